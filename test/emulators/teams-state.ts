import { plainText } from "../../core/plain-text.ts";
import { cardButtons, cardPictures, cardWords } from "./teams-card.ts";
import type { SeenMessage } from "./telegram-person.ts";

/** Something that goes wrong with the bot's calls. */
export interface TeamsFault {
  /** Only calls about this conversation. */
  readonly conversationId?: string;
  /** `POST`, `PUT`, `DELETE`, `token`, `openid`, `file`; every call of the connector without it. */
  readonly method?: string;
  /** How many calls it befalls; 1 without it. */
  readonly times?: number;
  readonly status?: number;
  /** Teams' own code for the status. */
  readonly reason?: string;
  /** As the header says it: seconds, or a date. */
  readonly retryAfter?: string;
  /** The connection is cut before anything is done; or no answer ever comes. */
  readonly cut?: "before" | "never";
}

/** An activity of the bot as Teams keeps it. */
export interface KeptActivity {
  readonly id: string;
  readonly number: number;
  content: BotActivity;
  picture: Buffer | undefined;
  edits: number;
}

/** What the bot posts, as far as Teams looks at it. */
export interface BotActivity {
  readonly type?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly attachments?: readonly { readonly contentType?: string; readonly content?: unknown }[];
}

/** A chat of any kind. */
export interface TeamsConversation {
  readonly id: string;
  readonly type: "personal" | "groupChat" | "channel";
  readonly activities: Map<string, KeptActivity>;
  /** The bot was blocked or removed: Teams' code for it. */
  closed: string | undefined;
  typings: number;
  /** Told whenever people would see something new. */
  readonly watchers: Set<() => void>;
}

/** A call of the bot. */
export interface TeamsCall {
  readonly method: string;
  readonly conversationId: string;
  readonly status: number;
  readonly body: unknown;
  readonly authorization: string | undefined;
}

/** Everything the service remembers. */
export interface TeamsState {
  readonly conversations: Map<string, TeamsConversation>;
  /** Pasted pictures and shared files by name. */
  readonly files: Map<string, { readonly bytes: Buffer; readonly contentType: string }>;
  readonly calls: TeamsCall[];
  /** Bearer tokens the login endpoint gave out. */
  readonly tokens: Set<string>;
  faults: { readonly fault: TeamsFault; left: number }[];
  numbers: number;
  unanswered: number;
}

/** A service that has seen nothing yet. */
export function emptyTeams(): TeamsState {
  return {
    conversations: new Map(),
    files: new Map(),
    calls: [],
    tokens: new Set(),
    faults: [],
    numbers: 0,
    unanswered: 0,
  };
}

/** Takes the fault that befalls a call, if any. */
export function nextFault(
  state: TeamsState,
  method: string,
  conversationId?: string,
): TeamsFault | undefined {
  const isRest = method === "POST" || method === "PUT" || method === "DELETE";
  const hit = state.faults.find(
    ({ fault }) =>
      (fault.method === undefined ? isRest : fault.method === method) &&
      (fault.conversationId === undefined || fault.conversationId === conversationId),
  );
  if (hit === undefined) return undefined;
  hit.left -= 1;
  if (hit.left === 0) state.faults = state.faults.filter((each) => each !== hit);
  return hit.fault;
}

/** The card of an activity. */
export function cardOf({ attachments }: BotActivity): unknown {
  return attachments?.find(({ contentType }) => contentType === "application/vnd.microsoft.card.adaptive")
    ?.content;
}

/** Whether an activity shows a picture, and at which address. */
export function pictureUrl(activity: BotActivity): string | undefined {
  const card = cardOf(activity);
  return card === undefined ? undefined : cardPictures(card)[0];
}

function wordsOf(activity: BotActivity): string {
  const card = cardOf(activity);
  if (card !== undefined) return cardWords(card);
  const text = activity.text ?? "";
  return activity.textFormat === "plain" ? text : plainText(text);
}

function dataOf(data: unknown): string | undefined {
  const { action, value } = (data ?? {}) as { action?: string; value?: string };
  return action === undefined ? undefined : `${action}:${value}`;
}

/** An activity of the bot as people see it. */
export function seenActivity({ number, content, picture, edits }: KeptActivity): SeenMessage {
  const card = cardOf(content);
  const rows = card === undefined ? [] : cardButtons(card);
  return {
    messageId: number,
    from: "bot",
    text: wordsOf(content),
    entities: [],
    photo: picture,
    document: undefined,
    buttons: rows.map((row) =>
      row.map(({ label, data, url }) => {
        const pressed = dataOf(data);
        return {
          label,
          ...(pressed === undefined ? {} : { data: pressed }),
          ...(url === undefined ? {} : { url }),
        };
      }),
    ),
    edits,
  };
}
