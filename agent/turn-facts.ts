import { type Translate, translator } from "../core/locales.ts";
import { type ChatLine, recentChatLines } from "../models/conversations/chat-lines.ts";
import type { Database } from "../models/database.ts";
import { findDayRule } from "../models/days/day-rules.ts";
import { type DayRule, wallClock } from "../models/days/leo-day.ts";
import type { Memory } from "../models/memory/memories.ts";
import { isInCrisisCare } from "../models/safety/safety-events.ts";
import type { AgentTurn } from "./agent.ts";
import type { PersonMemory } from "./memory/memory.ts";

/** What Leo's mind has before it when a turn begins. */
export interface TurnFacts {
  readonly t: Translate;
  readonly dayRule: DayRule;
  /** What the person's clock shows. */
  readonly localDate: string;
  readonly localTime: string;
  readonly isAdult: boolean;
  /** In the days after a crisis: no scores, streaks or nudges. */
  readonly isInCrisisCare: boolean;
  /** The newest lines of the conversation, oldest first. */
  readonly history: readonly ChatLine[];
  /** What the person told before these lines and has to do with the new text, nearest first. */
  readonly memories: readonly Memory[];
}

/** How many lines of the conversation a model sees. */
export const historyLines = 20;

/** How many memories a model sees at most. */
const mostMemories = 4;

/** Loads what a turn begins with. */
export async function loadTurnFacts(
  database: Database,
  memory: PersonMemory,
  turn: AgentTurn,
): Promise<TurnFacts> {
  const { person, now } = turn;
  const at = now();
  const [dayRule, history, inCare, memories] = await Promise.all([
    findDayRule(database, person.id, at),
    recentChatLines(database, person.id, historyLines),
    isInCrisisCare(database, person.id, at),
    memory.recall(turn.text, {
      ...{ personId: person.id, locale: person.locale, log: turn.log },
      ...{ by: "text" as const, newestLines: historyLines, limit: mostMemories },
    }),
  ]);
  const { date, time } = wallClock(at, dayRule.timeZone);
  return {
    t: translator(person.locale),
    dayRule,
    localDate: date,
    localTime: time,
    isAdult: person.stage !== "minor",
    isInCrisisCare: inCare,
    history,
    memories,
  };
}
