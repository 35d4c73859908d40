import { type Locale, translator } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { MicroHabit } from "../findings.ts";
import { itemScore } from "../quiz/item-scores.ts";
import { microHabitInWords } from "../quiz/micro-habit-texts.ts";
import { type CatalogueHabit, microHabitCatalogue } from "../quiz/micro-habits.ts";

/** The item of a habit with the lowest score; the first one where none was answered. */
function weakestItem({ items }: CatalogueHabit, answers: QuizAnswers): string | undefined {
  const scored = items.map((item) => ({ item, score: itemScore(item, answers) ?? Number.POSITIVE_INFINITY }));
  return scored.sort((a, b) => a.score - b.score)[0]?.item;
}

/** Habits of the catalogue in words, each filed under the item it helps most with; unknown ids are left out. */
export function habitsInWords(ids: readonly string[], answers: QuizAnswers, locale: Locale): MicroHabit[] {
  return ids.flatMap((id) => {
    const habit = microHabitCatalogue.find((candidate) => candidate.id === id);
    const words = microHabitInWords(id, translator(locale));
    if (habit === undefined || words === undefined) return [];
    return [{ ...words, item: weakestItem(habit, answers) ?? words.item }];
  });
}

/** Every habit of the catalogue that makes sense for the answers, in words, for a model to choose from. */
export function fittingHabits(answers: QuizAnswers, locale: Locale): MicroHabit[] {
  const fitting = microHabitCatalogue.filter(({ suits }) => suits?.(answers) ?? true);
  return habitsInWords(
    fitting.map(({ id }) => id),
    answers,
    locale,
  );
}
