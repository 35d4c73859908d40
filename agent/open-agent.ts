import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import type { Clock } from "../core/clock.ts";
import type { Database } from "../models/database.ts";
import type { ModelAccess } from "../pipeline/providers/access.ts";
import type { TokenBudget } from "../pipeline/token-budget.ts";
import type { Agent, AgentTurn } from "./agent.ts";
import { bindTools } from "./bind.ts";
import { createAgent } from "./create-agent.ts";
import { createLocalModel } from "./language/local-chat-model.ts";
import { createLocalLanguage } from "./language/local-language.ts";
import { openTextReading, type TextReading } from "./language/text-reading.ts";
import type { PersonMemory } from "./memory/memory.ts";
import { chatSources } from "./providers/chat-models.ts";
import type { Screen } from "./safety/risk-screen.ts";
import { settleTicket } from "./tickets.ts";
import { tools } from "./tools.ts";
import type { TurnFacts } from "./turn-facts.ts";

/** Schema of LangGraph's tables; made by Leo's own migrations. */
const checkpointSchema = "langgraph";

/** Leo's mind on Leo's database with the configured models; asks nobody yet. */
export function openAgent(deps: {
  readonly database: Database;
  readonly models: ModelAccess;
  readonly budget: TokenBudget;
  readonly memory: PersonMemory;
  readonly clock: Clock;
  readonly screen: Screen;
  /** A reading of texts that others use as well; its own, started with the first text, if left out. */
  readonly reading?: TextReading;
}): Agent {
  const { database, clock, budget, memory } = deps;
  const checkpointer = new PostgresSaver(database.relaxedPool, undefined, { schema: checkpointSchema });
  const reading = deps.reading ?? openTextReading();
  const parts = {
    ...{ database, clock, budget, tools, memory },
    callTool: bindTools(tools),
    sources: chatSources(deps.models, clock),
    localModel: (turn: AgentTurn, facts: TurnFacts) =>
      createLocalModel(turn.text, createLocalLanguage({ database, reading, tools }, turn, facts)),
    screen: deps.screen,
  };
  return {
    ...createAgent(parts, checkpointer),
    close: () => reading.stop(),
    settle: (ticket, decision, context) => settleTicket(tools, ticket, decision, context),
  };
}
