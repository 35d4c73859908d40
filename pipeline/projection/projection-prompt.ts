import type { Locale } from "../../core/locales.ts";
import type { Projection } from "../findings.ts";
import { factsBlock, writingRules } from "../wording/instructions.ts";

/** A projection before it is noted who wrote its sentences. */
export type FutureWords = Omit<Projection, "analysedBy">;

/** What a model is told before it writes about a possible future. */
export function projectionInstructions(locale: Locale): string {
  return `${writingRules(locale)}

Your task: the same formulas were run again with one or two changed answers. Write "narrative": three to five sentences, at most 700 characters, that let the person imagine an ordinary day with these changes, and say what the formulas show. It is an estimate from population studies, not a promise: "people with these habits, on average". Repeat only numbers from the facts, ages only as the range given. Nothing about faces or looks.`;
}

/** The computed changes and the draft; nothing else about the person. */
export function projectionQuestion(draft: FutureWords): string {
  return factsBlock({
    changes: draft.changes.map(({ change, scoreNow, scoreThen, ageThen }) => ({
      change,
      score_now: scoreNow,
      score_then: scoreThen,
      ...(ageThen === undefined ? {} : { age_range_then: `${ageThen.low}–${ageThen.high}` }),
    })),
    ...(draft.scoreThen === undefined ? {} : { score_with_all_changes: draft.scoreThen }),
    draft: draft.narrative,
  });
}
