import type { WallTime } from "../days/leo-day.ts";
import type { LocalDate } from "../days/local-date.ts";
import type { Recurrence } from "./occurrence.ts";

/** What something comes out of: the digest, the week's summary, a reminder, or a second call the person asked for. */
export type SlotKind = "digest" | "weekly" | "reminder" | "later";

/** A reminder's slot. */
export function reminderSlot(reminderId: string): string {
  return `reminder:${reminderId}`;
}

/** The slot of a second call. @param source the message that comes again, see {@link messageKey} */
export function laterSlot(source: string): string {
  return `later:${source}`;
}

/** Names a nudge of a person: its date and which of that date's messages it was, e.g. `20260601.2`. */
export function messageKey(date: LocalDate, message: number): string {
  return `${date.replaceAll("-", "")}.${message}`;
}

/** Reads a {@link messageKey}; `undefined` for anything else. */
export function readMessageKey(
  key: string,
): { readonly date: LocalDate; readonly message: number } | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})\.(\d)$/.exec(key);
  if (match === null) return undefined;
  const [, year, month, day, message] = match;
  return { date: `${year}-${month}-${day}`, message: Number(message) };
}

/** The kind of a slot, and what it is about: a reminder's id or a message's key. */
export function readSlot(slot: string): { readonly kind: SlotKind; readonly about: string } {
  const [kind = "", about = ""] = slot.split(":");
  return { kind: kind as SlotKind, about };
}

/** The part of a person's settings that says when slots come. */
export interface SlotTimes {
  readonly state: string | null;
  readonly digest_time: WallTime | null;
  readonly weekend_time: WallTime | null;
  readonly weekly: boolean | null;
}

/** The part of a reminder that says when it comes. */
export interface ReminderTimes {
  readonly time: WallTime | null;
  readonly days: readonly number[] | null;
  readonly once: LocalDate | null;
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const sunday = [7];

/** When a slot comes by what its person wants; `undefined` where it doesn't come again. */
export function recurrenceOf(
  slot: string,
  settings: SlotTimes,
  reminder: ReminderTimes,
): Recurrence | undefined {
  const { kind } = readSlot(slot);
  if (kind === "later") return undefined;
  if (kind === "reminder") {
    const { time, days, once } = reminder;
    if (time === null || days === null) return undefined;
    return once === null
      ? { kind: "weekly", days, time, weekendTime: null }
      : { kind: "once", date: once, time };
  }
  const { state, digest_time: time, weekend_time: weekendTime, weekly } = settings;
  if (state !== "on" || time === null || (kind === "weekly" && weekly !== true)) return undefined;
  return { kind: "weekly", days: kind === "weekly" ? sunday : everyDay, time, weekendTime };
}
