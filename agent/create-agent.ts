import type { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import type { Agent, AgentReply, AgentTurn } from "./agent.ts";
import { buildGraph, type MindState } from "./graph.ts";
import type { MindParts, MindRun } from "./mind.ts";
import { loadTurnFacts } from "./turn-facts.ts";

/** Longest turn, in milliseconds; then the local model answers out of what there is. */
export const turnTimeoutMs = 40_000;
/** Of these, what is left for the local model. */
const localTimeMs = 5_000;

/** Name of a turn's checkpoints; begins with the person, so that all of theirs can be found. */
function threadOf(personId: string, turnId: string): string {
  return `${personId}:${turnId}`;
}

function toReply({ danger, ending, show, waiting }: MindState, run: MindRun): AgentReply {
  if (danger !== undefined) return { kind: "danger", screening: danger };
  if (ending === undefined) throw new Error("the graph ended without an answer");
  const { text, quickReplies, answeredBy } = ending;
  const isStandIn = answeredBy === "local" && (run.budgetSpent || run.sources.length > 0);
  return {
    kind: "answer",
    markdown: text,
    quickReplies,
    show,
    waiting,
    answeredBy,
    ...(isStandIn ? { tookOver: run.budgetSpent ? "budget" : "unavailable" } : {}),
  };
}

/** The part of Leo's mind that answers texts. */
export type Thinking = Pick<Agent, "reply" | "forgetTurn">;

/** Puts Leo's mind together. @param checkpointer keeps a turn's steps while it runs */
export function createAgent(parts: MindParts, checkpointer: PostgresSaver): Thinking {
  const { budget, sources } = parts;
  const graph = buildGraph(parts, checkpointer);

  /** Whether the person's tokens are used up; a budget that can't be read counts as spent, so that no bill runs away. */
  const isSpent = async ({ person, log }: AgentTurn): Promise<boolean> => {
    if (sources.length === 0) return false;
    try {
      return (await budget.remaining(person.id)) <= 0;
    } catch (error) {
      log.error({ err: error }, "token budget not readable");
      return true;
    }
  };

  const prepare = async (turn: AgentTurn, signal: AbortSignal): Promise<MindRun> => {
    const [facts, budgetSpent] = await Promise.all([
      loadTurnFacts(parts.database, parts.memory, turn),
      isSpent(turn),
    ]);
    const spend = (tokens: number) => {
      if (tokens <= 0) return;
      budget
        .spend(turn.person.id, Math.ceil(tokens))
        .catch((error: unknown) => turn.log.error({ err: error }, "tokens not counted"));
    };
    return { turn, facts, signal, sources: budgetSpent ? [] : sources, budgetSpent, spend };
  };

  const walk = async (run: MindRun, isFresh: boolean): Promise<MindState> => {
    const { turn, signal } = run;
    const config = {
      configurable: { thread_id: threadOf(turn.person.id, turn.id) },
      context: { run },
      signal,
      recursionLimit: 60,
      durability: "sync" as const,
    };
    return (await graph.invoke(isFresh ? {} : null, config)) as MindState;
  };

  return {
    reply: async (turn) => {
      const thinking = AbortSignal.any([turn.signal, AbortSignal.timeout(turnTimeoutMs - localTimeMs)]);
      const run = await prepare(turn, thinking);
      const config = { configurable: { thread_id: threadOf(turn.person.id, turn.id) } };
      const before = await graph.getState(config);
      const values = before.values as Partial<MindState>;
      // A process that died between the answer and its commit left the answer behind.
      if (values.ending !== undefined || values.danger !== undefined)
        return toReply(values as MindState, run);
      const isFresh = before.next.length === 0;
      try {
        return toReply(await walk(run, isFresh), run);
      } catch (error) {
        turn.signal.throwIfAborted();
        if (!thinking.aborted) throw error;
        turn.log.warn("the turn took too long; the local model answers");
        const rest = { ...run, sources: [], signal: AbortSignal.timeout(localTimeMs) };
        const next = (await graph.getState(config)).next.length > 0;
        const reply = toReply(await walk(rest, !next), run);
        return reply;
      }
    },
    forgetTurn: (personId, turnId) => checkpointer.deleteThread(threadOf(personId, turnId)),
  };
}
