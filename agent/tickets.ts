import type { Block, Json } from "../core/message.ts";
import { settleToolCall, waitingToolCalls } from "../models/conversations/tool-calls.ts";
import { ticketOf } from "./bind.ts";
import { isRefusal, type Tool, type ToolContext } from "./tool.ts";

/** For how long a button under a question works, in milliseconds: an hour, as the plan may be another by then. */
export const ticketLifetimeMs = 3_600_000;

/** What pressing a button came to. */
export interface SettledTicket {
  /** `gone` where nothing waits under this name (any more), whoever's it was. */
  readonly kind: "done" | "refused" | "declined" | "gone";
  readonly say: string;
  readonly show: readonly Block[];
}

const gone: SettledTicket = { kind: "gone", say: "", show: [] };

/** Does what a person has been asked about, once, or lets it be. */
export async function settleTicket(
  tools: readonly Tool[],
  ticket: string,
  decision: "yes" | "no",
  context: ToolContext,
): Promise<SettledTicket> {
  const { personId, transaction, now } = context;
  const since = new Date(now().getTime() - ticketLifetimeMs);
  const waiting = await waitingToolCalls(transaction, personId, since);
  const call = waiting.find(({ turnId, callId }) => ticketOf(turnId, callId) === ticket);
  const tool = tools.find(({ name }) => name === call?.tool);
  if (call === undefined || tool === undefined) return gone;
  if (decision === "no") {
    return (await settleToolCall(transaction, call, "declined", null))
      ? { kind: "declined", say: "", show: [] }
      : gone;
  }
  const input = tool.input.safeParse(call.input);
  if (!input.success) return gone;
  const result = await tool.run(input.data as never, { ...context, turnId: call.turnId });
  if (isRefusal(result)) return { kind: "refused", say: result.refused, show: [] };
  const { say, show = [] } = result;
  const outcome = { say, content: JSON.stringify({ say_text: say }), show: show as unknown as Json };
  return (await settleToolCall(transaction, call, "done", outcome)) ? { kind: "done", say, show } : gone;
}
