import type { Translate } from "../../core/locales.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import type { Answers, AnswerValue } from "../../models/support/answer-values.ts";
import type { TechniqueId } from "./technique.ts";
import { techniqueOf } from "./techniques.ts";

function valueWords(value: AnswerValue, answers: Answers): string {
  switch (value.kind) {
    case "text":
    case "time":
      return escapeMarkdown(value.text);
    case "ruler":
      return `${value.value} / 10`;
    case "percent":
      return `${value.percent} / 100`;
    case "list":
      return value.items.map((item) => `\n  - ${escapeMarkdown(item)}`).join("");
    case "ladder":
      return value.rungs
        .map(({ text, level }) => `\n  - ${escapeMarkdown(text)}${level === null ? "" : ` (${level})`}`)
        .join("");
    case "choice": {
      const ladder = answers.ladder;
      const rung = ladder?.kind === "ladder" ? ladder.rungs[Number(value.choice.slice(1))] : undefined;
      return escapeMarkdown(rung?.text ?? value.choice);
    }
  }
}

/** What was written down, as a list with its technique's name above. */
export function noteWords(id: TechniqueId, content: Answers, t: Translate): string {
  const technique = techniqueOf(id);
  const lines = technique.keeps.flatMap((step) => {
    const value = content[step];
    if (value === undefined) return [];
    return [`- ${t(`${technique.texts}:${id}.${step}.label`)}: ${valueWords(value, content)}`];
  });
  return [`**${t(`support:names.${id}`)}**`, ...lines].join("\n");
}
