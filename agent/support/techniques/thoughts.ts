import { guessDistortions } from "../distortions.ts";
import type { Technique } from "../technique.ts";

/** Techniques that look at a thought. */
export const thoughtTechniques: readonly Technique[] = [
  {
    id: "thought_record",
    texts: "support-thoughts",
    steps: [
      { id: "situation", field: "text" },
      { id: "thought", field: "text", isThought: true },
      { id: "before", field: "percent" },
      {
        id: "pattern",
        field: "choice",
        isAsked: ({ thought }) => thought?.kind === "text" && guessDistortions(thought.text).length > 0,
      },
      { id: "evidence", field: "text" },
      { id: "balanced", field: "text" },
      { id: "after", field: "percent" },
    ],
    keeps: ["situation", "thought", "before", "evidence", "balanced", "after"],
    ratings: ["before", "after"],
    cautions: ["grief", "abuse", "danger"],
  },
  {
    id: "decatastrophising",
    texts: "support-thoughts",
    steps: [
      { id: "worst", field: "text", isThought: true },
      { id: "best", field: "text" },
      { id: "likely", field: "text" },
      { id: "chance", field: "percent" },
      { id: "cope", field: "text" },
      { id: "first", field: "text" },
    ],
    keeps: ["worst", "likely", "chance", "cope", "first"],
    cautions: ["danger", "abuse", "grief"],
  },
  {
    id: "defusion",
    texts: "support-thoughts",
    steps: [
      { id: "thought", field: "text", isThought: true },
      { id: "having", field: "text" },
      { id: "story", field: "text" },
      { id: "action", field: "text" },
    ],
    keeps: ["having", "story", "action"],
    cautions: ["abuse", "danger"],
  },
  {
    id: "behavioural_experiment",
    texts: "support-thoughts",
    steps: [
      { id: "prediction", field: "text", isThought: true },
      { id: "before", field: "percent" },
      { id: "test", field: "text" },
      { id: "result", field: "text", isLater: true },
      { id: "after", field: "percent" },
      { id: "learning", field: "text" },
    ],
    keeps: ["prediction", "before", "test", "result", "after", "learning"],
    ratings: ["before", "after"],
    cautions: ["grief", "abuse", "danger"],
  },
  {
    id: "self_compassion",
    texts: "support-thoughts",
    steps: [
      { id: "hard", field: "text", isThought: true },
      { id: "friend", field: "text" },
      { id: "shared", field: "text" },
      { id: "line", field: "text" },
    ],
    keeps: ["line"],
    cautions: ["abuse", "danger"],
  },
];
