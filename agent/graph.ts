import { AIMessage, type BaseMessage, isToolMessage, ToolMessage } from "@langchain/core/messages";
import { Annotation, END, messagesStateReducer, START, StateGraph } from "@langchain/langgraph";
import type { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import type { Block } from "../core/message.ts";
import type { Waiting } from "./agent.ts";
import type { ToolOutcome } from "./bind.ts";
import { replyProblems } from "./check-reply.ts";
import type { MindParts, MindRun } from "./mind.ts";
import { openingMessages, repairMessage } from "./prompt.ts";
import { askChain } from "./providers/chat-chain.ts";
import { type QuickReply, readReply, streamedText } from "./reply.ts";
import { isGrave, type Screening } from "./safety/screen.ts";
import type { Tool } from "./tool.ts";

/** Most rounds of tools in one turn; then an answer is due. */
export const mostRounds = 8;
/** Most calls of tools that one answer of a model may ask for; the rest is told to come one by one. */
const mostCallsAtOnce = 6;
/** How often a model may correct an answer that can't go out. */
const mostRepairs = 1;

/** What a turn ends with. */
interface Ending {
  readonly text: string;
  readonly quickReplies: readonly QuickReply[];
  readonly answeredBy: string;
}

const sum = { reducer: (before: number, more: number) => before + more, default: () => 0 };

function list<Item>() {
  return Annotation<Item[]>({ reducer: (before, more) => [...before, ...more], default: () => [] });
}

/** What is checkpointed while a turn runs; gone with the turn. */
const state = Annotation.Root({
  messages: Annotation<BaseMessage[]>({ reducer: messagesStateReducer, default: () => [] }),
  rounds: Annotation<number>(sum),
  repairs: Annotation<number>(sum),
  danger: Annotation<Screening | undefined>(),
  /** Who wrote the newest answer. */
  by: Annotation<string>(),
  /** From now on the local model alone, since no other answered or its answer couldn't go out. */
  isLocal: Annotation<boolean>({ reducer: (before, now) => before || now, default: () => false }),
  show: list<Block>(),
  waiting: list<Waiting>(),
  ending: Annotation<Ending | undefined>(),
});
/** State of a turn. */
export type MindState = typeof state.State;

const context = Annotation.Root({ run: Annotation<MindRun>() });

type Config = { readonly context?: { readonly run?: MindRun } };

function runOf(config: Config): MindRun {
  const run = config.context?.run;
  // No identity, no work.
  if (run === undefined) throw new Error("a turn without its person");
  return run;
}

function newestAnswer(messages: readonly BaseMessage[]): AIMessage | undefined {
  const newest = messages.at(-1);
  return newest instanceof AIMessage ? newest : undefined;
}

/** A model that calls tools where an answer is due has said nothing: an unanswered call would break the exchange. */
function allowed(message: AIMessage, tools: readonly Tool[]): AIMessage {
  return tools.length === 0 ? new AIMessage(message.text) : message;
}

/**
 * Safety, then the context, then a model and tools in turn, then the check of what goes out. Danger that the screen or a
 * tool finds ends the turn at once.
 */
export function buildGraph(parts: MindParts, checkpointer: PostgresSaver) {
  const safety = async (_: MindState, config: Config) => {
    const { turn, signal } = runOf(config);
    const screening = await parts.screen(turn.text, signal);
    return isGrave(screening.level) ? { danger: screening } : {};
  };

  const open = async (_: MindState, config: Config) => {
    const { turn, facts } = runOf(config);
    return { messages: [...openingMessages(turn, facts)] };
  };

  const think = async ({ messages, rounds, isLocal }: MindState, config: Config) => {
    const { turn, facts, signal, sources, spend } = runOf(config);
    const tools = rounds < mostRounds ? parts.tools : [];
    if (!isLocal) {
      const onContent = (soFar: string) => turn.onText(streamedText(soFar));
      const question = { messages, tools, signal, onContent, spend, log: turn.log };
      const step = await askChain(sources, question);
      if (step !== undefined) return { messages: [allowed(step.message, tools)], by: step.by };
    }
    const message = await parts.localModel(turn, facts).invoke(messages, { signal });
    return { messages: [allowed(message, tools)], by: "local", isLocal: true };
  };

  const callTools = async ({ messages }: MindState, config: Config) => {
    const { turn, facts, signal } = runOf(config);
    const calls = newestAnswer(messages)?.tool_calls ?? [];
    const answers: ToolMessage[] = [];
    const outcomes: ToolOutcome[] = [];
    let danger: Screening | undefined;
    for (const [place, { id, name, args }] of calls.entries()) {
      if (danger !== undefined) break;
      const callId = id ?? `${messages.length}.${place}`;
      if (place >= mostCallsAtOnce) {
        const content = JSON.stringify({ error: "too many calls at once; not done" });
        answers.push(new ToolMessage({ content, tool_call_id: callId, name }));
        continue;
      }
      turn.onTool(name, args);
      const outcome = await parts.callTool(
        { id: callId, name, args },
        {
          ...{ personId: turn.person.id, turnId: turn.id, channel: turn.channel, locale: turn.person.locale },
          ...{ t: facts.t, dayRule: facts.dayRule, database: parts.database, now: turn.now },
          ...{ isAdult: facts.isAdult, isInCrisisCare: facts.isInCrisisCare, log: turn.log, signal },
        },
      );
      outcomes.push(outcome);
      danger = outcome.danger;
      answers.push(new ToolMessage({ content: outcome.content, tool_call_id: callId, name }));
    }
    return {
      danger,
      messages: answers,
      rounds: 1,
      show: outcomes.flatMap(({ show }) => show),
      waiting: outcomes.flatMap(({ ticket, say }) =>
        ticket === undefined ? [] : [{ ticket, question: say }],
      ),
    };
  };

  const check = async ({ messages, repairs, isLocal, by }: MindState) => {
    const content = newestAnswer(messages)?.text ?? "";
    const reply = readReply(content);
    const known = messages.filter((one) => isToolMessage(one) || one.type === "human");
    const problems = isLocal ? [] : replyProblems(reply, known.map((one) => one.text).join("\n"));
    if (problems.length === 0) {
      return { ending: { text: reply.text, quickReplies: reply.quickReplies, answeredBy: by } };
    }
    if (repairs < mostRepairs) return { messages: [repairMessage(problems)], repairs: 1 };
    return { isLocal: true };
  };

  const afterThinking = ({ messages, rounds }: MindState) =>
    (newestAnswer(messages)?.tool_calls ?? []).length > 0 && rounds < mostRounds ? "tools" : "check";

  return new StateGraph(state, context)
    .addNode("safety", safety)
    .addNode("context", open)
    .addNode("model", think)
    .addNode("tools", callTools)
    .addNode("check", check)
    .addEdge(START, "safety")
    .addConditionalEdges("safety", ({ danger }) => (danger === undefined ? "context" : END), ["context", END])
    .addEdge("context", "model")
    .addConditionalEdges("model", afterThinking, ["tools", "check"])
    .addConditionalEdges("tools", ({ danger }) => (danger === undefined ? "model" : END), ["model", END])
    .addConditionalEdges("check", ({ ending }) => (ending === undefined ? "model" : END), ["model", END])
    .compile({ checkpointer });
}
