import { type OptionItem, optionScores } from "./option-scores.ts";

/** Answers to "sex at birth"; `x` takes the mean where women's and men's figures differ. */
export const sexKeys = ["female", "male", "x"] as const;
/** Minutes offered for an active day. */
export const activeMinutes = [10, 20, 30, 45, 60, 90] as const;
/** The parts of PHQ-4, in the order they are asked and stored. */
export const phq4Parts = ["nervous", "worry", "interest", "down"] as const;

/** Where the wording of a question comes from. */
export type QuestionSource = "cdc" | "evs" | "stc" | "phq4" | "ons" | "own";

/** What a question's answer is stored under in the answers; `region` goes to the person's profile instead. */
export type AnswerField =
  | OptionItem
  | "age"
  | "sex"
  | "actDays"
  | "actMin"
  | "phq4"
  | "lifeSat"
  | "stress"
  | "coping"
  | "careDays"
  | "body"
  | "bmi";

/** Names a question: the answer's own name, except that PHQ-4 is asked as its four parts. */
export type QuestionId = Exclude<AnswerField, "phq4"> | (typeof phq4Parts)[number] | "region";

/** One answer that can be chosen. */
export interface QuestionOption {
  /** Also the last part of its text's key; plain ASCII without `.` and `:`, which i18next would split at. */
  readonly key: string;
  /** What is stored. */
  readonly value: string | number;
  /** 0 to 100; absent where it alone has no score (activity is days times minutes). */
  readonly score?: number;
}

/** One question of the quiz. */
export interface Question {
  readonly id: QuestionId;
  /** 1 to 25 in the order asked; `null` for the two optional ones, which come last. */
  readonly number: number | null;
  /** `number` and `body-size` are typed; the rest have options. */
  readonly kind: "number" | "body-size" | "options" | "phq4" | "region";
  /** `null` where the answer is no part of the quiz answers. */
  readonly field: AnswerField | null;
  /** Index in the `phq4` answer. */
  readonly part?: number;
  /** In the order shown. */
  readonly options: readonly QuestionOption[];
  readonly scored: boolean;
  readonly skippable: boolean;
  readonly optional: boolean;
  readonly source: QuestionSource;
}

type Draft = Omit<Question, "number">;

function keyed(id: OptionItem, source: QuestionSource, optional = false): Draft {
  const options = optionScores[id].map(([key, score]) => ({
    key,
    value: key,
    ...(score === null ? {} : { score }),
  }));
  return { id, kind: "options", field: id, options, scored: true, skippable: true, optional, source };
}

type NumberItem = "actDays" | "actMin" | "lifeSat" | "stress" | "coping" | "careDays" | "body";

function numbered(
  id: NumberItem,
  source: QuestionSource,
  values: readonly number[],
  score?: (value: number) => number,
): Draft {
  const options = values.map((value) => ({
    key: String(value),
    value,
    ...(score === undefined ? {} : { score: score(value) }),
  }));
  return { id, kind: "options", field: id, options, scored: true, skippable: true, optional: false, source };
}

function chosen(id: "sex" | "region", keys: readonly string[], skippable: boolean): Draft {
  const options = keys.map((key) => ({ key, value: key }));
  const kind = id === "region" ? "region" : "options";
  const field = id === "region" ? null : id;
  return { id, kind, field, options, scored: false, skippable, optional: false, source: "own" };
}

function typed(id: "age" | "bmi", kind: "number" | "body-size", optional: boolean): Draft {
  return { id, kind, field: id, options: [], scored: false, skippable: optional, optional, source: "own" };
}

function phq4Part(id: (typeof phq4Parts)[number], part: number): Draft {
  const options = [0, 1, 2, 3].map((value) => ({ key: String(value), value }));
  const flags = { scored: true, skippable: true, optional: false };
  return { id, kind: "phq4", field: "phq4", part, options, ...flags, source: "phq4" };
}

const upTo = (last: number) => Array.from({ length: last + 1 }, (_, index) => index);
const oneToFive = [1, 2, 3, 4, 5];
/** 1 is best: 100, 75, 50, 25, 0. */
const fiveStepScore = (value: number) => 100 - 25 * (value - 1);

const drafts: readonly Draft[] = [
  typed("age", "number", false),
  chosen("sex", sexKeys, true),
  chosen("region", ["yes", "change"], false),
  keyed("genHealth", "cdc"),
  keyed("energyDays", "cdc"),
  keyed("sleepHours", "own"),
  keyed("restDays", "cdc"),
  numbered("actDays", "evs", upTo(7)),
  numbered("actMin", "evs", activeMinutes),
  keyed("fruitveg", "own"),
  keyed("fastfood", "stc"),
  keyed("tobacco", "own"),
  keyed("alcohol", "own"),
  ...phq4Parts.map(phq4Part),
  numbered("lifeSat", "ons", upTo(10), (value) => value * 10),
  numbered("stress", "own", oneToFive, fiveStepScore),
  numbered("coping", "own", oneToFive, fiveStepScore),
  keyed("lonely", "ons"),
  keyed("skin", "own"),
  numbered("careDays", "own", upTo(7), (value) => (100 * value) / 7),
  keyed("sun", "own"),
  numbered("body", "own", oneToFive, fiveStepScore),
  keyed("hydration", "own", true),
  typed("bmi", "body-size", true),
];

/** The quiz in the order it is asked: 25 questions, then the two optional ones. */
export const questions: readonly Question[] = drafts.map((draft, index) => ({
  ...draft,
  number: draft.optional ? null : index + 1,
}));

/** The question of an id, if there is one. */
export function findQuestion(id: string): Question | undefined {
  return questions.find((question) => question.id === id);
}

/** Whether a question answers itself: minutes of an active day, when there is no such day. */
export function isSkippedByItself(
  question: Question,
  answers: { readonly actDays?: number | undefined },
): boolean {
  return question.id === "actMin" && answers.actDays === 0;
}
