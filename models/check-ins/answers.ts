import { z } from "zod";
import { type OptionItem, type OptionKey, optionScores } from "./option-scores.ts";
import { activeMinutes, type Question, sexKeys } from "./questions.ts";

/** Youngest age at which scores are made, in years. */
export const minimumAge = 18;
/** Oldest age the rules were made for, in years. */
export const maximumAge = 100;

function list(values: readonly (string | number)[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

function option<Item extends OptionItem>(item: Item) {
  const pairs: readonly (readonly [OptionKey<Item>, number | null])[] = optionScores[item];
  const keys = pairs.map(([key]) => key);
  return z.enum(keys, { error: `must be one of ${list(keys)}` }).optional();
}

function whole(low: number, high: number) {
  const error = `must be a whole number from ${low} to ${high}`;
  return z.int({ error }).min(low, { error }).max(high, { error });
}

const phqError = "must be an array of four whole numbers from 0 to 3";
const phqPart = z.int({ error: phqError }).min(0, { error: phqError }).max(3, { error: phqError });
const bmiError = "must be a number from 10 to 80";

/** Answers of one quiz; an item left out was skipped, `sun: "n/a"` counts as skipped. */
export const quizAnswers = z.strictObject({
  /** Years. */
  age: whole(minimumAge, maximumAge),
  sex: z.enum(sexKeys, { error: `must be one of ${list(sexKeys)}` }).optional(),
  genHealth: option("genHealth"),
  energyDays: option("energyDays"),
  sleepHours: option("sleepHours"),
  restDays: option("restDays"),
  /** Days a week. */
  actDays: whole(0, 7).optional(),
  /** Minutes on such a day; means nothing when there is none. */
  actMin: z.literal(activeMinutes, { error: `must be one of ${list(activeMinutes)}` }).optional(),
  fruitveg: option("fruitveg"),
  fastfood: option("fastfood"),
  tobacco: option("tobacco"),
  alcohol: option("alcohol"),
  /** Nervous, worry, interest, down; each 0 to 3. */
  phq4: z.tuple([phqPart, phqPart, phqPart, phqPart], { error: phqError }).optional(),
  lifeSat: whole(0, 10).optional(),
  /** 1 not at all to 5 extremely. */
  stress: whole(1, 5).optional(),
  /** 1 very well to 5 not at all. */
  coping: whole(1, 5).optional(),
  lonely: option("lonely"),
  skin: option("skin"),
  /** Days of the last week. */
  careDays: whole(0, 7).optional(),
  sun: option("sun"),
  /** 1 very comfortable to 5 not at all. */
  body: whole(1, 5).optional(),
  hydration: option("hydration"),
  /** kg/m². */
  bmi: z.number({ error: bmiError }).min(10, { error: bmiError }).max(80, { error: bmiError }).optional(),
});
export type QuizAnswers = z.output<typeof quizAnswers>;

/** What is wrong with one field of the answers. */
export interface AnswerProblem {
  /** The field's name; empty where the whole is no object. */
  readonly field: string;
  /** What it has to be: "must be …". */
  readonly problem: string;
}

/** Checks unknown answers; gives the answers or the first fault. */
export function checkAnswers(
  input: unknown,
): { readonly answers: QuizAnswers } | { readonly problem: AnswerProblem } {
  const result = quizAnswers.safeParse(input);
  if (result.success) return { answers: result.data };
  const [issue] = result.error.issues;
  if (issue?.code === "unrecognized_keys") {
    return { problem: { field: issue.keys[0] ?? "", problem: "is not a field of the quiz" } };
  }
  const field = String(issue?.path[0] ?? "");
  if (field === "") return { problem: { field, problem: "must be an object of quiz answers" } };
  return { problem: { field, problem: issue?.message ?? "is not valid" } };
}

/** Answers on the way: nothing is required yet, and PHQ-4 has a `null` for each part still open or skipped. */
export const draftAnswers = quizAnswers
  .omit({ age: true, phq4: true })
  .extend({ age: z.int().min(1).max(maximumAge), phq4: z.array(phqPart.nullable()).length(4) })
  .partial();
export type DraftAnswers = z.output<typeof draftAnswers>;

/**
 * Puts one answer among those given so far; `undefined` takes it out (skipped).
 * Throws a ZodError when the value is none of the question's.
 */
export function storeAnswer(
  draft: DraftAnswers,
  question: Question,
  value: string | number | undefined,
): DraftAnswers {
  if (question.field === null) return draft;
  if (question.field === "phq4") {
    const parts = [0, 1, 2, 3].map((part) =>
      part === question.part ? (value ?? null) : (draft.phq4?.[part] ?? null),
    );
    return draftAnswers.parse({ ...draft, phq4: parts });
  }
  const { [question.field]: _former, ...others } = draft;
  return draftAnswers.parse(value === undefined ? others : { ...others, [question.field]: value });
}

/** The finished answers of a draft: PHQ-4 only when all four parts are there. Throws a ZodError without a valid age of 18 and more. */
export function finishAnswers(draft: DraftAnswers): QuizAnswers {
  const { phq4, ...others } = draft;
  const complete = phq4?.every((part) => part !== null) ?? false;
  return quizAnswers.parse({ ...others, ...(complete ? { phq4 } : {}) });
}

/** Sum of PHQ-4, 0 to 12; `null` when it was skipped. */
export function phq4Total(answers: Pick<QuizAnswers, "phq4">): number | null {
  const { phq4 } = answers;
  return phq4 === undefined ? null : phq4[0] + phq4[1] + phq4[2] + phq4[3];
}

/** PHQ-2, low mood: interest and down, 0 to 6; `null` when skipped. */
export function phq2Total(answers: Pick<QuizAnswers, "phq4">): number | null {
  return answers.phq4 === undefined ? null : answers.phq4[2] + answers.phq4[3];
}

/** GAD-2, worry: nervous and worry, 0 to 6; `null` when skipped. */
export function gad2Total(answers: Pick<QuizAnswers, "phq4">): number | null {
  return answers.phq4 === undefined ? null : answers.phq4[0] + answers.phq4[1];
}

/** Active minutes a week as reported; `null` when days or minutes were skipped. */
export function weeklyActiveMinutes(answers: Pick<QuizAnswers, "actDays" | "actMin">): number | null {
  const { actDays, actMin } = answers;
  if (actDays === 0) return 0;
  return actDays === undefined || actMin === undefined ? null : actDays * actMin;
}
