import type { Button } from "../../core/message.ts";
import type { WallTime } from "../../models/days/leo-day.ts";
import type { Reminder } from "../../models/nudges/reminders.ts";
import { shortId } from "./check-in-view.ts";

/** Buttons about reminders; a value is what to do, then what it is about, separated by full stops. */
export const remindAction = "remind";
/** Slot of the message in which reminders are shown and set up. */
export const remindSlot = "remind";

/** What a button about reminders does. */
export type RemindStep =
  | "list"
  | "new"
  | "habit"
  | "other"
  | "open"
  | "on"
  | "off"
  | "remove"
  | "time"
  | "type"
  | "days"
  | "choose"
  | "once"
  | "digest";

/** Times offered with buttons, morning to evening. */
export const offeredTimes: readonly WallTime[] = ["08:00", "12:30", "18:00", "20:00"];

/** A button about reminders; of an id only its beginning is carried. */
export function remindButton(label: string, step: RemindStep, ...about: readonly string[]): Button {
  return { action: remindAction, value: [step, ...about].join("."), label };
}

/** A button about one reminder. */
export function reminderButton(
  label: string,
  step: RemindStep,
  reminder: Pick<Reminder, "id">,
  ...about: readonly string[]
): Button {
  return remindButton(label, step, shortId(reminder.id), ...about);
}

/** Reads weekdays as buttons carry them, `135`; `undefined` for anything else. */
export function readCompactDays(compact: string): readonly number[] | undefined {
  if (!/^[1-7]{1,7}$/.test(compact)) return undefined;
  return [...new Set([...compact].map(Number))].sort();
}
