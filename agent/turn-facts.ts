import { type Translate, translator } from "../core/locales.ts";
import { type ChatLine, recentChatLines } from "../models/conversations/chat-lines.ts";
import type { Database } from "../models/database.ts";
import { findDayRule } from "../models/days/day-rules.ts";
import { type DayRule, wallClock } from "../models/days/leo-day.ts";
import { isInCrisisCare } from "../models/safety/safety-events.ts";
import type { AgentTurn } from "./agent.ts";

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
}

/** How many lines of the conversation a model sees. */
export const historyLines = 20;

/** Loads what a turn begins with. */
export async function loadTurnFacts(database: Database, turn: AgentTurn): Promise<TurnFacts> {
  const { person, now } = turn;
  const at = now();
  const [dayRule, history, inCare] = await Promise.all([
    findDayRule(database, person.id, at),
    recentChatLines(database, person.id, historyLines),
    isInCrisisCare(database, person.id, at),
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
  };
}
