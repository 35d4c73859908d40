import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import type { Stages } from "../stage.ts";
import { hasTokens, type TokenBudget } from "../token-budget.ts";
import type { LetterFacts } from "./local-letter.ts";

/** A letter and who wrote it. */
export interface WrittenLetter {
  readonly letter: string;
  readonly analysedBy: string;
}

/** Writes letters from the future self. */
export interface LetterWriter {
  /** False where no model is configured: then a letter takes no time. */
  readonly usesModels: boolean;
  /** @throws the abort reason */
  write(
    facts: LetterFacts,
    run: { readonly personId: string; readonly correlationId: string; readonly signal: AbortSignal },
  ): Promise<WrittenLetter>;
}

/** Longest time until a letter goes on without models, in milliseconds. */
const modelsTimeMs = 30_000;

/** Letters out of the letter stage, within each person's budget of model tokens. */
export function createLetterWriter(
  stages: Pick<Stages, "letter" | "usesModels">,
  services: { readonly budget: TokenBudget; readonly clock: Clock; readonly log: Logger },
): LetterWriter {
  const { budget, clock } = services;
  return {
    usesModels: stages.usesModels,
    write: async (facts, { personId, correlationId, signal }) => {
      const log = services.log.child({ correlationId });
      const mayAsk = stages.usesModels && (await hasTokens(budget, personId, log));
      const spending: Promise<void>[] = [];
      const spend = (tokens: number) => {
        const spent = budget.spend(personId, tokens);
        spending.push(spent.catch((error: unknown) => log.error({ err: error }, "tokens not counted")));
      };
      const analyse = mayAsk ? stages.letter.withModels : stages.letter.localOnly;
      const modelsUntil = new Date(clock().getTime() + modelsTimeMs);
      try {
        const context = { locale: facts.locale, signal, log, clock, modelsUntil, spend };
        const { value, analysedBy } = await analyse(facts, context);
        return { letter: value.letter, analysedBy };
      } finally {
        await Promise.all(spending);
      }
    },
  };
}
