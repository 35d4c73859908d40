import type { Locale } from "../../../core/locales.ts";
import type { LocalDate } from "../../../models/days/local-date.ts";
import type { Habit } from "../../../models/habits/habit.ts";
import { readAmount } from "../../../models/habits/read-amount.ts";
import { readMark } from "../../../models/habits/read-mark.ts";
import { requestWords } from "../words/all.ts";
import { anywhere } from "../words/vocabulary.ts";
import { habitsIn } from "./habit-names.ts";
import { pairText } from "./text-parts.ts";

/** What a sentence tells of habits: which, what became of them, how much, when. */
export interface MarkSlots {
  /** One where it is clear, several where it isn't, none where no name stands in it. */
  readonly habits: readonly Habit[];
  /** Whether all of the day are meant. */
  readonly isAll: boolean;
  readonly state: "done" | "partial" | "skipped" | "undone";
  readonly date: LocalDate;
  readonly value?: number;
}

/** Reads what a sentence tells of habits, such as "went for a walk yesterday, but only half of it". */
export function readMarkSlots(
  text: string,
  habits: readonly Habit[],
  { locale, today }: { readonly locale: Locale; readonly today: LocalDate },
): MarkSlots {
  const { folded } = pairText(text);
  const { mark } = requestWords[locale];
  const { date, state: told } = readMark(text, [], { locale, today });
  const state = anywhere(mark.undone).test(folded)
    ? "undone"
    : anywhere(mark.skipped).test(folded)
      ? "skipped"
      : anywhere(mark.partial).test(folded)
        ? "partial"
        : told;
  const found = habitsIn(text, habits);
  const amount = state === "skipped" || state === "undone" ? undefined : readAmount(text, locale);
  return {
    habits: found,
    isAll: found.length === 0 && anywhere(mark.all).test(folded),
    ...{ state, date },
    ...(amount === undefined ? {} : { value: amount.amount }),
  };
}
