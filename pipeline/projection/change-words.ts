import { type Locale, translator } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import { answerInWords, listInWords } from "../quiz/local-answers.ts";
import { answersAfter, type Choice } from "./change-levels.ts";

/** A change as a phrase, e.g. "150 active minutes a week". @throws ChoiceError for one that isn't within reach */
export function changeInWords(choice: Choice, answers: QuizAnswers, locale: Locale): string {
  const translate = translator(locale);
  const { item, level } = choice;
  if (item === "activity" || item === "careDays")
    return translate(`future:levels.${item}`, { count: Number(level) });
  return answerInWords(item, answersAfter(answers, [choice]), locale) ?? level;
}

/** Several changes in one phrase: with commas between clauses, "a and b" where all are nouns. */
export function changesInWords(chosen: readonly Choice[], answers: QuizAnswers, locale: Locale): string {
  const phrases = chosen.map((choice) => changeInWords(choice, answers, locale));
  const isClause = chosen.some(({ item }) => item === "tobacco" || item === "lonely" || item === "sun");
  return isClause ? phrases.join("; ") : listInWords(phrases, locale);
}

/** What a button for a level says, e.g. "150 min". */
export function levelLabel({ item, level }: Choice, locale: Locale): string {
  const translate = translator(locale);
  if (item === "activity") return translate("future:levels.minutes", { count: Number(level) });
  if (item === "careDays") return translate("future:levels.days", { count: Number(level) });
  return translate(`quiz:questions.${item}.options.${level}`);
}
