import type { TeamsSender } from "./teams-sender.ts";
import { seenActivity, type TeamsConversation, type TeamsState } from "./teams-state.ts";
import type { SeenMessage } from "./telegram-person.ts";

/** What the person's activities begin with. */
export interface ActivityBase {
  readonly serviceUrl: string;
  readonly botId: string;
  /** Moments of activities: a real one and a number that rises. */
  moment(): { readonly id: string; readonly timestamp: string };
  /** Where pasted pictures and shared files are. */
  fileUrl(kind: "pasted" | "shared", name: string): string;
}

/** A person in a personal chat with the bot. */
export interface TeamsUser {
  readonly id: string;
  readonly conversationId: string;
  /** Sends an activity of any shape in the chat and gives it as it went. */
  send(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  text(text: string): void;
  /** Pastes a picture into the message. */
  photo(bytes: Uint8Array, caption?: string): void;
  /** Shares a file, as with the paper clip. @param claimedType its extension */
  file(bytes: Uint8Array, claimedType?: string): void;
  /** Presses the newest button with this label, or else with this `action:value`. */
  press(labelOrData: string): void;
  /** Delivers what was sent last once more. */
  repeatLast(): void;
  block(code?: string): void;
  /** What the bot said, oldest first, edits applied. */
  replies(): readonly SeenMessage[];
  onReply(listener: (message: SeenMessage) => void): void;
  waitFor(
    wanted: (replies: readonly SeenMessage[]) => boolean,
    timeoutMs?: number,
  ): Promise<readonly SeenMessage[]>;
}

function repliesIn(conversation: TeamsConversation): SeenMessage[] {
  return [...conversation.activities.values()].map(seenActivity);
}

/** Adds a person to a conversation that exists. */
export function addTeamsUser(
  state: TeamsState,
  sender: TeamsSender,
  base: ActivityBase,
  person: { readonly id: string; readonly locale: string; readonly conversation: TeamsConversation },
): TeamsUser {
  const { id, locale, conversation } = person;
  let last: Readonly<Record<string, unknown>> = {};

  const send: TeamsUser["send"] = (fields) => {
    last = {
      type: "message",
      ...base.moment(),
      channelId: "msteams",
      serviceUrl: base.serviceUrl,
      from: { id, name: "Anna", aadObjectId: "00000000-0000-0000-0000-000000000001" },
      recipient: { id: base.botId, name: "Leo" },
      conversation: { conversationType: conversation.type, tenantId: "tenant-1", id: conversation.id },
      locale,
      entities: [{ type: "clientInfo", locale, country: "DE", platform: "Web", timezone: "Europe/Berlin" }],
      channelData: { tenant: { id: "tenant-1" } },
      ...fields,
    };
    sender.queue(conversation.id, last);
    return last;
  };
  const keep = (bytes: Uint8Array, contentType: string): string => {
    const name = `file-${state.files.size + 1}`;
    state.files.set(name, { bytes: Buffer.from(bytes), contentType });
    return name;
  };
  const replies = () => repliesIn(conversation);

  return {
    id,
    conversationId: conversation.id,
    send,
    text: (text) => void send({ text, textFormat: "plain" }),
    photo: (bytes, caption) => {
      const contentUrl = base.fileUrl("pasted", keep(bytes, "image/jpeg"));
      const html = { contentType: "text/html", content: `<p>${caption ?? ""}</p><img src="${contentUrl}">` };
      void send({
        ...(caption === undefined ? {} : { text: caption }),
        attachments: [{ contentType: "image/*", contentUrl }, html],
      });
    },
    file: (bytes, claimedType = "jpg") => {
      const downloadUrl = base.fileUrl("shared", keep(bytes, "application/octet-stream"));
      const content = { downloadUrl, uniqueId: "unique", fileType: claimedType };
      const contentUrl = "https://contoso.sharepoint.example/personal/me.jpg";
      const contentType = "application/vnd.microsoft.teams.file.download.info";
      void send({ attachments: [{ contentType, contentUrl, name: `me.${claimedType}`, content }] });
    },
    press: (labelOrData) => {
      const shown = replies()
        .toReversed()
        .flatMap(({ buttons }) => buttons.flat());
      const found =
        shown.find(({ label, data }) => label === labelOrData && data !== undefined) ??
        shown.find(({ data }) => data === labelOrData);
      if (found?.data === undefined) throw new Error(`no button "${labelOrData}" in the chat`);
      const colon = found.data.indexOf(":");
      void send({ value: { action: found.data.slice(0, colon), value: found.data.slice(colon + 1) } });
    },
    repeatLast: () => sender.queue(conversation.id, last),
    block: (code = "ConversationBlockedByUser") => {
      conversation.closed = code;
    },
    replies,
    onReply: (listener) => {
      const told = new Map<number, number>();
      conversation.watchers.add(() => {
        for (const reply of replies()) {
          if (told.get(reply.messageId) === reply.edits) continue;
          told.set(reply.messageId, reply.edits);
          listener(reply);
        }
      });
    },
    waitFor: (wanted, timeoutMs = 5_000) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const now = replies();
          if (!wanted(now)) return;
          conversation.watchers.delete(look);
          clearTimeout(timer);
          resolve(now);
        };
        const timer = setTimeout(() => {
          conversation.watchers.delete(look);
          const shown = replies().map(({ text }) => text.slice(0, 80));
          reject(new Error(`the bot did not say what was waited for; it said ${JSON.stringify(shown)}`));
        }, timeoutMs);
        conversation.watchers.add(look);
        look();
      }),
  };
}
