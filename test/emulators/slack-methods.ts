import { checkBlocks } from "./slack-blocks.ts";
import { type SlackCall, SlackRefusal, textOf } from "./slack-call.ts";
import type { SlackChannelState, SlackMessageState, SlackState } from "./slack-state.ts";

/** What a method answers beside `ok`. */
type Answer = Readonly<Record<string, unknown>>;

/** An upload that was announced. */
export interface AnnouncedUpload {
  readonly name: string;
  readonly alt: string;
  mimetype: string;
  /** Absent until they have come. */
  bytes: Buffer | undefined;
}

/** What the methods need of the server. */
export interface SlackServerSide {
  readonly state: SlackState;
  /** Where files are served, without a slash at the end. */
  readonly filesUrl: () => string;
  /** Where Socket Mode listens. */
  readonly socketUrl: () => string;
  /** Uploads that were announced and not completed. */
  readonly uploads: Map<string, AnnouncedUpload>;
}

type Method = (side: SlackServerSide, call: SlackCall) => Answer;

/** A channel the bot may write to; a user's id stands for the direct chat. */
function writable({ state }: SlackServerSide, id: string): SlackChannelState {
  const channel = state.channels.get(state.users.get(id)?.directId ?? id);
  if (channel === undefined) throw new SlackRefusal("channel_not_found");
  const user = [...state.users.values()].find(({ directId }) => directId === channel.id);
  if (user?.deactivated === true) throw new SlackRefusal("channel_not_found");
  if (!channel.hasBot) throw new SlackRefusal(channel.kind === "im" ? "channel_not_found" : "not_in_channel");
  return channel;
}

function ownMessage(side: SlackServerSide, call: SlackCall): [SlackChannelState, SlackMessageState] {
  const channel = writable(side, textOf(call, "channel"));
  const message = channel.messages.find(({ ts }) => ts === textOf(call, "ts"));
  if (message === undefined) throw new SlackRefusal("message_not_found");
  if (!message.isBot) throw new SlackRefusal("cant_update_message");
  return [channel, message];
}

function checkText(call: SlackCall): string {
  const text = textOf(call, "text");
  if (text.length > 4_000) throw new SlackRefusal("msg_too_long");
  if (text === "" && call.blocks === undefined) throw new SlackRefusal("no_text");
  return text;
}

/** Messages of a page of history; the real Slack gives as many as it likes, too. */
const historyPage = 3;

