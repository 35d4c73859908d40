import type { QuizAnswers } from "../../models/check-ins/answers.ts";

/** How somebody moves, as a wish can name it. */
export type Movement = "walk" | "run" | "bike" | "dance" | "strength" | "stretch" | "stairs";

/** One way to spend a day on a theme; its words are in the locale under `<theme's file>:<theme>.<id>`. */
export interface DayVariant {
  readonly id: string;
  readonly movement?: Movement;
  /** The days it is meant for; both if absent. */
  readonly days?: "weekday" | "weekend";
  /** Its act may follow a habit the person keeps instead of its own trigger. */
  readonly canFollowHabit?: true;
  /** Small enough for hard days. */
  readonly soft?: true;
  /** The micro-habit of the report that it grows out of: its moment and act are used where the report has it. */
  readonly microHabit?: string;
  /** Whether it makes sense for these answers. */
  suits?(answers: QuizAnswers): boolean;
}

/** Somebody who moves on four days or more, three quarters of an hour each, and feels at least well. */
function movesALot({ actDays, actMin, genHealth }: QuizAnswers): boolean {
  return (actDays ?? 0) >= 4 && (actMin ?? 0) >= 45 && genHealth !== "poor" && genHealth !== "fair";
}

/** Somebody who sleeps long already is told nothing of falling asleep earlier. */
function sleepsShort({ sleepHours }: QuizAnswers): boolean {
  return sleepHours !== "9" && sleepHours !== ">=10";
}

/** The days of every theme, each with its conditions. */
export const variants = {
  activity: [
    { id: "stroll", movement: "walk", canFollowHabit: true, microHabit: "walk-after-lunch" },
    { id: "phone-walk", movement: "walk" },
    { id: "stairs", movement: "stairs", suits: ({ genHealth }) => genHealth !== "poor" },
    { id: "stretch", movement: "stretch", canFollowHabit: true, soft: true },
    { id: "strength", movement: "strength" },
    { id: "long-walk", movement: "walk", days: "weekend" },
    { id: "dance", movement: "dance" },
    { id: "run", movement: "run", days: "weekday", suits: movesALot },
    { id: "bike", movement: "bike", suits: ({ genHealth }) => genHealth !== "poor" },
  ],
  energyDays: [
    { id: "daylight", soft: true, microHabit: "morning-daylight" },
    { id: "real-break" },
    { id: "one-less", soft: true },
  ],
  genHealth: [{ id: "listen", soft: true }, { id: "appointment", days: "weekday" }, { id: "basics" }],
  sleep: [
    { id: "same-time" },
    { id: "screens-away", soft: true, microHabit: "screens-away" },
    { id: "wind-down", soft: true, suits: sleepsShort },
    { id: "caffeine" },
    { id: "bedroom" },
    { id: "slow-down", soft: true, suits: sleepsShort },
  ],
  tobacco: [{ id: "wait", microHabit: "wait-before-cigarette" }, { id: "map" }, { id: "helper" }],
  fruitveg: [{ id: "first-meal", microHabit: "fruit-with-first-meal" }, { id: "colour" }, { id: "in-sight" }],
  fastfood: [
    { id: "ready-snack", microHabit: "snack-ready" },
    { id: "cook-double", days: "weekend" },
    { id: "decide-early" },
  ],
  alcohol: [
    { id: "free-evening" },
    { id: "first-round" },
    { id: "tell-someone", microHabit: "alcohol-free-days" },
  ],
  hydration: [{ id: "kettle" }, { id: "bottle" }, { id: "with-meals" }],
  mood: [
    { id: "small-pleasure", canFollowHabit: true, soft: true, microHabit: "small-pleasure" },
    { id: "outside", soft: true },
    { id: "first-part", soft: true },
    { id: "music", soft: true },
  ],
  worry: [
    { id: "slot", canFollowHabit: true, soft: true, microHabit: "worry-slot" },
    { id: "name-it", soft: true },
    { id: "solvable" },
    { id: "senses", soft: true },
  ],
  stress: [
    { id: "two-minutes", canFollowHabit: true, soft: true, microHabit: "slow-breathing" },
    { id: "park-it", days: "weekday" },
    { id: "one-thing" },
  ],
  coping: [{ id: "what-helped", soft: true }, { id: "ask", soft: true }, { id: "good-enough" }],
  lifeSat: [
    { id: "mattered", canFollowHabit: true, soft: true, microHabit: "what-mattered" },
    { id: "old-joy" },
    { id: "own-hour", days: "weekend" },
  ],
  lonely: [
    { id: "message", canFollowHabit: true, soft: true, microHabit: "one-message" },
    { id: "invite" },
    { id: "small-talk", days: "weekday" },
    { id: "voice" },
  ],
  skin: [
    { id: "after-washing", microHabit: "moisturise-after-brushing" },
    { id: "lukewarm" },
    { id: "simple" },
  ],
  careDays: [{ id: "beside-brush" }, { id: "mini-version", soft: true }, { id: "evening-care" }],
  sun: [
    { id: "by-the-keys" },
    { id: "shade" },
    { id: "after-brushing", microHabit: "sunscreen-after-brushing" },
  ],
  body: [
    { id: "kind-sentence", soft: true, microHabit: "kind-body-sentence" },
    { id: "comfortable", soft: true },
    { id: "less-comparing" },
  ],
  gentle: [
    { id: "cup" },
    { id: "window" },
    { id: "shower" },
    { id: "someone" },
    { id: "one-thing" },
    { id: "early-night" },
    { id: "kindness" },
  ],
} as const satisfies Readonly<Record<string, readonly DayVariant[]>>;
