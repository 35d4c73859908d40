import type { Question, QuestionOption } from "./questions.ts";

/** Key of a question's text, for a translator. */
export function questionTextKey(question: Question): string {
  return `quiz:questions.${question.id}.text`;
}

/** Key of an option's label; the four parts of PHQ-4 share theirs. */
export function optionTextKey(question: Question, option: Pick<QuestionOption, "key">): string {
  const owner = question.kind === "phq4" ? "phq4" : question.id;
  return `quiz:questions.${owner}.options.${option.key}`;
}

/** Key of an item's short name for tables; `item` is an answer field, `activity` or `photo`. */
export function itemNameKey(item: string): string {
  return `quiz:items.${item}`;
}

/** Key of the label of a stored answer; `undefined` where the question is typed or the value is none of its options. */
export function answerTextKey(question: Question, value: string | number): string | undefined {
  const option = question.options.find((candidate) => candidate.value === value);
  return option && optionTextKey(question, option);
}