/** The Web API's methods by name. */
export const slackMethods: Readonly<Record<string, Method>> = {
  "auth.test": ({ state }) => ({
    url: "https://emulated.slack.com/",
    team: "Emulated",
    user: "leo",
    team_id: state.teamId,
    user_id: state.bot.userId,
    bot_id: state.bot.botId,
  }),
  "bots.info": ({ state }) => ({
    bot: { id: state.bot.botId, app_id: state.appId, user_id: state.bot.userId },
  }),
  "users.info": ({ state }, call) => {
    const user = state.users.get(textOf(call, "user"));
    if (user === undefined) throw new SlackRefusal("user_not_found");
    const locale = textOf(call, "include_locale") === "true" ? { locale: user.locale } : {};
    return { user: { id: user.id, tz: user.timeZone, deleted: user.deactivated, ...locale } };
  },
  "conversations.open": ({ state }, call) => {
    const user = state.users.get(textOf(call, "users"));
    if (user === undefined) throw new SlackRefusal("user_not_found");
    if (user.deactivated) throw new SlackRefusal("user_disabled");
    const channel = state.channels.get(user.directId);
    if (channel !== undefined) channel.hasBot = true;
    return { channel: { id: user.directId } };
  },
  "conversations.history": (side, call) => {
    const channel = writable(side, textOf(call, "channel"));
    const since = textOf(call, "oldest");
    const later = channel.messages.filter(({ ts }) => ts > since).reverse();
    const from = Number(textOf(call, "cursor") || 0);
    const until = from + historyPage;
    const messages = later.slice(from, until).map(({ ts, text, userId, isBot, said }) => ({
      type: "message",
      ts,
      text,
      user: userId,
      ...(isBot ? { bot_id: side.state.bot.botId } : {}),
      ...said,
    }));
    return { messages, response_metadata: { next_cursor: until < later.length ? String(until) : "" } };
  },
  "chat.postMessage": (side, call) => {
    const channel = writable(side, textOf(call, "channel"));
    const blocks = checkBlocks(call.blocks, 50);
    const thread = textOf(call, "thread_ts");
    const message: SlackMessageState = {
      ts: side.state.nextTs(),
      userId: side.state.bot.userId,
      isBot: true,
      text: checkText(call),
      blocks,
      ...(thread === "" ? {} : { threadTs: thread }),
    };
    channel.messages.push(message);
    return { channel: channel.id, ts: message.ts };
  },
  "chat.update": (side, call) => {
    const [channel, message] = ownMessage(side, call);
    message.blocks = checkBlocks(call.blocks, 50);
    message.text = checkText(call);
    return { channel: channel.id, ts: message.ts, text: message.text };
  },
  "chat.delete": (side, call) => {
    const [channel, message] = ownMessage(side, call);
    channel.messages.splice(channel.messages.indexOf(message), 1);
    return { channel: channel.id, ts: message.ts };
  },
  "views.publish": ({ state }, call) => {
    const view = call.view as { type?: unknown; blocks?: unknown } | undefined;
    if (!state.users.has(textOf(call, "user_id"))) throw new SlackRefusal("not_enabled");
    if (view?.type !== "home") throw new SlackRefusal("invalid_arguments");
    checkBlocks(view.blocks, 100);
    state.homes.set(textOf(call, "user_id"), view as Answer);
    return { view };
  },
  "files.getUploadURLExternal": ({ state, filesUrl, uploads }, call) => {
    if (!(Number(textOf(call, "length")) > 0) || textOf(call, "filename") === "")
      throw new SlackRefusal("invalid_arguments");
    const id = `F${state.nextNumber()}`;
    uploads.set(id, {
      name: textOf(call, "filename"),
      alt: textOf(call, "alt_txt"),
      mimetype: "",
      bytes: undefined,
    });
    return { upload_url: `${filesUrl()}/upload/${id}`, file_id: id };
  },
  "files.completeUploadExternal": (side, call) => {
    const { state, uploads } = side;
    const [first] = (call.files as { id: string }[] | undefined) ?? [];
    const upload = uploads.get(first?.id ?? "");
    if (first === undefined || upload?.bytes === undefined) throw new SlackRefusal("file_not_found");
    const channel = writable(side, textOf(call, "channel_id"));
    uploads.delete(first.id);
    const { name, alt, bytes } = upload;
    state.files.set(first.id, {
      id: first.id,
      name,
      alt,
      bytes,
      mimetype: upload.mimetype,
      sizeBytes: bytes.length,
      sharedIn: new Set([channel.id]),
    });
    channel.messages.push({
      ts: state.nextTs(),
      userId: state.bot.userId,
      isBot: true,
      text: "",
      blocks: [],
      fileId: first.id,
    });
    return { files: [{ id: first.id }] };
  },
  "files.info": ({ state, filesUrl }, call) => {
    const file = state.files.get(textOf(call, "file"));
    if (file === undefined) throw new SlackRefusal("file_not_found");
    const shares =
      file.sharedIn.size === 0
        ? {}
        : { private: Object.fromEntries([...file.sharedIn].map((id) => [id, []])) };
    return {
      file: {
        id: file.id,
        mimetype: file.mimetype,
        size: file.sizeBytes,
        url_private_download: `${filesUrl()}/files/${file.id}`,
        shares,
      },
    };
  },
  "files.delete": ({ state }, call) => {
    const id = textOf(call, "file");
    if (!state.files.delete(id)) throw new SlackRefusal("file_not_found");
    for (const { messages } of state.channels.values()) {
      const index = messages.findIndex(({ fileId }) => fileId === id);
      if (index >= 0) messages.splice(index, 1);
    }
    return {};
  },
  "apps.connections.open": ({ socketUrl }) => ({ url: socketUrl() }),
};
