import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { Archetype, CategoryScores } from "./assessment.ts";
import { itemScore, type ScoredItem } from "./item-scores.ts";
import { roundTo } from "./rounding.ts";

/** What an archetype is read from: the scores as shown, rounded. */
interface Pattern {
  readonly answers: QuizAnswers;
  readonly scores: CategoryScores;
  readonly overall: number | null;
  readonly phq4Total: number | null;
}

/**
 * The pattern of the answers, never a claim about personality: the first rule that fits, in this order. An item
 * that was skipped fits no rule about it.
 */
export function archetypeOf({ answers, scores, overall, phq4Total }: Pattern): Archetype {
  const { physicalVitality, emotionalHealth, visualAppearance } = scores;
  if (physicalVitality === null || emotionalHealth === null || visualAppearance === null) return "explorer";
  const score = (item: ScoredItem) => itemScore(item, answers) ?? Number.POSITIVE_INFINITY;
  if ((overall ?? 0) >= 85) return "steady-keeper";
  if ((phq4Total ?? 0) >= 9 || emotionalHealth < 40) return "gentle-restarter";
  if (score("restDays") <= 40 && score("sleepHours") <= 75) return "sleep-rebuilder";
  if (score("activity") < 45) return "mover-in-waiting";
  if (score("lonely") <= 40) return "connection-seeker";
  if (score("stress") <= 25) return "pressure-carrier";
  const difference = roundTo(physicalVitality - emotionalHealth, 1);
  if (difference >= 15) return "strong-body-busy-mind";
  if (difference <= -15) return "calm-mind-tired-body";
  return "balanced-builder";
}
