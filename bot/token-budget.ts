import type { Clock } from "../core/clock.ts";
import type { Database } from "../models/database.ts";
import { addTokens, usedTokens } from "../models/people/model-tokens.ts";
import type { TokenBudget } from "../pipeline/token-budget.ts";

/** Everybody's daily budget of model tokens, counted in the database. @param tokensPerDay the same for each person */
export function createTokenBudget(database: Database, tokensPerDay: number, clock: Clock): TokenBudget {
  return {
    remaining: async (personId) => tokensPerDay - (await usedTokens(database, personId, clock())),
    spend: (personId, tokens) => addTokens(database, personId, clock(), tokens),
  };
}
