import type { WallTime } from "../days/leo-day.ts";
import { daysBetween, type LocalDate } from "../days/local-date.ts";
import { backOffDays } from "./back-off.ts";
import { isQuiet } from "./quiet-hours.ts";
import type { NudgeSettings } from "./settings.ts";
import type { SlotKind } from "./slots.ts";

/** Why something that was due was not sent. */
export type Refusal =
  /** Switched off or removed in the meantime. */
  | "off"
  /** No direct conversation that Leo can write to. */
  | "unreachable"
  | "muted"
  /** Within 72 hours of a grave message. */
  | "crisis"
  /** Leo was down when it was due, and its time is over. */
  | "late"
  | "quiet-hours"
  /** Everything it is about is paused. */
  | "paused"
  /** Nothing it is about is open. */
  | "all-done"
  /** There is nothing it could be about. */
  | "nothing"
  /** Earlier ones were not answered, so they come less often. */
  | "back-off"
  /** The person wanted them less often. */
  | "less-often"
  /** The person wrote within the last two hours. */
  | "spoke-recently"
  /** The day has had as many as it may have. */
  | "cap"
  /** The last one was less than four hours ago. */
  | "min-gap";

/** Why there is nothing to say about something that is due. */
export type Emptiness = Extract<Refusal, "off" | "paused" | "all-done" | "nothing">;

/** What became of something that was due. */
export type NudgeOutcome = "due" | "sent" | Refusal;

/** Longest time after its moment at which a nudge still makes sense, in milliseconds. */
export const windowMs = 2 * 60 * 60_000;

/** Shortest time between two nudges of which the person didn't order the second, in milliseconds. */
export const minGapMs = 4 * 60 * 60_000;

/** For how long after a person's message Leo doesn't write on its own, in milliseconds. */
export const afterTalkMs = 2 * 60 * 60_000;

/** Most messages of Leo's own a day; the second number where the person chose the time of it. */
export const dailyCap = { usual: 2, chosenTime: 3 } as const;

/** Something that is due. */
export interface DueSlot {
  readonly slot: string;
  readonly kind: SlotKind;
  /** A reminder in the person's own words, or a second call: ordered as it is, so it neither thins out nor waits. */
  readonly isOrdered: boolean;
  /** The day it belongs to. */
  readonly date: LocalDate;
  readonly at: Date;
}

/** What the clock and a person's settings say. */
export interface NudgeStanding {
  readonly now: Date;
  /** The date and time on the person's wall. */
  readonly local: { readonly date: LocalDate; readonly time: WallTime };
  readonly settings: Pick<
    NudgeSettings,
    "quietFrom" | "quietTo" | "mutedUntil" | "everyDays" | "isTimeChosen"
  >;
  /** Days in a row with nudges that were not answered. */
  readonly unanswered: number;
  /** The last day with a nudge that was not ordered. */
  readonly nudgedOn: LocalDate | null;
}

/** What a turn knows besides. */
export interface NudgeFacts extends NudgeStanding {
  readonly isInCrisis: boolean;
  readonly spokeAt: Date | null;
  readonly nudgedAt: Date | null;
  /** Messages of Leo's own that the day has had. */
  readonly sentToday: number;
  /** Why there is nothing to say about a slot, by slot; a slot that isn't here has something to say. */
  readonly empty: ReadonlyMap<string, Emptiness>;
}

/** Days are counted in nudges, not in messages: a day that had one may have its others. */
function thinning(due: DueSlot, standing: NudgeStanding): Refusal | undefined {
  const { unanswered, nudgedOn, settings } = standing;
  const gap = backOffDays(unanswered);
  if (gap === undefined) return "back-off";
  if (nudgedOn === null) return undefined;
  const days = daysBetween(nudgedOn, due.date);
  if (days === 0 || days < 0) return undefined;
  if (days < gap) return "back-off";
  return days < settings.everyDays ? "less-often" : undefined;
}

/** Why something isn't sent that the clock and the settings alone can tell; asked again when it would be sent. */
export function refusalByClock(due: DueSlot, standing: NudgeStanding): Refusal | undefined {
  const { now, local, settings } = standing;
  if (settings.mutedUntil !== null && now < settings.mutedUntil) return "muted";
  if (due.date !== local.date || now.getTime() - due.at.getTime() > windowMs) return "late";
  // Of a reminder the person chose the time: it comes in the quiet hours as well.
  if (due.kind !== "reminder" && isQuiet(local.time, settings)) return "quiet-hours";
  return due.isOrdered ? undefined : thinning(due, standing);
}

function isWithin(ms: number, now: Date, earlier: Date | null): boolean {
  return earlier !== null && now.getTime() - earlier.getTime() < ms;
}

function refusalOf(due: DueSlot, facts: NudgeFacts): Refusal | undefined {
  const byClock = refusalByClock(due, facts);
  if (byClock === "muted") return byClock;
  if (facts.isInCrisis) return "crisis";
  if (byClock !== undefined) return byClock;
  const empty = facts.empty.get(due.slot);
  if (empty !== undefined || due.isOrdered) return empty;
  if (isWithin(afterTalkMs, facts.now, facts.spokeAt)) return "spoke-recently";
  return isWithin(minGapMs, facts.now, facts.nudgedAt) ? "min-gap" : undefined;
}

function isTimeChosen(due: DueSlot, facts: NudgeFacts): boolean {
  return due.kind === "reminder" || due.kind === "later" || facts.settings.isTimeChosen;
}

/** Decides about everything of a person that is due now; what is sent is sent as one message. */
export function decideNudges(
  dues: readonly DueSlot[],
  facts: NudgeFacts,
): ReadonlyMap<DueSlot, "sent" | Refusal> {
  const refusals = new Map(dues.map((due) => [due, refusalOf(due, facts)]));
  const wanted = dues.filter((due) => refusals.get(due) === undefined);
  const cap = wanted.some((due) => isTimeChosen(due, facts)) ? dailyCap.chosenTime : dailyCap.usual;
  const rest = facts.sentToday < cap ? "sent" : "cap";
  return new Map(dues.map((due) => [due, refusals.get(due) ?? rest]));
}
