import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Clock } from "../core/clock.ts";
import type { Database } from "../models/database.ts";
import type { TokenBudget } from "../pipeline/token-budget.ts";
import type { AgentTurn } from "./agent.ts";
import type { CallContext, ToolCall, ToolOutcome } from "./bind.ts";
import type { PersonMemory } from "./memory/memory.ts";
import type { ChatSource } from "./providers/chat-models.ts";
import type { Screen } from "./safety/risk-screen.ts";
import type { Tool } from "./tool.ts";
import type { TurnFacts } from "./turn-facts.ts";

/** What Leo's mind is made of. */
export interface MindParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly tools: readonly Tool[];
  readonly callTool: (call: ToolCall, context: CallContext) => Promise<ToolOutcome>;
  /** The configured chat models, best first; none where Leo works without a key. */
  readonly sources: readonly ChatSource[];
  /** The model that needs no key, for one turn. */
  readonly localModel: (turn: AgentTurn, facts: TurnFacts) => BaseChatModel;
  /** How grave a text is, by rules first and then by what may only raise it. */
  readonly screen: Screen;
  readonly budget: TokenBudget;
  readonly memory: PersonMemory;
}

/** One turn on its way through the graph: identity and means, never stored. */
export interface MindRun {
  readonly turn: AgentTurn;
  readonly facts: TurnFacts;
  readonly signal: AbortSignal;
  /** Models that may be asked in this turn. */
  readonly sources: readonly ChatSource[];
  readonly budgetSpent: boolean;
  readonly spend: (tokens: number) => void;
}
