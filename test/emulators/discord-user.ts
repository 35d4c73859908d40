import type { EmulatedGateway } from "./discord-gateway.ts";
import { readDiscordMarkdown } from "./discord-markdown.ts";
import {
  addChannel,
  type DiscordState,
  messageJson,
  type SeenRow,
  type StoredChannel,
  type StoredFile,
  type StoredInteraction,
  type StoredMessage,
} from "./discord-state.ts";

/** A message of the bot as a person sees it now, edits applied. */
export interface SeenDiscordMessage {
  readonly id: string;
  /** Without markup; "thinking…" is shown as its flag. */
  readonly text: string;
  readonly content: string;
  readonly pictures: readonly { readonly bytes: Buffer; readonly alt: string | undefined }[];
  readonly rows: readonly SeenRow[];
  readonly flags: number;
  readonly edits: number;
}

/** Where something is said. */
export interface Place {
  /** A guild's channel; the direct one with the bot without it. */
  readonly in?: StoredChannel;
}

/** A file somebody sends. */
export interface SentFile {
  readonly bytes: Uint8Array;
  readonly filename?: string;
  readonly contentType?: string;
  readonly claimedBytes?: number;
  readonly url?: string;
}

/** A person with a direct channel. What is done gives the id that the bot gets. */
export interface EmulatedDiscordUser {
  readonly id: string;
  readonly direct: StoredChannel;
  /** @param more further fields of the message's payload; one that is `undefined` is left out of it */
  say(text: string, place?: Place, more?: Readonly<Record<string, unknown>>): string;
  send(files: readonly SentFile[], text?: string): string;
  /** The same while the bot's connection brings nothing. */
  sayUnheard(text: string): string;
  command(name: string, place?: Place, more?: Readonly<Record<string, unknown>>): string;
  /** Presses the newest button, or chooses the entry of a menu, with this label, or else this id. */
  press(labelOrId: string, more?: Readonly<Record<string, unknown>>): string;
  /** Delivers what the person did last once more. */
  repeatLast(): void;
  block(): void;
  unblock(): void;
  replies(place?: Place): readonly SeenDiscordMessage[];
}

function seen(message: StoredMessage): SeenDiscordMessage {
  return {
    id: message.id,
    text: readDiscordMarkdown(message.content).text,
    content: message.content,
    pictures: message.files.map(({ bytes, description }) => ({ bytes, alt: description })),
    rows: message.rows,
    flags: message.flags,
    edits: message.edits,
  };
}

/** Adds a person who can write to the bot. */
export function addUser(state: DiscordState, gateway: EmulatedGateway, locale: string): EmulatedDiscordUser {
  const id = state.newId();
  const direct = addChannel(state, { userId: id });
  const profile = { id, username: "anna", discriminator: "0", avatar: null, global_name: "Anna" };
  let last: { name: string; data: unknown; guildId: string | undefined } | undefined;

  const dispatch = (name: string, data: unknown, guildId?: string): void => {
    last = { name, data, guildId };
    gateway.dispatch(name, data, guildId === undefined ? {} : { guildId });
  };
  const write = (
    text: string,
    files: readonly StoredFile[],
    { in: channel = direct }: Place,
    more: Readonly<Record<string, unknown>>,
    heard: boolean,
  ): string => {
    const { guildId } = channel;
    const mentions = text.includes(`<@${state.bot.id}>`) ? [{ id: state.bot.id, bot: true }] : [];
    const message: StoredMessage = {
      id: state.newId(),
      channelId: channel.id,
      authorId: id,
      content: text,
      files,
      rows: [],
      flags: 0,
      edits: 0,
      nonce: undefined,
      raw: {
        author: profile,
        mentions,
        channel_type: guildId === undefined ? 1 : 0,
        ...(guildId === undefined ? {} : { guild_id: guildId, member: { roles: [] } }),
        ...more,
      },
    };
    channel.messages.set(message.id, message);
    if (heard) dispatch("MESSAGE_CREATE", messageJson(state, message), guildId);
    return message.id;
  };
  const interact = (
    type: number,
    data: Readonly<Record<string, unknown>>,
    { in: channel = direct }: Place,
    more: Readonly<Record<string, unknown>>,
  ): string => {
    const { guildId } = channel;
    const interaction: StoredInteraction = {
      id: state.newId(),
      token: `interaction-token-${state.interactions.size + 1}`,
      channelId: channel.id,
      userId: id,
      state: "open",
      originalId: undefined,
      onlyFor: undefined,
    };
    state.interactions.set(interaction.id, interaction);
    const payload = {
      id: interaction.id,
      application_id: state.bot.applicationId,
      token: interaction.token,
      version: 1,
      type,
      data,
      channel_id: channel.id,
      channel: { id: channel.id, type: guildId === undefined ? 1 : 0 },
      locale,
      ...(guildId === undefined
        ? { user: profile, context: 1 }
        : { member: { user: profile, roles: [] }, guild_id: guildId, context: 0 }),
      authorizing_integration_owners: { "0": guildId ?? "0" },
      ...more,
    };
    dispatch("INTERACTION_CREATE", payload, guildId);
    return interaction.id;
  };
  const visible = (channel: StoredChannel): StoredMessage[] =>
    [...channel.messages.values()].filter(
      ({ authorId, onlyFor }) => authorId === state.bot.id && (onlyFor === undefined || onlyFor === id),
    );
  const find = (labelOrId: string): Readonly<Record<string, unknown>> | undefined => {
    const parts = visible(direct)
      .reverse()
      .flatMap(({ rows }) => rows.flatMap(({ components }) => components));
    const buttons = parts.filter(({ type, custom_id }) => type === 2 && custom_id !== undefined);
    const button =
      buttons.find(({ label }) => label === labelOrId) ??
      buttons.find(({ custom_id }) => custom_id === labelOrId);
    if (button !== undefined) return { component_type: 2, custom_id: button.custom_id };
    for (const { custom_id, options = [] } of parts) {
      const option = options.find(({ label, value }) => label === labelOrId || value === labelOrId);
      if (option !== undefined) return { component_type: 3, custom_id, values: [option.value] };
    }
    return undefined;
  };

  return {
    id,
    direct,
    say: (text, place = {}, more = {}) => write(text, [], place, more, true),
    send: (files, text = "") => {
      const stored = files.map(
        ({ bytes, filename = "me.jpg", contentType = "image/jpeg", claimedBytes, url }) => ({
          id: state.newId(),
          filename,
          contentType,
          bytes: Buffer.from(bytes),
          sizeBytes: claimedBytes ?? bytes.length,
          ...(url === undefined ? {} : { url }),
        }),
      );
      for (const file of stored) state.files.set(file.id, file);
      return write(text, stored, {}, {}, true);
    },
    sayUnheard: (text) => write(text, [], {}, {}, false),
    command: (name, place = {}, more = {}) => interact(2, { id: "1", name, type: 1 }, place, more),
    press: (labelOrId, more = {}) => {
      const data = find(labelOrId);
      if (data === undefined) throw new Error(`no button "${labelOrId}" in the channel`);
      return interact(3, data, {}, more);
    },
    repeatLast: () => {
      if (last === undefined) return;
      gateway.dispatch(last.name, last.data, last.guildId === undefined ? {} : { guildId: last.guildId });
    },
    block: () => void state.blockers.add(id),
    unblock: () => void state.blockers.delete(id),
    replies: ({ in: channel = direct } = {}) => visible(channel).map(seen),
  };
}
