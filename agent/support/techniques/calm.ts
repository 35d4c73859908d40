import type { Technique } from "../technique.ts";

/** Techniques for evenings, nights, worries and moments of tension. */
export const calmTechniques: readonly Technique[] = [
  {
    id: "gratitude_three_good_things",
    texts: "support-calm",
    steps: [
      { id: "first", field: "text" },
      { id: "second", field: "text" },
      { id: "third", field: "text" },
    ],
    keeps: ["first", "second", "third"],
    cautions: ["grief", "abuse", "danger"],
  },
  {
    id: "sleep_stimulus_control",
    texts: "support-calm",
    steps: [
      { id: "nights", field: "text", isThought: true },
      { id: "permission", field: "choice", choices: ["yes", "no"], isPermission: true },
      { id: "rise", field: "time" },
      { id: "wind", field: "text" },
      { id: "awake", field: "text" },
    ],
    keeps: ["rise", "wind", "awake"],
    cautions: ["sleep", "danger", "abuse"],
  },
  {
    id: "worry_time",
    texts: "support-calm",
    steps: [
      { id: "worries", field: "list", isThought: true },
      { id: "slot", field: "time" },
      { id: "sort", field: "choice", choices: ["now", "later", "beyond"] },
      { id: "next", field: "text" },
      {
        id: "keep",
        field: "choice",
        choices: ["yes", "no"],
        isAsked: ({ slot }) => slot?.kind === "time" && slot.time !== null,
      },
    ],
    keeps: ["worries", "slot", "next"],
    cautions: ["danger", "abuse"],
    adds: "reminder",
  },
  {
    id: "grounding_5_senses",
    texts: "support-calm",
    steps: [
      { id: "see", field: "list" },
      { id: "touch", field: "list" },
      { id: "hear", field: "list" },
      { id: "smell", field: "list" },
      { id: "taste", field: "list" },
    ],
    keeps: [],
    cautions: ["heart", "danger"],
  },
  {
    id: "paced_breathing",
    texts: "support-calm",
    steps: [
      { id: "before", field: "percent" },
      { id: "breathe", field: "choice", choices: ["breathed"] },
      { id: "after", field: "percent" },
    ],
    keeps: [],
    ratings: ["before", "after"],
    cautions: ["heart", "danger"],
  },
  {
    id: "urge_surfing",
    texts: "support-calm",
    steps: [
      { id: "urge", field: "text", isThought: true },
      { id: "before", field: "percent" },
      { id: "body", field: "text" },
      { id: "after", field: "percent" },
    ],
    keeps: [],
    ratings: ["before", "after"],
    cautions: ["withdrawal", "danger", "abuse"],
  },
];
