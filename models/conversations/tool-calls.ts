import type { Json } from "../../core/message.ts";
import type { Database, Transaction } from "../database.ts";

/** What names one call of a tool for good. */
export interface ToolCallKey {
  readonly personId: string;
  readonly turnId: string;
  /** The call's id within the turn. */
  readonly callId: string;
}

/** A call as it is kept. */
export interface StoredToolCall extends ToolCallKey {
  readonly tool: string;
  readonly input: Json;
  /** `waiting` for the person's button, `declined` by it. */
  readonly state: "done" | "waiting" | "declined";
  /** What the tool answered; `null` while it waits. */
  readonly outcome: Json;
  readonly calledAt: Date;
}

interface ToolCallRow {
  readonly turn_id: string;
  readonly call_id: string;
  readonly tool: string;
  readonly input: Json;
  readonly state: StoredToolCall["state"];
  readonly outcome: Json;
  readonly called_at: Date;
}

function toCall(personId: string, row: ToolCallRow): StoredToolCall {
  const { tool, input, state, outcome, called_at: calledAt } = row;
  return { personId, turnId: row.turn_id, callId: row.call_id, tool, input, state, outcome, calledAt };
}

/** A call of a person; somebody else's is not found. */
export async function findToolCall(
  queries: Pick<Database, "query">,
  { personId, turnId, callId }: ToolCallKey,
): Promise<StoredToolCall | undefined> {
  const [row] = await queries.query<ToolCallRow>({
    name: "find-tool-call",
    text: `SELECT turn_id, call_id, tool, input, state, outcome, called_at FROM tool_calls
      WHERE person_id = $1 AND turn_id = $2 AND call_id = $3`,
    values: [personId, turnId, callId],
  });
  return row === undefined ? undefined : toCall(personId, row);
}

/** A person's calls since a moment that wait for their button, oldest first. */
export async function waitingToolCalls(
  queries: Pick<Database, "query">,
  personId: string,
  since: Date,
): Promise<readonly StoredToolCall[]> {
  const rows = await queries.query<ToolCallRow>({
    name: "waiting-tool-calls",
    text: `SELECT turn_id, call_id, tool, input, state, outcome, called_at FROM tool_calls
      WHERE person_id = $1 AND state = 'waiting' AND called_at >= $2 ORDER BY called_at`,
    values: [personId, since],
  });
  return rows.map((row) => toCall(personId, row));
}

/** Keeps a call in the transaction of its change; answers false where it is kept already, and nothing is written. */
export async function addToolCall(transaction: Transaction, call: StoredToolCall): Promise<boolean> {
  const rows = await transaction.query({
    name: "add-tool-call",
    text: `INSERT INTO tool_calls (person_id, turn_id, call_id, tool, input, state, outcome, called_at)
      VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7::jsonb, $8)
      ON CONFLICT (person_id, turn_id, call_id) DO NOTHING RETURNING call_id`,
    values: [
      call.personId,
      call.turnId,
      call.callId,
      call.tool,
      JSON.stringify(call.input),
      call.state,
      JSON.stringify(call.outcome),
      call.calledAt,
    ],
  });
  return rows.length > 0;
}

/** Ends the waiting of a call; answers false where it doesn't wait (any more). */
export async function settleToolCall(
  transaction: Transaction,
  { personId, turnId, callId }: ToolCallKey,
  state: "done" | "declined",
  outcome: Json,
): Promise<boolean> {
  const rows = await transaction.query({
    name: "settle-tool-call",
    text: `UPDATE tool_calls SET state = $4, outcome = $5::jsonb
      WHERE person_id = $1 AND turn_id = $2 AND call_id = $3 AND state = 'waiting' RETURNING call_id`,
    values: [personId, turnId, callId, state, JSON.stringify(outcome)],
  });
  return rows.length > 0;
}
