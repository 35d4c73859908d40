import type { Locale } from "../../core/locales.ts";
import type { Insight } from "../findings.ts";
import { factsBlock, writingRules } from "../wording/instructions.ts";

/** What a model is told before it writes the insights of a quiz. */
export function insightInstructions(locale: Locale): string {
  return `${writingRules(locale)}

Your task: the rules have chosen a few findings of a wellness quiz, each with a draft and with the person's own answer as the reason. Write each of them again so that it sounds like one thoughtful person talking to another who lives with that language and, where a country is given, its everyday life: meals, working hours, seasons. Keep what each draft advises, down to the doctor or professional it mentions. Title: at most 60 characters. Text: two or three sentences, at most 400 characters. Keep every "item" exactly as it is, one insight for each draft.`;
}

/** The drafts as a question; no age, no sex, no name, no answers besides those of the three findings. */
export function insightQuestion(drafts: readonly Insight[], country: string | undefined): string {
  return factsBlock({
    ...(country === undefined ? {} : { country }),
    drafts: drafts.map(({ item, title, text, reason }) => ({ item, title, text, reason })),
  });
}
