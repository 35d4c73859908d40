import { z } from "zod";
import { isQuiet } from "../../models/nudges/quiet-hours.ts";
import { changeNudgeSettings, type NudgeChange } from "../../models/nudges/settings.ts";
import { orRefuse } from "../refuse.ts";
import { loadRemindView, type RemindView } from "../remind-view.ts";
import { digestName, findReminderTarget } from "../reminder-target.ts";
import { readWantedTime, type WantedTime } from "../reminder-time.ts";
import { makeLess, snooze, switchOff, switchOn } from "../switch-reminder.ts";
import { defineTool, type ToolContext, type ToolRefusal, type ToolResult } from "../tool.ts";
import { toolText } from "../tool-text.ts";
import { reminderListLines } from "../words/reminder-lines.ts";

const states = ["on", "off", "snooze", "less"] as const;
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** Switches the daily message on or off, at a time if one is named: on weekends alone where only they are named. */
async function setDigest(
  state: "on" | "off",
  { time, days }: WantedTime,
  { settings }: RemindView,
  { transaction, personId, now, t }: ToolContext,
): Promise<ToolResult | ToolRefusal> {
  const isWeekend = days?.join() === "6,7";
  const { quietFrom: from, quietTo: to } = settings;
  if (state === "on" && time !== null && isQuiet(time, settings)) {
    return { refused: t("remind:digest.quiet", { time, from, to }) };
  }
  const isEveryDay = days === null || days.length === 7;
  const daily = isEveryDay ? { weekendTime: null } : {};
  const times: NudgeChange =
    time === null ? {} : isWeekend ? { weekendTime: time } : { digestTime: time, ...daily };
  const change = state === "off" ? { state } : { ...times, state };
  const after = await changeNudgeSettings(transaction, personId, change, now());
  const shown = isWeekend && time !== null ? time : after.digestTime;
  const key = isWeekend && time !== null ? "weekend" : "daily";
  return {
    say: state === "off" ? t("remind:list.digestOff") : t(`remind:digest.${key}`, { time: shown }),
    facts: { daily_message: { is_on: after.state === "on", time: after.digestTime } },
  };
}

/** Switches a nudge on or off, lets it come again later today, or less often. */
export const setReminder = defineTool({
  name: "set_reminder",
  description: `Sets when Leo reminds the person, in their local time: of a habit, of anything in their own words, or with the daily message ("${digestName}"). on: sets or moves it; off: stops it; snooze: once more later today; less: less often.`,
  input: z.strictObject({
    what: toolText(400).describe(`a habit's name, the matter in the person's words, or ${digestName}`),
    time: toolText(100)
      .optional()
      .describe("HH:MM in 24 hours, or the person's words such as 'tomorrow at half past six'"),
    days: z
      .array(z.enum(weekdays))
      .optional()
      .describe("the days on which it repeats; every day if left out"),
    state: z.enum(states),
  }),
  effect: "write",
  run: async ({ what, time, days, state }, context) => {
    const { transaction, personId, t, locale, dayRule: rule, now } = context;
    const view = await loadRemindView(transaction, personId, { t, locale, rule, now: now() });
    const target = findReminderTarget(what, view);
    if ("refused" in target) return target;
    const wanted = readWantedTime(time, days, context);
    if ("refused" in wanted) return wanted;
    return orRefuse(t, async () => {
      if (target.kind === "digest" && (state === "on" || state === "off"))
        return setDigest(state, wanted, view, context);
      if (state === "snooze") return snooze(target, wanted, view, context);
      if (target.kind === "matter" && state === "on") return switchOn(target, wanted, view, context);
      if (target.kind === "matter" && target.reminders.length === 0) {
        const list = reminderListLines(view).join("\n\n");
        return { refused: t("tools:reminder.unknown", { list }) };
      }
      if (target.kind === "digest" || state === "less") return makeLess(target, context);
      return switchOff(target, wanted, view, context);
    });
  },
});
