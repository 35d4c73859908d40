/**
 * A language's words for habits, as sources of regular expressions without capturing groups; texts are compared
 * without regard to case. `{n}` and `{m}` stand for a number in digits or words.
 */
export interface HabitVocabulary {
  /** Words for 1 to 7; the first ones of each may say how often: "once". */
  readonly numbers: readonly string[];
  /** Whole names and short ones of the weekdays, Monday first. */
  readonly weekdays: readonly (readonly [whole: string, short: string])[];
  /** Words before a weekday: "on". */
  readonly beforeWeekday: string;
  /** Words between weekdays: "and". */
  readonly and: string;
  /** Words for a range of weekdays: "to". */
  readonly to: string;
  readonly daily: string;
  readonly workdays: string;
  readonly weekend: string;
  readonly timesAWeek: string;
  readonly onceAWeek: string;
  readonly timesInDays: string;
  readonly onceInDays: string;
  readonly everySecondDay: string;
  /** What a cue begins with: "after". */
  readonly cue: string;
  /** What may be counted: "minutes". */
  readonly units: string;
  /** Words for a limit: "at most". */
  readonly atMost: string;
  readonly today: string;
  readonly tomorrow: string;
  readonly yesterday: string;
  readonly partly: string;
  readonly skip: string;
  readonly undo: string;
  readonly all: string;
}
