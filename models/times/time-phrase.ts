import type { Locale } from "../../core/locales.ts";
import type { DayRule, WallTime } from "../days/leo-day.ts";
import type { LocalDate } from "../days/local-date.ts";

/** What a phrase about time is read with. */
export interface TimeContext {
  readonly locale: Locale;
  readonly now: Date;
  /** The zone and the hour at which the person's day begins. */
  readonly rule: DayRule;
}

/** When something is to come, as far as a text says it. */
export interface TimePhrase {
  readonly kind: "phrase";
  /** `null` where none is named. */
  readonly time: WallTime | null;
  /** Whether the half or part of the day was guessed: then it is to be confirmed. */
  readonly isGuessed: boolean;
  /** The other time that may be meant; `null` unless guessed. */
  readonly otherTime: WallTime | null;
  /** The one day it is for; `null` where it repeats or no day is named. Never before today. */
  readonly once: LocalDate | null;
  /** Days on which it repeats, 1 for Monday to 7 for Sunday, sorted; `null` where none are named. */
  readonly days: readonly number[] | null;
  /** The text without the words about time: what it is about. */
  readonly rest: string;
}

/** Why a text can't be kept as a time. */
export type TimeProblem =
  /** Longer than {@link longestText}. */
  | "too-long"
  /** "25:00", "7:75", "19 in the morning". */
  | "impossible-time"
  /** "half past", and no hour. */
  | "unfinished-time"
  /** "31 February", or a weekday that the date isn't. */
  | "impossible-date"
  /** "3/12": a day in March or in December. */
  | "unclear-date"
  /** A moment that has passed. */
  | "past"
  /** Further away than {@link longestWaitDays}. */
  | "too-far"
  /** Two times or two dates. */
  | "several-times"
  /** "Every two hours": anything but days of the week. */
  | "unsupported-repeat"
  /** Every day is left out. */
  | "no-days";

/** A problem and the words that cause it. */
export interface TimeFailure {
  readonly kind: "problem";
  readonly problem: TimeProblem;
  /** As the person wrote them, 60 characters at most. */
  readonly words: string;
}

/** What a text was read as. */
export type TimeReading = TimePhrase | TimeFailure;

/** Characters up to which a text is read. */
export const longestText = 4000;

/** Days ahead that something may be planned for. */
export const longestWaitDays = 5 * 366;
