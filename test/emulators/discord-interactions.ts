import { checkBody } from "./discord-bodies.ts";
import { type Call, Refusal } from "./discord-call.ts";
import { addBotMessage, changeMessage } from "./discord-messages.ts";
import {
  type DiscordState,
  loadingFlag,
  messageJson,
  type StoredChannel,
  type StoredInteraction,
  type StoredMessage,
  showChange,
} from "./discord-state.ts";

/** Kinds of first answers: deferred with "thinking…", deferred without a trace. */
const deferredAnswer = 5;
const deferredUpdate = 6;
const ephemeralFlag = 64;

function channelOf(state: DiscordState, interaction: StoredInteraction): StoredChannel {
  const channel = state.channels.get(interaction.channelId);
  if (channel === undefined) throw new Refusal(404, 10_003, "Unknown Channel");
  return channel;
}

/** The first answer to an interaction. @throws Refusal */
export function interactionCallback(state: DiscordState, call: Call, id: string, token: string): undefined {
  const interaction = state.interactions.get(id);
  if (interaction === undefined || interaction.token !== token)
    throw new Refusal(404, 10_062, "Unknown interaction");
  if (interaction.state !== "open")
    throw new Refusal(400, 40_060, "Interaction has already been acknowledged.");
  const { type, data } = call.body as { type?: number; data?: { flags?: number } };
  if (type === deferredUpdate) {
    interaction.state = "done";
    return undefined;
  }
  if (type !== deferredAnswer) throw new Refusal(400, 50_035, "Invalid Form Body: type");
  checkBody("callback", call.body);
  const channel = channelOf(state, interaction);
  interaction.onlyFor = ((data?.flags ?? 0) & ephemeralFlag) !== 0 ? interaction.userId : undefined;
  const thinking: StoredMessage = {
    id: state.newId(),
    channelId: channel.id,
    authorId: state.bot.id,
    content: "",
    files: [],
    rows: [],
    flags: loadingFlag,
    edits: 0,
    nonce: undefined,
    ...(interaction.onlyFor === undefined ? {} : { onlyFor: interaction.onlyFor }),
  };
  channel.messages.set(thinking.id, thinking);
  interaction.state = "thinking";
  interaction.originalId = thinking.id;
  showChange(channel);
  return undefined;
}

/** What the bot may do with an interaction it has acknowledged. @throws Refusal */
export function interactionWebhook(state: DiscordState, call: Call, token: string, rest: string): unknown {
  const interaction = [...state.interactions.values()].find((each) => each.token === token);
  if (interaction === undefined || interaction.state === "open")
    throw new Refusal(404, 10_015, "Unknown Webhook");
  const channel = channelOf(state, interaction);
  if (rest === "") return messageJson(state, addBotMessage(state, channel, call, interaction.onlyFor));
  const message = channel.messages.get(interaction.originalId ?? "");
  if (rest !== "/messages/@original" || message === undefined)
    throw new Refusal(404, 10_008, "Unknown Message");
  if (call.method === "GET") return messageJson(state, message);
  if (call.method === "DELETE") {
    channel.messages.delete(message.id);
    interaction.state = "done";
    showChange(channel);
    return undefined;
  }
  checkBody("answer edit", call.body);
  message.flags &= ~loadingFlag;
  interaction.state = "done";
  return messageJson(state, changeMessage(state, channel, message, call));
}
