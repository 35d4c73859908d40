import {
  gad2Total,
  phq2Total,
  phq4Total,
  type QuizAnswers,
  weeklyActiveMinutes,
} from "../../models/check-ins/answers.ts";
import type { Category } from "./assessment.ts";
import { overallShares, weightedItems } from "./category-scores.ts";
import { assessmentFlags } from "./flags.ts";
import type { ScoredItem } from "./item-scores.ts";

/** How an answer is doing: something that carries, something in between, something with room. */
export type Level = "strong" | "okay" | "weak";

/** One answered item and what is to be said about it. */
export interface Finding {
  readonly item: ScoredItem;
  readonly category: Category;
  readonly level: Level;
  /** Key of its text under `insights:items.<item>`. */
  readonly variant: string;
  /** How much room there is: weight × share of the category in the Glow score × (100 − score). */
  readonly gap: number;
  /** How much it carries: weight × share of the category × score. */
  readonly strength: number;
}

type Reading = readonly [level: Level, variant: string];

/** The level of items that need no rule of their own. */
function levelOfScore(score: number): Reading {
  if (score >= 75) return ["strong", "strong"];
  return score >= 50 ? ["okay", "okay"] : ["weak", "weak"];
}

/** Minutes a week that guidelines suggest, and those from which one is close to it. */
const suggestedMinutes = 150;
const nearlyThereMinutes = 90;

function readActivity(answers: QuizAnswers): Reading | undefined {
  const minutes = weeklyActiveMinutes(answers);
  if (minutes === null) return undefined;
  if (minutes >= suggestedMinutes) return ["strong", "strong"];
  if (minutes >= nearlyThereMinutes) return ["okay", "okay"];
  return ["weak", minutes === 0 ? "none" : "weak"];
}

/** PHQ-4 with its published bounds: 0 to 2, 3 to 5, 6 to 8, 9 to 12. */
function readMood(answers: QuizAnswers): Reading | undefined {
  const total = phq4Total(answers);
  if (total === null) return undefined;
  const { phq2Positive, gad2Positive, resourcesFirst } = assessmentFlags(answers);
  if (resourcesFirst) return ["weak", "heavy"];
  if (total >= 6 || phq2Positive || gad2Positive) {
    return ["weak", (gad2Total(answers) ?? 0) > (phq2Total(answers) ?? 0) ? "worry" : "mood"];
  }
  return total >= 3 ? ["okay", "okay"] : ["strong", "strong"];
}

/** Answers whose text does not follow from the item's score alone. */
const readings: Readonly<Partial<Record<ScoredItem, Readonly<Record<string, Reading>>>>> = {
  sleepHours: { "6": ["okay", "okay"], "9": ["okay", "long"], ">=10": ["okay", "long"] },
  tobacco: { quit10: ["strong", "quit"], quit3: ["strong", "quit"], quit0: ["strong", "quit"] },
  alcohol: { "5-12": ["okay", "okay"], "13-22": ["weak", "weak"] },
  hydration: { "13+": ["okay", "plenty"] },
  // ONS calls 7 and 8 of 10 high.
  lifeSat: { "7": ["strong", "strong"] },
};

function read(item: ScoredItem, score: number, answers: QuizAnswers): Reading {
  if (item === "activity") return readActivity(answers) ?? levelOfScore(score);
  if (item === "phq4") return readMood(answers) ?? levelOfScore(score);
  return readings[item]?.[String(answers[item])] ?? levelOfScore(score);
}

/** Points undersell smoking, which brings more years of lifestyle age than anything else that can be changed. */
const tobaccoEmphasis = 2;

/** Every answered item once, in the order of the weights; an item of two categories counts where it weighs most. */
export function findings(answers: QuizAnswers): readonly Finding[] {
  const byItem = new Map<ScoredItem, Finding>();
  for (const { item, category, weight, score } of weightedItems(answers)) {
    const [level, variant] = read(item, score, answers);
    const share = weight * overallShares[category];
    const gap = share * (100 - score) * (item === "tobacco" ? tobaccoEmphasis : 1);
    const finding = { item, category, level, variant, gap, strength: share * score };
    if ((byItem.get(item)?.gap ?? -1) < finding.gap) byItem.set(item, finding);
  }
  return [...byItem.values()];
}

/** The items that carry a person, the strongest first. */
export function strengths(all: readonly Finding[]): readonly Finding[] {
  return all.filter(({ level }) => level === "strong").sort((a, b) => b.strength - a.strength);
}

/** The items with room, the one with most room first. */
export function needs(all: readonly Finding[]): readonly Finding[] {
  return all.filter(({ level }) => level !== "strong").sort((a, b) => b.gap - a.gap);
}
