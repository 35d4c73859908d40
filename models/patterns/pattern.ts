import type { LocalDate } from "../days/local-date.ts";

/** A habit's days on which it was due and is decided. */
export interface PatternHabit {
  readonly id: string;
  readonly name: string;
  /** In order; those skipped, paused, excused or still open are not in it. */
  readonly days: readonly { readonly date: LocalDate; readonly weekday: number; readonly isDone: boolean }[];
  /** At which minute of the person's day, 0 to 1439, it was ticked on its own day. */
  readonly minutes: readonly number[];
}

/** Answers of a check-in as numbers in which more is more of what the item names, e.g. more stress. */
export type PatternAnswers = Readonly<Partial<Record<PatternItem, number>>>;

/** The items of a check-in between which relations are looked for. */
export const patternItems = [
  "sleepHours",
  "restDays",
  "energyDays",
  "activeMinutes",
  "stress",
  "lonely",
  "lifeSat",
  "mood",
] as const;
export type PatternItem = (typeof patternItems)[number];

/** All that patterns are looked for in, of one person. */
export interface PatternData {
  readonly habits: readonly PatternHabit[];
  /** Oldest first. */
  readonly checkIns: readonly PatternAnswers[];
}

/** A relation with its numbers. */
export type Relation =
  /** A weekday on which a habit is missed more often than on the others. */
  | {
      readonly kind: "weekday";
      readonly habit: string;
      readonly weekday: number;
      readonly missed: number;
      readonly due: number;
      readonly otherMissed: number;
      readonly otherDue: number;
    }
  /** Two habits that are done on the same days, or rather not. */
  | {
      readonly kind: "together" | "apart";
      readonly habits: readonly [string, string];
      /** Days with the first one done, and those of them with the second one done, too. */
      readonly withFirst: number;
      readonly secondWithFirst: number;
      /** Days without the first one, and those of them with the second one done. */
      readonly withoutFirst: number;
      readonly secondWithoutFirst: number;
    }
  /** A time of day around which a habit is done. */
  | { readonly kind: "time"; readonly habit: string; readonly minute: number; readonly count: number }
  /** A habit that is kept more often, or less, in the second half of its days than in the first. */
  | {
      readonly kind: "rising" | "falling";
      readonly habit: string;
      readonly firstDone: number;
      readonly firstDue: number;
      readonly secondDone: number;
      readonly secondDue: number;
    }
  /** Two answers that rise and fall together across check-ins, or against each other. */
  | {
      readonly kind: "answers";
      readonly items: readonly [PatternItem, PatternItem];
      /** Spearman's rank correlation, -1 to 1. */
      readonly rho: number;
      readonly count: number;
    };

/** A relation that was tested. */
export interface Tested {
  readonly relation: Relation;
  /** Probability of one as strong by chance alone. */
  readonly p: number;
}

/** A relation that holds. */
export interface Pattern {
  readonly relation: Relation;
  /** The same, corrected for all relations that were looked at. */
  readonly p: number;
  readonly certainty: "very" | "quite" | "fairly";
}

/** What there is too little of for any relation to be looked for. */
export interface Missing {
  readonly what: "habit-days" | "check-ins";
  readonly have: number;
  readonly need: number;
}
