import { wallClock } from "../models/days/leo-day.ts";
import { callAgain, laterTimes } from "../models/nudges/later.ts";
import { nudgeLessOften, type Pace } from "../models/nudges/less-often.ts";
import { addReminder, changeReminder, type Reminder } from "../models/nudges/reminders.ts";
import { readMessageKey, reminderSlot } from "../models/nudges/slots.ts";
import { findNewestNudge, findNudgeSlots, type NudgeSubject } from "../models/nudges/subjects.ts";
import { loadRemindView, type RemindView } from "./remind-view.ts";
import type { ReminderTarget } from "./reminder-target.ts";
import type { WantedTime } from "./reminder-time.ts";
import type { ToolContext, ToolRefusal, ToolResult } from "./tool.ts";
import { reminderLines } from "./words/reminder-lines.ts";
import { matterOf, rhythmOf } from "./words/reminder-words.ts";

type Matter = Extract<ReminderTarget, { readonly kind: "matter" }>;

/** Reminders as they stand now, in words and as data. */
async function resultOf(
  changed: readonly Reminder[],
  before: RemindView,
  context: ToolContext,
  { guess, notice }: { readonly guess?: WantedTime["guess"]; readonly notice?: string } = {},
): Promise<ToolResult> {
  const view = await loadRemindView(context.transaction, context.personId, before.when);
  const lines = changed.flatMap((one) => reminderLines(view, one, guess));
  return {
    say: [...lines, ...(notice === undefined ? [] : [notice])].join("\n\n"),
    facts: {
      reminders: changed.map((one) => ({
        what_text: matterOf(one, view.habits),
        when: rhythmOf(one, view.when),
        is_on: one.on,
      })),
    },
  };
}

/** Switches a reminder on: the one there is of that matter, at a new time if one is named, or a new one. */
export async function switchOn(
  target: Matter,
  wanted: WantedTime,
  view: RemindView,
  context: ToolContext,
): Promise<ToolResult | ToolRefusal> {
  const { transaction, personId, now, t } = context;
  const { time, days, once, guess } = wanted;
  const extras = guess === undefined ? {} : { guess };
  const known = target.reminders.find((one) => one.time === time) ?? target.reminders[0];
  const isTheOne = known !== undefined && (target.reminders.length === 1 || known.time === time);
  if (time === null && target.reminders.length === 0) return { refused: t("tools:reminder.needsTime") };
  if (time === null || isTheOne) {
    const named = {
      ...(time === null ? {} : { time }),
      ...(days === null ? {} : { days, once: null }),
      ...(once === null ? {} : { once }),
      on: true,
    };
    const which = time === null ? target.reminders : known === undefined ? [] : [known];
    const changed: Reminder[] = [];
    for (const { id } of which) {
      const one = await changeReminder(transaction, personId, id, named, now());
      if (one !== undefined) changed.push(one);
    }
    return resultOf(changed, view, context, extras);
  }
  const { habit } = target;
  const rhythm = habit?.schedule.kind === "weekdays" && once === null ? habit.schedule.days : null;
  const added = await addReminder(
    transaction,
    personId,
    {
      ...target.about,
      time,
      ...(once === null ? {} : { once }),
      ...((days ?? rhythm) === null ? {} : { days: days ?? rhythm ?? [] }),
    },
    now(),
  );
  return resultOf([added], view, context, extras);
}

/** Switches the reminders of a matter off, or the one at the time named. */
export async function switchOff(
  { reminders }: Matter,
  { time }: WantedTime,
  view: RemindView,
  context: ToolContext,
): Promise<ToolResult> {
  const { transaction, personId, now } = context;
  const meant = time === null ? reminders : reminders.filter((one) => one.time === time);
  const changed: Reminder[] = [];
  for (const { id } of meant.length === 0 ? reminders : meant) {
    const one = await changeReminder(transaction, personId, id, { on: false }, now());
    if (one !== undefined) changed.push(one);
  }
  return resultOf(changed, view, context);
}

/** What less often is asked for, as the nudges know it. */
export function subjectsOf(target: ReminderTarget): readonly NudgeSubject[] {
  const empty = { reminderId: "", habitId: null, text: null, answer: null };
  if (target.kind === "digest") return [{ ...empty, slot: "digest", kind: "digest" }];
  return target.reminders.map(({ id, habitId, text }) => {
    return { slot: reminderSlot(id), kind: "reminder", reminderId: id, habitId, text, answer: null };
  });
}

/** Makes what is meant come less often. */
export async function makeLess(target: ReminderTarget, context: ToolContext): Promise<ToolResult> {
  const { transaction, personId, now, dayRule, t } = context;
  const { date } = wallClock(now(), dayRule.timeZone);
  const pace: Pace = await nudgeLessOften(transaction, personId, subjectsOf(target), date, now());
  return { say: t(`nudges:pace.${pace}`), facts: { comes: pace } };
}

/** The nudge of today that was about what is meant, as its key; `undefined` where none came. */
async function nudgeOfToday(target: ReminderTarget, context: ToolContext): Promise<string | undefined> {
  const { transaction, personId, now, dayRule } = context;
  const key = await findNewestNudge(transaction, personId);
  if (key === undefined || readMessageKey(key)?.date !== wallClock(now(), dayRule.timeZone).date)
    return undefined;
  const slots = await findNudgeSlots(transaction, personId, key);
  return subjectsOf(target).some(({ slot }) => slots.includes(slot)) ? key : undefined;
}

/** Lets something come once more today: the nudge that came, or else a reminder for today alone. */
export async function snooze(
  target: ReminderTarget,
  wanted: WantedTime,
  view: RemindView,
  context: ToolContext,
): Promise<ToolResult | ToolRefusal> {
  const { transaction, personId, now, dayRule, t } = context;
  const { timeZone } = dayRule;
  const time = wanted.time ?? laterTimes(now(), timeZone, view.settings)[0];
  if (time === undefined || time <= wallClock(now(), timeZone).time) {
    return { refused: t("nudges:later.tomorrow") };
  }
  const key = await nudgeOfToday(target, context);
  if (key !== undefined && (await callAgain(transaction, personId, { key, time, timeZone }, now()))) {
    return { say: t("nudges:later.done", { time }), facts: { comes_again_at: time } };
  }
  if (target.kind === "digest" || key !== undefined) return { refused: t("nudges:later.tomorrow") };
  const once = wallClock(now(), timeZone).date;
  const added = await addReminder(transaction, personId, { ...target.about, time, once }, now());
  return resultOf([added], view, context);
}
