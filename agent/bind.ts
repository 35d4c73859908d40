import { z } from "zod";
import { sha256 } from "../core/ids.ts";
import type { Block, Json } from "../core/message.ts";
import { addToolCall, findToolCall, type StoredToolCall } from "../models/conversations/tool-calls.ts";
import type { Database, Transaction } from "../models/database.ts";
import type { Screening } from "./safety/screen.ts";
import { isRefusal, type Tool, type ToolContext, type ToolRefusal, type ToolResult } from "./tool.ts";

/** A call as a model asks for it. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly args: unknown;
}

/** What became of a call. */
export interface ToolOutcome {
  readonly tool: string;
  readonly status: "ok" | "waiting" | "refused" | "invalid" | "unknown" | "failed";
  /** What the model reads: JSON, never a fault's own message; all that may hold a person's words under keys in `_text`. */
  readonly content: string;
  /** What can be said to the person as it is; empty where nothing can. */
  readonly say: string;
  readonly show: readonly Block[];
  /** Names the waiting call in the buttons that settle it; only with `waiting`. */
  readonly ticket?: string;
  /** Danger that was found: the crisis protocol answers the turn. */
  readonly danger?: Screening;
}

/** Everything a tool gets but the transaction, which begins with its call. */
export type CallContext = Omit<ToolContext, "transaction"> & { readonly database: Database };

/** Longest run of one tool. */
const timeoutMs = 10_000;

/** Thrown to take back a change that turns out to have been made already. */
class AlreadyDone extends Error {}

const stored = z.object({
  say: z.string(),
  content: z.string(),
  show: z.array(z.custom<Block>()),
  danger: z.custom<Screening>().exactOptional(),
});

/** Short name of a call, for buttons: the same for the same call. */
export function ticketOf(turnId: string, callId: string): string {
  return sha256(`${turnId} ${callId}`).slice(0, 12);
}

function outcomeOf(tool: string, result: ToolResult | ToolRefusal): ToolOutcome {
  if (isRefusal(result)) {
    const content = JSON.stringify({ refused_text: result.refused });
    return { tool, status: "refused", content, say: result.refused, show: [] };
  }
  const { say, facts, show = [], danger } = result;
  const content = JSON.stringify({ say_text: say, ...(facts === undefined ? {} : { facts }) });
  return { tool, status: "ok", content, say, show, ...(danger === undefined ? {} : { danger }) };
}

function failure(tool: string, status: ToolOutcome["status"], problem: object): ToolOutcome {
  return { tool, status, content: JSON.stringify(problem), say: "", show: [] };
}

function fromStored(call: StoredToolCall): ToolOutcome {
  if (call.state === "waiting") {
    const content = JSON.stringify({ waiting: "the person has not pressed the button yet" });
    const ticket = ticketOf(call.turnId, call.callId);
    return { tool: call.tool, status: "waiting", content, say: "", show: [], ticket };
  }
  return { tool: call.tool, status: "ok", ...stored.parse(call.outcome) };
}

async function change(tool: Tool, input: Json, callId: string, context: ToolContext): Promise<ToolOutcome> {
  const outcome = outcomeOf(tool.name, await tool.run(input as never, context));
  if (tool.effect === "read") return outcome;
  const { personId, turnId, now, transaction } = context;
  const key = { personId, turnId, callId };
  if (outcome.status === "refused") {
    // What is refused because the same call was just done elsewhere is answered like the first.
    if ((await findToolCall(transaction, key)) !== undefined) throw new AlreadyDone();
    // A refusal changed nothing, and may be none any more when the call comes again.
    return outcome;
  }
  const { tool: _name, status: _status, ...kept } = outcome;
  const isNew = await addToolCall(transaction, {
    ...{ ...key, tool: tool.name, state: "done" as const, calledAt: now() },
    input: tool.keepsInput === false ? null : input,
    outcome: kept as unknown as Json,
  });
  if (!isNew) throw new AlreadyDone();
  return outcome;
}

async function askFirst(tool: Tool, input: Json, callId: string, context: ToolContext): Promise<ToolOutcome> {
  const { personId, turnId, now } = context;
  const say = (await tool.question?.(input as never, context)) ?? "";
  if (typeof say !== "string") return outcomeOf(tool.name, say);
  const key = { personId, turnId, callId };
  await addToolCall(context.transaction, {
    ...{ ...key, tool: tool.name, input, state: "waiting" as const, outcome: null, calledAt: now() },
  });
  const content = JSON.stringify({ waiting: "the person is asked with a button", question_text: say });
  return { tool: tool.name, status: "waiting", content, say, show: [], ticket: ticketOf(turnId, callId) };
}

/**
 * Makes tools callable by a model: reads their input by its schema, gives them a transaction and a time limit, logs
 * name, outcome and duration, keeps faults to the log, and lets a change happen once however often it is called.
 * What has to be confirmed waits for the person's button.
 */
export function bindTools(
  tools: readonly Tool[],
): (call: ToolCall, context: CallContext) => Promise<ToolOutcome> {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));

  const perform = (tool: Tool, input: Json, callId: string, context: CallContext) => {
    const { database, ...rest } = context;
    const signal = AbortSignal.any([context.signal, AbortSignal.timeout(timeoutMs)]);
    return database.transaction((transaction: Transaction) => {
      const inside = { ...rest, signal, transaction };
      return tool.effect === "confirm"
        ? askFirst(tool, input, callId, inside)
        : change(tool, input, callId, inside);
    });
  };

  const performOnce = async (tool: Tool, input: Json, callId: string, context: CallContext) => {
    const { personId, turnId, database, log } = context;
    const key = { personId, turnId, callId };
    const earlier = tool.effect === "read" ? undefined : await findToolCall(database, key);
    if (earlier !== undefined) return fromStored(earlier);
    try {
      return await perform(tool, input, callId, context);
    } catch (error) {
      context.signal.throwIfAborted();
      const done = error instanceof AlreadyDone ? await findToolCall(database, key) : undefined;
      if (done !== undefined) return fromStored(done);
      log.error({ err: error, tool: tool.name }, "tool failed");
      return failure(tool.name, "failed", { error: "this didn't work; nothing was changed" });
    }
  };

  return async (call, context) => {
    const { log } = context;
    const tool = byName.get(call.name);
    if (tool === undefined) {
      log.warn({ status: "unknown" }, "tool call");
      return failure("unknown", "unknown", { error: "there is no such tool" });
    }
    const read = tool.input.safeParse(call.args);
    if (!read.success) {
      log.info({ tool: tool.name, status: "invalid" }, "tool call");
      return failure(tool.name, "invalid", { error: "wrong input", problems: z.prettifyError(read.error) });
    }
    const startedAt = performance.now();
    const outcome = await performOnce(tool, read.data as Json, call.id, context);
    const durationMs = Math.round(performance.now() - startedAt);
    log.info({ tool: tool.name, status: outcome.status, durationMs }, "tool call");
    return outcome;
  };
}
