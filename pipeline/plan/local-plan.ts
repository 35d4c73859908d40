import { translator } from "../../core/locales.ts";
import { toneOf } from "./choose-themes.ts";
import { writeChallenges } from "./local-challenges.ts";
import { type WeekWriter, writeDays } from "./local-days.ts";
import { writeMorning } from "./local-morning.ts";
import type { PlanFacts, PlanWords } from "./plan-facts.ts";
import { seededShuffle } from "./seeded.ts";
import { readWishes } from "./wishes.ts";

/**
 * A week without a model: its days are about what has most room, in a catalogue's words, with the report's
 * micro-habits, the habits kept and the steps that worked; smaller and softer in low mood. The same facts and seed
 * write the same week, another seed another one.
 */
export function writeLocalPlan(facts: PlanFacts): PlanWords {
  const wishes = readWishes(facts.wishes);
  const writer: WeekWriter = {
    facts,
    wishes,
    tone: toneOf(facts),
    shuffle: seededShuffle(facts.seed),
    t: translator(facts.locale),
  };
  return {
    content: {
      morningRoutine: [...writeMorning(writer)],
      days: [...writeDays(writer)],
      weeklyChallenges: [...writeChallenges(writer)],
    },
    wishesHeard: wishes.heard,
  };
}
