import type { Answers } from "../../../models/support/answer-values.ts";
import { type ChangeStage, guessStage } from "../motivation.ts";
import type { Technique } from "../technique.ts";

function inStages(...stages: readonly ChangeStage[]): (answers: Answers) => boolean {
  return ({ concern }) => stages.includes(guessStage(concern?.kind === "text" ? concern.text : ""));
}

/** Motivational interviewing: which questions come depends on how far somebody is with a change. */
export const changeTechniques: readonly Technique[] = [
  {
    id: "change_talk",
    texts: "support-change",
    steps: [
      { id: "concern", field: "text", isThought: true },
      { id: "matters", field: "text", isAsked: inStages("precontemplation") },
      { id: "sides", field: "text", isAsked: inStages("precontemplation", "ambivalence") },
      { id: "importance", field: "ruler", isAsked: inStages("precontemplation", "ambivalence") },
      { id: "lower", field: "text", isAsked: inStages("ambivalence") },
      { id: "worked", field: "text", isAsked: inStages("action", "maintenance") },
      { id: "obstacle", field: "text", isAsked: inStages("action") },
      { id: "learnt", field: "text", isAsked: inStages("maintenance") },
      { id: "confidence", field: "ruler", isAsked: inStages("preparation") },
      { id: "higher", field: "text", isAsked: inStages("preparation") },
      { id: "action", field: "text", isAsked: inStages("preparation", "maintenance") },
      { id: "when", field: "time", isAsked: inStages("preparation", "maintenance") },
      {
        id: "keep",
        field: "choice",
        choices: ["yes", "no"],
        isAsked: ({ action }) => action?.kind === "text",
      },
    ],
    keeps: ["concern", "importance", "confidence", "higher", "action", "when"],
    cautions: ["withdrawal", "abuse", "danger"],
    adds: "habit",
  },
];
