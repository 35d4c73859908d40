import { z } from "zod";
import type { Insight } from "../findings.ts";
import type { ModelTask } from "../model-task.ts";
import { textProblems } from "../wording/text-problems.ts";
import { insightInstructions, insightQuestion } from "./insight-prompt.ts";

/** What the insights are written from. */
export interface InsightInput {
  /** The three findings the rules chose, in their words and in the person's language. */
  readonly drafts: readonly Insight[];
  /** ISO 3166-1 alpha-2, for words that fit life there. */
  readonly country?: string;
}

/**
 * The drafts that a model may word: all but what is about low mood and worry. There the reviewed
 * words stay as they are, with their advice to talk to somebody.
 */
export function wordedByModels(drafts: readonly Insight[]): readonly Insight[] {
  return drafts.filter(({ item }) => item !== "phq4");
}

/** Insights as a model writes them, one for each draft it may word; the reasons stay the rules' own. */
export function writtenInsights(drafts: readonly Insight[]) {
  const items = wordedByModels(drafts).map(({ item }) => item);
  const written = z.strictObject({
    item: z.enum(items),
    title: z.string().trim().min(1).max(120),
    text: z.string().trim().min(20).max(600),
  });
  return z.array(written).length(items.length);
}
export type WrittenInsights = z.output<ReturnType<typeof writtenInsights>>;

/** Sentences for the model when the insights are not about the drafts' items, one each. */
export function itemProblems(written: WrittenInsights, drafts: readonly Insight[]): readonly string[] {
  const items = (insights: readonly { readonly item: string }[]) =>
    insights
      .map(({ item }) => item)
      .sort()
      .join(", ");
  const wanted = items(wordedByModels(drafts));
  return items(written) === wanted ? [] : [`There must be one insight for each item: ${wanted}.`];
}

/** Puts a model's words into the drafts: same items, same order, same reasons; a draft without new words stays. */
export function withWords(drafts: readonly Insight[], written: WrittenInsights): Insight[] {
  const left = [...written];
  return drafts.map((draft) => {
    const place = left.findIndex(({ item }) => item === draft.item);
    const [words] = left.splice(place, place < 0 ? 0 : 1);
    return words === undefined ? draft : { ...draft, title: words.title, text: words.text };
  });
}

/** Asks a model to put the quiz's findings into words. */
export const insightTask: ModelTask<InsightInput, { insights: WrittenInsights }, Insight[]> = {
  answerName: "quiz_insights",
  maxAnswerTokens: 1_500,
  steady: false,
  instructions: insightInstructions,
  question: ({ drafts, country }) => ({ text: insightQuestion(wordedByModels(drafts), country) }),
  answer: ({ drafts }) => z.strictObject({ insights: writtenInsights(drafts) }),
  forbids: () => false,
  problems: ({ insights }, { drafts, country }, locale) => [
    ...itemProblems(insights, drafts),
    ...textProblems(
      insights.flatMap(({ title, text }) => [title, text]),
      insightQuestion(wordedByModels(drafts), country),
      locale,
    ),
  ],
  finish: ({ insights }, { drafts }) => withWords(drafts, insights),
};
