/** Counts the model tokens of each person and day; kept by whoever stores people. */
export interface TokenBudget {
  /** Tokens the person may still use today; 0 or less when the budget is spent. */
  remaining(personId: string): Promise<number>;
  /** Takes tokens off today's budget. @param tokens whole, positive */
  spend(personId: string, tokens: number): Promise<void>;
}
