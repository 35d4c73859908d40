import type { Technique } from "../technique.ts";

/** Techniques that end in something to do. */
export const actionTechniques: readonly Technique[] = [
  {
    id: "behavioural_activation",
    texts: "support-action",
    steps: [
      { id: "before", field: "percent" },
      { id: "value", field: "text" },
      { id: "action", field: "text" },
      { id: "when", field: "time" },
      { id: "obstacle", field: "text" },
      { id: "after", field: "percent" },
      {
        id: "keep",
        field: "choice",
        choices: ["yes", "no"],
        isAsked: ({ action }) => action?.kind === "text",
      },
    ],
    keeps: ["value", "action", "when", "obstacle", "before", "after"],
    ratings: ["before", "after"],
    cautions: ["danger", "abuse"],
    adds: "habit",
  },
  {
    id: "graded_exposure",
    texts: "support-action",
    steps: [
      { id: "fear", field: "text", isThought: true },
      { id: "ladder", field: "ladder" },
      { id: "start", field: "choice" },
      { id: "stay", field: "text" },
      { id: "when", field: "time" },
    ],
    keeps: ["ladder", "start", "stay", "when"],
    cautions: ["trauma", "compulsion", "panic", "heart", "danger", "abuse"],
    isForAdults: true,
  },
  {
    id: "problem_solving",
    texts: "support-action",
    steps: [
      { id: "problem", field: "text", isThought: true },
      { id: "options", field: "list" },
      { id: "weigh", field: "text" },
      { id: "pick", field: "text" },
      { id: "when", field: "time" },
      { id: "review", field: "time" },
    ],
    keeps: ["problem", "options", "pick", "when", "review"],
    cautions: ["danger", "abuse"],
  },
  {
    id: "values_check",
    texts: "support-action",
    steps: [
      { id: "area", field: "text" },
      { id: "matters", field: "text" },
      { id: "step", field: "text" },
    ],
    keeps: ["area", "matters", "step"],
    cautions: ["danger", "abuse"],
  },
  {
    id: "activity_pacing",
    texts: "support-action",
    steps: [
      { id: "drains", field: "list", isThought: true },
      { id: "gives", field: "list" },
      { id: "smaller", field: "text" },
      { id: "pause", field: "time" },
    ],
    keeps: ["drains", "gives", "smaller", "pause"],
    cautions: ["danger", "abuse", "heart"],
  },
];
