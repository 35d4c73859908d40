import { type Locale, translator } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import { activeMinutes, phq4Parts } from "../../models/check-ins/questions.ts";
import type { ScoredItem } from "./item-scores.ts";

/** Joins phrases as the language does: "a, b and c". */
export function listInWords(phrases: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(phrases);
}

/** How often a feeling was there, by its lowest answer, the heaviest first. */
const frequencies = [
  [3, "nearlyDaily"],
  [2, "often"],
  [1, "rarely"],
] as const;

/** Mood and worry as one phrase, with the feelings that were there most. */
function moodInWords(phq4: NonNullable<QuizAnswers["phq4"]>, locale: Locale): string {
  const translate = translator(locale);
  const highest = Math.max(...phq4);
  if (highest === 0) return translate("insights:answers.phq4.none");
  // From "more than half the days" on all such feelings are named, with what is true of every one of them.
  const named = phq4Parts.filter((_, index) => (phq4[index] ?? 0) >= Math.min(highest, 2));
  const lowest = Math.min(...phq4.filter((part) => part >= Math.min(highest, 2)));
  const frequency = frequencies.find(([from]) => lowest >= from)?.[1] ?? "rarely";
  const feelings = named.map((part) => translate(`insights:answers.phq4.feelings.${part}`));
  return translate(`insights:answers.phq4.${frequency}`, { feelings: listInWords(feelings, locale) });
}

/**
 * The person's own answer to an item as a phrase that can follow "You said:", e.g. "6 hours of sleep".
 * `undefined` when the item was skipped.
 */
export function answerInWords(item: ScoredItem, answers: QuizAnswers, locale: Locale): string | undefined {
  const translate = translator(locale);
  if (item === "phq4") return answers.phq4 && moodInWords(answers.phq4, locale);
  if (item === "activity") {
    const { actDays, actMin } = answers;
    if (actDays === 0) return translate("insights:answers.activity.none");
    if (actDays === undefined || actMin === undefined) return undefined;
    return translate("insights:answers.activity.days", {
      count: actDays,
      // The longest answer is "90 min or more".
      minutes: actMin === Math.max(...activeMinutes) ? `${actMin}+` : actMin,
    });
  }
  const answer = answers[item];
  if (answer === undefined || answer === "n/a") return undefined;
  if (item === "careDays") return translate("insights:answers.careDays.days", { count: Number(answer) });
  if (item === "lifeSat") return translate("insights:answers.lifeSat.value", { value: answer });
  return translate(`insights:answers.${item}.${answer}`);
}

/** Items whose phrases are clauses or lists, which "and" would run together. */
const clauses: readonly ScoredItem[] = [
  "phq4",
  "lonely",
  "coping",
  "tobacco",
  "skin",
  "genHealth",
  "sun",
  "body",
];

/** Several answers in one phrase: "6 hours of sleep and 15–21 days without enough rest in a month". */
export function answersInWords(items: readonly ScoredItem[], answers: QuizAnswers, locale: Locale): string {
  const phrases = items.flatMap((item) => answerInWords(item, answers, locale) ?? []);
  return items.some((item) => clauses.includes(item)) ? phrases.join("; ") : listInWords(phrases, locale);
}
