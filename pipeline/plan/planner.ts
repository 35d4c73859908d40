import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import type { Stages } from "../stage.ts";
import { hasTokens, type TokenBudget } from "../token-budget.ts";
import type { PlanFacts, PlanWords } from "./plan-facts.ts";

/** A plan to be written. */
export interface PlanRun {
  /** Whose token budget is used; reaches no model and no log. */
  readonly personId: string;
  /** Names this run in the logs; says nothing about the person. */
  readonly correlationId: string;
  readonly facts: PlanFacts;
}

/** A week and who wrote it. */
export interface WrittenWeek extends PlanWords {
  /** `openai:gpt-4o-mini`, `gemini:…` or `local`. */
  readonly analysedBy: string;
  /** True when models are configured but the person's budget for today is spent, which the person should be told. */
  readonly budgetSpent: boolean;
}

/** Writes weeks. @throws the abort reason, or AnalysisError when even the local writer failed */
export type WritePlan = (run: PlanRun, signal: AbortSignal) => Promise<WrittenWeek>;

/** From then on after its start, in milliseconds, a run goes on without models. */
const modelsTimeMs = 60_000;

/** Builds the writer of weeks; where resources come first no model is asked. */
export function createPlanner(
  { plan: stage, usesModels }: Pick<Stages, "plan" | "usesModels">,
  services: { readonly budget: TokenBudget; readonly clock: Clock; readonly log: Logger },
): WritePlan {
  const { budget, clock, log } = services;
  return async ({ personId, correlationId, facts }, signal) => {
    const runLog = log.child({ correlationId });
    const budgetSpent = usesModels && !(await hasTokens(budget, personId, runLog));
    const isLocal = budgetSpent || facts.assessment.flags.resourcesFirst;
    const spending: Promise<void>[] = [];
    const spend = (tokens: number) => {
      const spent = budget.spend(personId, tokens);
      spending.push(spent.catch((error: unknown) => runLog.error({ err: error }, "tokens not counted")));
    };
    const modelsUntil = new Date(clock().getTime() + modelsTimeMs);
    const context = { locale: facts.locale, signal, log: runLog, clock, modelsUntil, spend };
    try {
      const { value, analysedBy } = await (isLocal ? stage.localOnly : stage.withModels)(facts, context);
      return { ...value, analysedBy, budgetSpent };
    } finally {
      await Promise.all(spending);
    }
  };
}
