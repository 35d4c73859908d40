import type { WallTime } from "../models/days/leo-day.ts";
import type { LocalDate } from "../models/days/local-date.ts";
import { weekdayNames } from "../models/plans/plan-edit.ts";
import { readTime } from "../models/times/read-time.ts";
import type { TimeReading } from "../models/times/time-phrase.ts";
import type { ToolContext, ToolRefusal } from "./tool.ts";
import { nameInText } from "./words/habit-words.ts";

/** When a nudge is to come, as far as a tool's input says it. */
export interface WantedTime {
  /** `null` where none is named. */
  readonly time: WallTime | null;
  /** The two times that may be meant, where the half of the day was guessed. */
  readonly guess?: readonly [WallTime, WallTime];
  /** 1 for Monday to 7 for Sunday; `null` where none are named. */
  readonly days: readonly number[] | null;
  /** The one day it is for; `null` where it repeats. */
  readonly once: LocalDate | null;
}

/** Reads a time of a tool's input, as `HH:MM` or in words of the person's language or English. */
export function readWantedTime(
  words: string | undefined,
  weekdays: readonly string[] | undefined,
  { locale, dayRule: rule, now, t }: ToolContext,
): WantedTime | ToolRefusal {
  const named = [...new Set(weekdays?.map((day) => weekdayNames.indexOf(day) + 1))].sort();
  const days = named.length === 0 ? null : named;
  if (words === undefined || words.trim() === "") return { time: null, days, once: null };
  const readings = ([locale, "en"] as const).map((one) => readTime(words, { locale: one, now: now(), rule }));
  // The language that leaves fewer words over has understood more of them.
  const leftOver = (one: TimeReading) =>
    one.kind === "phrase" && one.time !== null ? one.rest.length : 1_000;
  const [timed] = [...readings].sort((one, other) => leftOver(one) - leftOver(other));
  if (timed === undefined || timed.kind === "problem") {
    const problem = timed?.problem ?? "no-time";
    const shown = nameInText({ name: timed?.words ?? words });
    return { refused: t(`remind:problem.${problem}`, { words: shown, count: 0 }) };
  }
  const { time, otherTime, once } = timed;
  if (time === null) return { refused: t("remind:problem.no-time") };
  return {
    time,
    ...(otherTime === null ? {} : { guess: [time, otherTime] as const }),
    days: days ?? timed.days,
    once: days === null ? once : null,
  };
}
