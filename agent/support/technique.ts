import type { Answers } from "../../models/support/answer-values.ts";

/** The techniques that Leo can walk through with somebody. */
export const techniqueIds = [
  "thought_record",
  "decatastrophising",
  "defusion",
  "behavioural_experiment",
  "self_compassion",
  "behavioural_activation",
  "graded_exposure",
  "problem_solving",
  "values_check",
  "activity_pacing",
  "gratitude_three_good_things",
  "sleep_stimulus_control",
  "worry_time",
  "grounding_5_senses",
  "paced_breathing",
  "urge_surfing",
  "change_talk",
  "safety_plan",
] as const;
export type TechniqueId = (typeof techniqueIds)[number];

/** What speaks against a technique, each with words of its own and gentler ways. */
export type Caution =
  | "grief"
  | "abuse"
  | "danger"
  | "trauma"
  | "compulsion"
  | "panic"
  | "heart"
  | "sleep"
  | "withdrawal";

/** What a step's answer is made of. */
export type StepField = "text" | "percent" | "ruler" | "time" | "list" | "ladder" | "choice";

/** One question of a technique. Its texts are `ask`, `stuck` and `heard` under `NAMESPACE:TECHNIQUE.STEP`. */
export interface Step {
  /** At most 10 characters: it is part of a button. */
  readonly id: string;
  readonly field: StepField;
  /** Keys of the answers that a choice has; `yes` and `no` are common to all, others stand with the step's texts. */
  readonly choices?: readonly string[];
  /** Whether what somebody came with is its answer, so that it isn't asked again. */
  readonly isThought?: true;
  /** A question whose "no" ends the technique kindly: advice comes only after a yes. */
  readonly isPermission?: true;
  /** Something has to be done in life before it can be answered: the session rests until then. */
  readonly isLater?: true;
  /** Whether it is asked at all, after what was answered so far. */
  readonly isAsked?: (answers: Answers) => boolean;
}

/** A way of working on something together, question by question. */
export interface Technique {
  readonly id: TechniqueId;
  /** Locale file that holds its texts. */
  readonly texts: "support-thoughts" | "support-action" | "support-calm" | "support-change";
  /** 3 to 6 that are always asked, in order; a few more depend on what was answered. */
  readonly steps: readonly Step[];
  /** Steps whose answers are kept as a note, in order; empty where nothing is worth keeping. */
  readonly keeps: readonly string[];
  /** Steps asked before and after, whose ratings are put side by side. */
  readonly ratings?: readonly [before: string, after: string];
  /** What speaks against it, and is met with other words. */
  readonly cautions: readonly Caution[];
  /** Whether only adults are offered it. */
  readonly isForAdults?: true;
  /** What a yes to its last step adds. */
  readonly adds?: "habit" | "reminder";
}
