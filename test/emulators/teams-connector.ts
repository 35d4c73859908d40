import { cardFaults } from "./teams-card.ts";
import {
  type BotActivity,
  cardOf,
  type KeptActivity,
  pictureUrl,
  type TeamsConversation,
  type TeamsState,
} from "./teams-state.ts";

/** What Teams takes in one activity, envelope included. */
const mostActivityBytes = 28 * 1024;

/** An answer of the connector service. */
export interface ConnectorAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** Set when people see something new. */
  readonly changed?: true;
}

function denied(status: number, code: string): ConnectorAnswer {
  return { status, body: { error: { code, message: `The bot was refused: ${code}` } } };
}

/** The picture of an activity, fetched as Teams does before it shows one. */
async function pictureOf(activity: BotActivity): Promise<Buffer | undefined> {
  const url = pictureUrl(activity);
  if (url === undefined) return undefined;
  if (url.startsWith("data:")) return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
  const response = await fetch(url).catch(() => undefined);
  return response?.ok === true ? Buffer.from(await response.arrayBuffer()) : undefined;
}

/** What is wrong with an activity itself. */
function faultOf(activity: BotActivity, sizeBytes: number): ConnectorAnswer | undefined {
  if (sizeBytes > mostActivityBytes) return denied(413, "MessageSizeTooBig");
  const card = cardOf(activity);
  const isEmpty = card === undefined && (activity.text ?? "").trim() === "";
  if (isEmpty || (card !== undefined && cardFaults(card).length > 0)) return denied(400, "BadSyntax");
  return undefined;
}

/** Does what a call of the bot asks for. */
export async function serveConnector(
  state: TeamsState,
  conversation: TeamsConversation | undefined,
  call: { readonly method: string; readonly activityId: string | undefined; readonly raw: string },
): Promise<ConnectorAnswer> {
  if (conversation === undefined) return denied(404, "ConversationNotFound");
  if (conversation.closed !== undefined) return denied(403, conversation.closed);
  const kept = conversation.activities.get(call.activityId ?? "");
  if (call.activityId !== undefined && kept === undefined)
    return denied(404, "ActivityNotFoundInConversation");
  if (call.method === "DELETE") {
    conversation.activities.delete(call.activityId ?? "");
    return { status: 200, changed: true };
  }
  const content = JSON.parse(call.raw) as BotActivity;
  if (content.type === "typing") {
    conversation.typings += 1;
    return { status: 202, body: {} };
  }
  const fault = faultOf(content, Buffer.byteLength(call.raw));
  if (fault !== undefined) return fault;
  if (kept !== undefined) {
    kept.picture = await pictureOf(content);
    kept.content = content;
    kept.edits += 1;
    return { status: 200, body: { id: kept.id }, changed: true };
  }
  state.numbers += 1;
  const number = state.numbers;
  const picture = await pictureOf(content);
  const added: KeptActivity = { id: `1:bot-${number}`, number, content, picture, edits: 0 };
  conversation.activities.set(added.id, added);
  return { status: 201, body: { id: added.id }, changed: true };
}
