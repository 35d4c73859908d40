import { buttonsOf } from "../support/turn.ts";
import { type LocalTime, localTime } from "./local-time.ts";
import type { YearPerson } from "./people.ts";
import type { Happening, NudgeRow, YearRecord } from "./record.ts";

/** A nudge as the platform took it. */
export interface TakenNudge {
  readonly at: Date;
  /** Its date and which of the day's messages it is, out of its own buttons. */
  readonly key: string;
}

/** One person's year as the auditor looks at it: only what was done, taken and stored, and the runtime's calendar. */
export interface Ledger {
  readonly person: YearPerson;
  readonly reminderIds: readonly string[];
  readonly rows: readonly NudgeRow[];
  readonly nudges: readonly TakenNudge[];
  readonly happenings: readonly Happening[];
  /** The wall of the zone the person was in then. */
  wall(at: Date): LocalTime;
  /** When the person last wrote or pressed something before a moment, or at it. */
  spokeBefore(at: Date): Date | undefined;
  isMuted(at: Date): boolean;
  isInCare(at: Date): boolean;
  isBlocked(at: Date): boolean;
  isQuiet(at: Date): boolean;
}

/** Deeds that reach Leo as a message or a press. */
export const speaking: readonly string[] = ["answer", "talk", "tick-early", "grave"];
const careMs = 72 * 3_600_000;

function keyOf(message: YearRecord["messages"][number]): string | undefined {
  const button = buttonsOf(message.first).find(({ action }) => action === "nudge");
  return button?.value.split(".").slice(1, 3).join(".");
}

function group<T extends { readonly person: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(one.person);
    if (group === undefined) groups.set(one.person, [one]);
    else group.push(one);
  }
  return groups;
}

/** Opens everybody's ledger. */
export function openLedgers(record: YearRecord): readonly Ledger[] {
  const rows = group(record.rows);
  const messages = group(record.messages);
  const deeds = group(record.happenings);
  return record.seated.map(({ person, reminderIds }) => {
    const happenings = deeds.get(person.name) ?? [];
    const before = (at: Date, ...kinds: readonly string[]) =>
      happenings.findLast((one) => one.at <= at && kinds.includes(one.deed.kind));
    const zoneAt = (at: Date) => {
      const moved = before(at, "move")?.deed;
      return moved?.kind === "move" ? moved.timeZone : person.timeZone;
    };
    const wall = (at: Date) => localTime(at, zoneAt(at));
    return {
      person,
      reminderIds,
      happenings,
      rows: rows.get(person.name) ?? [],
      nudges: (messages.get(person.name) ?? []).flatMap((message) => {
        const key = keyOf(message);
        return key === undefined ? [] : [{ at: message.at, key }];
      }),
      wall,
      spokeBefore: (at) => before(at, ...speaking)?.at,
      isMuted: (at) => {
        const muted = before(at, "mute")?.deed;
        return muted?.kind === "mute" && at < muted.until;
      },
      isInCare: (at) => {
        const grave = before(at, "grave");
        return grave !== undefined && at.getTime() - grave.at.getTime() < careMs;
      },
      isBlocked: (at) => {
        const blocked = before(at, "block");
        const wrote = before(at, "talk", "grave");
        return blocked !== undefined && (wrote === undefined || wrote.at < blocked.at);
      },
      isQuiet: (at) => {
        const { quietFrom: from, quietTo: to } = person;
        const { time } = wall(at);
        return from <= to ? from <= time && time < to : time >= from || time < to;
      },
    };
  });
}
