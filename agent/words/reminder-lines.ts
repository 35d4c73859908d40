import type { WallTime } from "../../models/days/leo-day.ts";
import { isOver, type Reminder } from "../../models/nudges/reminders.ts";
import type { RemindView } from "../remind-view.ts";
import { capNote, matterOf, nextOf, quietNote, rhythmOf } from "./reminder-words.ts";

/** One reminder in paragraphs: what and when, when next, what is to be known about its time. @param guess the two times that may be meant */
export function reminderLines(
  view: RemindView,
  reminder: Reminder,
  guess?: readonly [WallTime, WallTime],
): readonly string[] {
  const { t } = view.when;
  const words = { what: matterOf(reminder, view.habits), when: rhythmOf(reminder, view.when) };
  if (!reminder.on) return [t("remind:card.off", words)];
  return [
    t("remind:card.on", words),
    nextOf(reminder, view.when),
    quietNote(reminder, view.settings, t),
    capNote(reminder, view.reminders, view.settings, t),
    guess === undefined ? "" : t("remind:card.guess", { time: guess[0], other: guess[1] }),
  ].filter((line) => line !== "");
}

/** All reminders that still come, and the daily message, in paragraphs. */
export function reminderListLines({ reminders, habits, settings, when }: RemindView): readonly string[] {
  const { t, now } = when;
  const lines = reminders
    .filter((reminder) => !isOver(reminder, when))
    .map((reminder) => {
      const line = `- **${matterOf(reminder, habits)}**: ${rhythmOf(reminder, when)}`;
      return reminder.on ? line : `${line} (${t("remind:list.isOff")})`;
    });
  const { digestTime: time, weekendTime, mutedUntil } = settings;
  const digest =
    settings.state === "off"
      ? t("remind:list.digestOff")
      : weekendTime === null
        ? t("remind:list.digest", { time })
        : t("remind:list.digestWeekend", { time, weekend: weekendTime });
  return [
    lines.length === 0 ? t("remind:list.none") : [t("remind:list.title"), "", ...lines].join("\n"),
    digest,
    ...(mutedUntil !== null && mutedUntil > now ? [t("remind:list.muted")] : []),
  ];
}
