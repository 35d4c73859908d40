import type { Logger } from "../core/log.ts";

/** Counts the model tokens of each person and day; kept by whoever stores people. */
export interface TokenBudget {
  /** Tokens the person may still use today; 0 or less when the budget is spent. */
  remaining(personId: string): Promise<number>;
  /** Takes tokens off today's budget. @param tokens whole, positive */
  spend(personId: string, tokens: number): Promise<void>;
}

/** Whether the person has tokens left; a budget that can't be read counts as spent, so that no bill runs away. */
export async function hasTokens(budget: TokenBudget, personId: string, log: Logger): Promise<boolean> {
  try {
    return (await budget.remaining(personId)) > 0;
  } catch (error) {
    log.error({ err: error }, "token budget not readable");
    return false;
  }
}
