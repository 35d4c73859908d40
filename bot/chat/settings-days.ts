import type { Button, FactRow } from "../../core/message.ts";
import { findDayRule, setDayRule } from "../../models/days/day-rules.ts";
import { toWallTime } from "../../models/times/clock-hours.ts";
import { asking, rowsOf } from "./blocks.ts";
import { commandAction } from "./command-names.ts";
import type { ChatContext } from "./context.ts";
import { mutedWords } from "./mute.ts";
import { loadRemindView } from "./remind-store.ts";

/** Hours at which a day may begin. */
const startHours = [0, 1, 2, 3, 4, 5, 6] as const;

const daySlot = "day-start";

/** The settings about reminders, quiet and days, as rows of a list. */
export async function dayFacts(context: ChatContext): Promise<readonly FactRow[]> {
  const { t } = context;
  const { reminders, settings, when } = await loadRemindView(context);
  const { state, digestTime, weekendTime, quietFrom, quietTo, mutedUntil } = settings;
  const times = weekendTime === null ? digestTime : `${digestTime} / ${weekendTime}`;
  const label = (name: string) => t(`remind:settings.${name}`);
  return [
    {
      label: label("reminders"),
      value: t("remind:settings.on", { count: reminders.filter(({ on }) => on).length }),
    },
    { label: label("daily"), value: state === "on" ? times : label("off") },
    { label: label("quiet"), value: quietFrom === quietTo ? label("none") : `${quietFrom}–${quietTo}` },
    ...(mutedUntil !== null && mutedUntil > when.now
      ? [{ label: label("muted"), value: await mutedWords(context, mutedUntil) }]
      : []),
    { label: label("dayStart"), value: toWallTime(when.rule.startHour, 0) },
  ];
}

/** Buttons that open them. @param action name that the day's button comes back with */
export function dayButtons({ t }: ChatContext, action: string): readonly Button[] {
  return [
    { action: commandAction, value: "remind", label: t("remind:settings.reminders") },
    { action: commandAction, value: "quiet", label: t("remind:settings.quiet") },
    { action: commandAction, value: "mute", label: t("remind:settings.mute") },
    { action, value: "day", label: t("remind:settings.dayStart") },
  ];
}

/** Asks at what hour the person's day begins. @param action name that the buttons come back with */
export async function askDayStart({ turn, person, t }: ChatContext, action: string): Promise<void> {
  const { startHour } = await findDayRule(turn.transaction, person.id, turn.now());
  const buttons = startHours.map((hour) => ({
    action,
    value: `day.${hour}`,
    label: toWallTime(hour, 0),
  }));
  turn.release(daySlot);
  const question = t("remind:settings.askDayStart", { now: toWallTime(startHour, 0) });
  turn.say(asking(question, rowsOf(buttons)), { slot: daySlot });
}

/** Begins the person's days at another hour from now on. */
export async function keepDayStart({ turn, person, t }: ChatContext, value: string): Promise<void> {
  const startHour = startHours.find((hour) => String(hour) === value);
  if (startHour === undefined) return;
  await setDayRule(turn.transaction, person.id, { startHour }, turn.now());
  const time = toWallTime(startHour, 0);
  turn.say(asking(t("remind:settings.dayStartSet", { time }), []), { slot: daySlot });
  turn.release(daySlot);
}
