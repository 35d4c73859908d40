import type { Translate } from "../../core/locales.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import type { Answers, AnswerValue } from "../../models/support/answer-values.ts";
import { guessDistortions } from "./distortions.ts";
import type { Step, Technique } from "./technique.ts";

/** A choice under a step. */
export interface Choice {
  /** What it stands for; with the step's id it fits a button. */
  readonly value: string;
  readonly label: string;
}

/** Longest words of a person that are said back, in characters. */
const longestQuote = 140;
/** Longest label of a button that is in a person's words, in characters. */
const longestLabel = 40;

function cut(text: string, longest: number): string {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length <= longest
    ? letters.join("")
    : `${letters
        .slice(0, longest - 1)
        .join("")
        .trim()}…`;
}

/** A person's words as they can be said back: one line, not too long, never read as Markdown. */
export function quoted(text: string): string {
  return escapeMarkdown(cut(text, longestQuote).replace(/[.;,]+$/, ""));
}

/** Whether a step is asked after what was answered so far. */
export function isAsked(step: Step, answers: Answers): boolean {
  return step.isAsked?.(answers) ?? true;
}

function key(technique: Technique, step: string, part: string): string {
  return `${technique.texts}:${technique.id}.${step}.${part}`;
}

function patternChoices(answers: Answers, t: Translate): readonly Choice[] {
  const thought = answers.thought;
  const guesses = thought?.kind === "text" ? guessDistortions(thought.text) : [];
  return [
    ...guesses.map((id) => ({ value: id, label: t(`support-patterns:${id}.name`) })),
    { value: "neither", label: t("support:choices.neither") },
  ];
}

/** Rungs that are easy enough to begin with, at most 40 of 100; all of them where none has a number that low. */
function rungChoices(answers: Answers): readonly Choice[] {
  const ladder = answers.ladder;
  const rungs = ladder?.kind === "ladder" ? ladder.rungs : [];
  const choices = rungs.map(({ text, level }, place) => ({
    level: level ?? 0,
    choice: { value: `r${place}`, label: cut(text, longestLabel) },
  }));
  const easy = choices.filter(({ level }) => level <= 40);
  return (easy.length > 0 ? easy : choices.slice(0, 1)).map(({ choice }) => choice);
}

/** The choices of a step, in order; empty where it is answered in words alone. */
export function choicesOf(
  technique: Technique,
  step: Step,
  answers: Answers,
  t: Translate,
): readonly Choice[] {
  if (step.field === "percent")
    return Array.from({ length: 11 }, (_, tens) => ({ value: String(tens * 10), label: String(tens * 10) }));
  if (step.field === "ruler")
    return Array.from({ length: 11 }, (_, place) => ({ value: String(place), label: String(place) }));
  if (step.id === "pattern") return patternChoices(answers, t);
  if (step.id === "start") return rungChoices(answers);
  return (step.choices ?? []).map((value) => {
    const isCommon = value === "yes" || value === "no";
    return { value, label: t(isCommon ? `support:choices.${value}` : key(technique, step.id, value)) };
  });
}

/** What a step asks; in a thought record the chosen pattern brings its own question. */
export function questionOf(technique: Technique, step: Step, answers: Answers, t: Translate): string {
  const pattern = answers.pattern;
  if (step.id === "evidence" && pattern?.kind === "choice" && pattern.choice !== "neither")
    return t(`support-patterns:${pattern.choice}.question`);
  if (step.id === "pattern") {
    const [first, second] = patternChoices(answers, t).filter(({ value }) => value !== "neither");
    if (first === undefined) return t(key(technique, step.id, "ask"));
    const names = { first: first.label, second: second?.label ?? "" };
    return t(second === undefined ? "support:pattern.one" : "support:pattern.two", names);
  }
  return t(key(technique, step.id, "ask"));
}

/** The same question in other words, for somebody who is stuck. */
export function stuckWords(technique: Technique, step: Step, t: Translate): string {
  return t(key(technique, step.id, "stuck"));
}

function said(value: AnswerValue, answers: Answers, choices: readonly Choice[]): string {
  switch (value.kind) {
    case "text":
    case "time":
      return quoted(value.text);
    case "ruler":
      return String(value.value);
    case "percent":
      return String(value.percent);
    case "list":
      return quoted(value.items.join(", "));
    case "ladder":
      return String(value.rungs.length);
    case "choice": {
      const ladder = answers.ladder;
      const rung = ladder?.kind === "ladder" ? ladder.rungs[Number(value.choice.slice(1))] : undefined;
      return quoted(rung?.text ?? choices.find((one) => one.value === value.choice)?.label ?? "");
    }
  }
}

/** Says back what was answered: what comes before the next question. */
export function heardWords(
  technique: Technique,
  step: Step,
  value: AnswerValue,
  answers: Answers,
  t: Translate,
): string {
  const choices = choicesOf(technique, step, answers, t);
  const own = value.kind === "choice" && (value.choice === "no" || value.choice === "neither");
  return t(key(technique, step.id, own ? "heardNo" : "heard"), { answer: said(value, answers, choices) });
}

/** Two ratings side by side, without a claim. */
export function comparedWords(technique: Technique, answers: Answers, t: Translate): string | undefined {
  const [before, after] = (technique.ratings ?? []).map((id) => answers[id]);
  if (before?.kind !== "percent" || after?.kind !== "percent") return undefined;
  const way = after.percent === before.percent ? "same" : "moved";
  return t(`support:compared.${way}`, { before: before.percent, after: after.percent });
}
