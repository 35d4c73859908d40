import type { Locale } from "../../core/locales.ts";
import type { CueName, MicroHabit, PhotoFindings, Synthesis } from "../findings.ts";
import type { CategoryScores } from "../quiz/assessment.ts";
import { wordedByModels } from "../quiz/insight-task.ts";
import { factsBlock, writingRules } from "../wording/instructions.ts";

/** The words of a report, before it is noted who wrote them. */
export type ReportWords = Omit<Synthesis, "analysedBy">;

/** What a report is written from. */
export interface ReportInput {
  /** The report as the rules write it, in the person's language. */
  readonly draft: ReportWords;
  readonly categoryScores: CategoryScores;
  readonly overallGlowScore: number | null;
  /** What was seen in the photo, without what can't be told; absent without a photo. */
  readonly photoCues?: Readonly<Partial<Record<CueName, string>>>;
  /** Habits of the catalogue that fit the answers; the model picks three. */
  readonly habitChoices: readonly MicroHabit[];
}

/** What a model learns of a photo: the cues of rest and skin that were seen at all, and only if a model saw them. */
export function photoCuesOf(photo: PhotoFindings | undefined): Pick<ReportInput, "photoCues"> {
  if (photo?.status !== "analysed" || photo.care === undefined) return {};
  const { tired_look, dryness_look, redness_look } = photo.cues;
  const seen = Object.entries({ tired_look, dryness_look, redness_look }).filter(
    ([, cue]) => cue.level !== "cant_tell",
  );
  return { photoCues: Object.fromEntries(seen.map(([name, cue]) => [name, cue.level])) };
}

/** What a model is told before it joins quiz and photo into the words of one report. */
export function reportInstructions(locale: Locale): string {
  return `${writingRules(locale)}

Your task: join what the quiz and, where there is one, the photo say into one short report. A draft made by rules is given.
- "summary": four to six sentences, at most 800 characters, that give a true picture: what carries the person, what has the most room, where to begin. Categories are 0 to 100; name at most two of these numbers, exactly as given.
- "insights": one for each draft insight, with its "item" unchanged. Title at most 60 characters, text two or three sentences. Keep what the draft advises, down to the doctor or professional it mentions.
- "micro_habits": three different ids out of "habit_choices", the one to begin with first. Choose those that belong to the insights; one for each category where possible.
- What a photo shows is a passing impression that light can make as well: "looks a little tired in this photo" at most, and only if the facts say so. Keep the sense of what the draft says about the photo; where it says nothing, don't mention one.`;
}

/** The facts of a report: no age, no sex, no name, no answers besides those in the drafts. */
export function reportQuestion(input: ReportInput): string {
  const { draft, categoryScores, overallGlowScore, photoCues, habitChoices } = input;
  return factsBlock({
    overall_score: overallGlowScore,
    categories: Object.fromEntries(
      Object.entries(categoryScores).map(([category, score]) => [
        category,
        score === null ? null : Math.round(score),
      ]),
    ),
    ...(photoCues === undefined ? {} : { photo: photoCues }),
    draft: {
      summary: draft.summary,
      insights: wordedByModels(draft.insights).map(({ item, title, text, reason }) => ({
        item,
        title,
        text,
        reason,
      })),
      micro_habits: draft.microHabits.map(({ id }) => id),
    },
    habit_choices: habitChoices.map(({ id, item, title, cue, action }) => ({ id, item, title, cue, action })),
  });
}
