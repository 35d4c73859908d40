import { locales, translator } from "../../core/locales.ts";
import { optionTextKey } from "../../models/check-ins/question-texts.ts";
import { questions } from "../../models/check-ins/questions.ts";
import { normaliseForScreening } from "./normalise.ts";

/**
 * Tells Leo's own words: a text that is an answer on one of the check-in's buttons, typed as it stands there. Nobody's
 * cry for help is in them, and the local model, which knows no questions, may take one for that.
 */
export function createOwnWords(): (text: string) => boolean {
  const own = new Set<string>();
  for (const locale of locales) {
    const t = translator(locale);
    for (const question of questions) {
      for (const option of question.options)
        own.add(normaliseForScreening(t(optionTextKey(question, option))));
    }
  }
  return (text) => own.has(normaliseForScreening(text.slice(0, 400)));
}
