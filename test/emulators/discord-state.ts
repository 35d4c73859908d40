/** A row of buttons or a menu, as Discord's API has it. */
export interface SeenRow {
  readonly type: number;
  readonly components: readonly {
    readonly type: number;
    readonly style?: number;
    readonly label?: string;
    readonly url?: string;
    readonly custom_id?: string;
    readonly options?: readonly { readonly label: string; readonly value: string }[];
  }[];
}

/** A file of a message. */
export interface StoredFile {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** What Discord says its size is. */
  readonly sizeBytes: number;
  readonly description?: string;
  /** Another address than the server's own. */
  readonly url?: string;
}

/** A message as the server keeps it. */
export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  content: string;
  files: readonly StoredFile[];
  rows: readonly SeenRow[];
  flags: number;
  edits: number;
  readonly nonce: string | undefined;
  /** Only this person sees it. */
  readonly onlyFor?: string;
  /** A person's message as the gateway and the history show it. */
  readonly raw?: Readonly<Record<string, unknown>>;
}

/** A direct channel, or one of a guild. */
export interface StoredChannel {
  readonly id: string;
  /** Who it is with, in a direct one. */
  readonly userId?: string;
  readonly guildId?: string;
  readonly messages: Map<string, StoredMessage>;
  readonly watchers: Set<() => void>;
  gone: boolean;
}

/** A slash command, press or choice the bot has to acknowledge. */
export interface StoredInteraction {
  readonly id: string;
  readonly token: string;
  readonly channelId: string;
  readonly userId: string;
  state: "open" | "thinking" | "done";
  /** The message that shows the answer. */
  originalId: string | undefined;
  onlyFor: string | undefined;
}

/** A call of the bot, in order. */
export interface CallEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
  readonly atMs: number;
}

/** Everything the server remembers. */
export interface DiscordState {
  readonly bot: { readonly id: string; readonly applicationId: string; readonly username: string };
  readonly channels: Map<string, StoredChannel>;
  readonly interactions: Map<string, StoredInteraction>;
  /** People who don't take messages of the bot. */
  readonly blockers: Set<string>;
  readonly files: Map<string, StoredFile>;
  commands: readonly Readonly<Record<string, unknown>>[];
  readonly calls: CallEntry[];
  /** A new id that sorts behind all before. */
  newId(): string;
  /** Where the server's files are, without a slash at the end; set once it listens. */
  fileRoot: string;
}

/** The bit of `flags` under which Discord shows "thinking…". */
export const loadingFlag = 128;

/** A server that has seen nothing yet. @param now gives ids their moment */
export function emptyState(now: () => Date): DiscordState {
  let last = 0n;
  return {
    bot: { id: "110000000000000001", applicationId: "110000000000000002", username: "leo_test" },
    channels: new Map(),
    interactions: new Map(),
    blockers: new Set(),
    files: new Map(),
    commands: [],
    calls: [],
    newId: () => {
      const fresh = (BigInt(now().getTime()) - 1_420_070_400_000n) << 22n;
      last = fresh > last ? fresh : last + 1n;
      return String(last);
    },
    fileRoot: "",
  };
}

/** Adds a channel; a direct one with a person, or one of a guild. */
export function addChannel(
  state: DiscordState,
  of: { readonly userId?: string; readonly guildId?: string },
): StoredChannel {
  const channel: StoredChannel = {
    id: state.newId(),
    ...of,
    messages: new Map(),
    watchers: new Set(),
    gone: false,
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** Tells who watches a channel. */
export function showChange(channel: StoredChannel): void {
  for (const look of channel.watchers) look();
}

function fileJson(
  state: DiscordState,
  { id, filename, contentType, sizeBytes, description, url }: StoredFile,
) {
  return {
    id,
    filename,
    content_type: contentType,
    size: sizeBytes,
    url: url ?? `${state.fileRoot}/${id}/${encodeURIComponent(filename)}?ex=1&is=2&hm=3`,
    proxy_url: url ?? `${state.fileRoot}/${id}/${encodeURIComponent(filename)}`,
    ...(description === undefined ? {} : { description }),
  };
}

/** A message as Discord's API shows it. */
export function messageJson(state: DiscordState, message: StoredMessage): Readonly<Record<string, unknown>> {
  const isBot = message.authorId === state.bot.id;
  return {
    id: message.id,
    channel_id: message.channelId,
    author: {
      id: message.authorId,
      username: isBot ? state.bot.username : "somebody",
      discriminator: "0",
      avatar: null,
      global_name: null,
      ...(isBot ? { bot: true } : {}),
    },
    content: message.content,
    timestamp: new Date(Number((BigInt(message.id) >> 22n) + 1_420_070_400_000n)).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: message.files.map((file) => fileJson(state, file)),
    embeds: [],
    pinned: false,
    type: 0,
    flags: message.flags,
    components: message.rows,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...message.raw,
  };
}
