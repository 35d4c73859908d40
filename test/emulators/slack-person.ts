import { until } from "../contracts/until.ts";
import { buttonsIn, type SeenSlackButton } from "./slack-blocks.ts";
import type { Deliveries, DeliveryResult } from "./slack-deliveries.ts";
import { type SeenSlackMessage, seenMessage } from "./slack-seen.ts";
import type { SlackChannelState, SlackState } from "./slack-state.ts";

/** A file that somebody sends. */
export interface SentFile {
  readonly bytes: Buffer;
  readonly name?: string;
  readonly mimetype?: string;
  /** What Slack says its size is. */
  readonly claimedBytes?: number;
}

/** Somebody in front of Slack. */
export interface SlackPerson {
  readonly id: string;
  readonly directId: string;
  /** Writes to the bot, and answers what came of the delivery. */
  say(text: string, extra?: Readonly<Record<string, unknown>>): Promise<DeliveryResult>;
  /** Writes what is never delivered, as while nobody listens for longer than Slack repeats it. */
  sayUnheard(text: string, extra?: Readonly<Record<string, unknown>>): void;
  sendFiles(files: readonly SentFile[], text?: string): Promise<DeliveryResult>;
  /** Types `/leo TEXT`, in the direct chat unless told. */
  command(text: string, channelId?: string): Promise<DeliveryResult>;
  /** Presses the newest button with this label, or with a value that begins with this. */
  press(label: string): Promise<DeliveryResult>;
  openHome(): Promise<DeliveryResult>;
  pressInHome(label: string): Promise<DeliveryResult>;
  /** Addresses the bot in a channel: a message and a mention are delivered, as Slack does. */
  mention(channelId: string, text: string): Promise<DeliveryResult>;
  /** Sends an event of any shape as this person. */
  event(
    event: Readonly<Record<string, unknown>>,
    wrapper?: Readonly<Record<string, unknown>>,
  ): Promise<DeliveryResult>;
  /** What the bot has said in the direct chat, oldest first. */
  replies(): readonly SeenSlackMessage[];
  waitFor(
    fits: (replies: readonly SeenSlackMessage[]) => boolean,
    timeoutMs?: number,
  ): Promise<readonly SeenSlackMessage[]>;
  deactivate(): void;
  /** What the person typed last, as it was delivered. */
  repeatLast(): Promise<DeliveryResult>;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Lets somebody use Slack. */
export function slackPerson(
  state: SlackState,
  deliveries: Deliveries,
  user: { readonly id: string; readonly directId: string },
  filesUrl: () => string,
): SlackPerson {
  const chat = (): SlackChannelState => {
    const channel = state.channels.get(user.directId);
    if (channel === undefined) throw new Error("no direct chat");
    return channel;
  };
  let last: Readonly<Record<string, unknown>> | undefined;

  const wrapped = (
    event: Readonly<Record<string, unknown>>,
    wrapper = {},
  ): Readonly<Record<string, unknown>> => ({
    type: "event_callback",
    token: "deprecated",
    team_id: state.teamId,
    api_app_id: state.appId,
    event_id: `Ev${state.nextNumber()}`,
    event_time: Math.floor(Date.now() / 1000),
    is_ext_shared_channel: false,
    authorizations: [{ team_id: state.teamId, user_id: state.bot.userId, is_bot: true }],
    event,
    ...wrapper,
  });
  const sendEvent = (event: Readonly<Record<string, unknown>>, wrapper = {}): Promise<DeliveryResult> => {
    last = wrapped(event, wrapper);
    return deliveries.deliver({ kind: "events_api", payload: last });
  };
  const write = (fields: Readonly<Record<string, unknown>>, heard = true): Promise<DeliveryResult> => {
    const ts = state.nextTs();
    chat().messages.push({
      ts,
      userId: user.id,
      isBot: false,
      text: String(fields.text ?? ""),
      blocks: [],
      said: fields,
    });
    const event = {
      type: "message",
      channel: user.directId,
      channel_type: "im",
      user: user.id,
      ts,
      event_ts: ts,
      ...fields,
    };
    return heard ? sendEvent(event) : Promise.resolve({ status: 0, body: "" });
  };
  const pressed = (
    { value, url, actionId, label }: SeenSlackButton,
    place: Readonly<Record<string, unknown>>,
  ): Promise<DeliveryResult> => {
    const ts = state.nextTs();
    const action = {
      type: "button",
      block_id: "b",
      action_id: actionId,
      text: { type: "plain_text", text: label },
      action_ts: ts,
    };
    return deliveries.deliver({
      kind: "interactive",
      payload: {
        type: "block_actions",
        team: { id: state.teamId },
        user: { id: user.id, team_id: state.teamId },
        api_app_id: state.appId,
        token: "deprecated",
        trigger_id: `${state.nextNumber()}.1.abc`,
        actions: [
          { ...action, ...(value === undefined ? {} : { value }), ...(url === undefined ? {} : { url }) },
        ],
        ...place,
      },
    });
  };
  const findButton = (buttons: readonly SeenSlackButton[], label: string): SeenSlackButton => {
    const found = buttons.findLast((each) => each.label === label || each.value?.startsWith(label) === true);
    if (found === undefined) throw new Error(`no button ${label}`);
    return found;
  };
  const replies = (): readonly SeenSlackMessage[] =>
    chat()
      .messages.filter(({ isBot }) => isBot)
      .map((message) => seenMessage(state, message));

  return {
    ...user,
    say: (text, extra = {}) => write({ text: escaped(text), ...extra }),
    sayUnheard: (text, extra = {}) => void write({ text: escaped(text), ...extra }, false),
    sendFiles: (files, text = "") => {
      const listed = files.map(({ bytes, name = "photo.jpg", mimetype = "image/jpeg", claimedBytes }) => {
        const id = `F${state.nextNumber()}`;
        const sizeBytes = claimedBytes ?? bytes.length;
        state.files.set(id, {
          id,
          name,
          mimetype,
          bytes,
          sizeBytes,
          alt: "",
          sharedIn: new Set([user.directId]),
        });
        return { id, name, mimetype, size: sizeBytes, url_private_download: `${filesUrl()}/files/${id}` };
      });
      return write({ text: escaped(text), subtype: "file_share", files: listed });
    },
    command: (text, channelId = user.directId) =>
      deliveries.deliver({
        kind: "slash_commands",
        payload: {
          command: "/leo",
          text: escaped(text),
          user_id: user.id,
          user_name: "anna",
          team_id: state.teamId,
          channel_id: channelId,
          channel_name: channelId.startsWith("D") ? "directmessage" : "general",
          api_app_id: state.appId,
          trigger_id: `${state.nextNumber()}.2.abc`,
          response_url: "http://127.0.0.1:9/never-used",
        },
      }),
    press: (label) => {
      const message = replies().findLast(({ buttons }) =>
        buttons.some((each) => each.label === label || each.value?.startsWith(label) === true),
      );
      const container = {
        type: "message",
        message_ts: message?.ts,
        channel_id: user.directId,
        is_ephemeral: false,
      };
      return pressed(findButton(message?.buttons ?? [], label), {
        container,
        channel: { id: user.directId, name: "directmessage" },
      });
    },
    openHome: () =>
      sendEvent({
        type: "app_home_opened",
        user: user.id,
        channel: user.directId,
        tab: "home",
        event_ts: state.nextTs(),
      }),
    pressInHome: (label) => {
      const view = state.homes.get(user.id);
      const blocks = (view?.blocks ?? []) as readonly Readonly<Record<string, unknown>>[];
      return pressed(findButton(buttonsIn(blocks), label), {
        container: { type: "view", view_id: "V1" },
        view: { id: "V1" },
      });
    },
    mention: async (channelId, text) => {
      const ts = state.nextTs();
      const words = `<@${state.bot.userId}> ${escaped(text)}`;
      const said = { user: user.id, ts, event_ts: ts, channel: channelId, text: words };
      const [result] = await Promise.all([
        sendEvent({ type: "app_mention", ...said }),
        sendEvent({ type: "message", channel_type: "channel", ...said }),
      ]);
      return result;
    },
    event: (event, wrapper) =>
      sendEvent(
        { user: user.id, channel: user.directId, channel_type: "im", ts: state.nextTs(), ...event },
        wrapper,
      ),
    replies,
    waitFor: (fits, timeoutMs) =>
      until(
        () => {
          const now = replies();
          return fits(now) && now;
        },
        "the replies as wanted",
        timeoutMs,
      ),
    deactivate: () => {
      const present = state.users.get(user.id);
      if (present !== undefined) present.deactivated = true;
    },
    repeatLast: () => deliveries.deliver({ kind: "events_api", payload: last ?? {} }),
  };
}
