/** A file somebody has put into a chat. */
export interface SlackFileState {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Buffer;
  /** What Slack says its size is. */
  readonly sizeBytes: number;
  readonly alt: string;
  /** Channels in which it is shown. */
  readonly sharedIn: Set<string>;
}

/** A message as the server keeps it. */
export interface SlackMessageState {
  readonly ts: string;
  readonly userId: string;
  readonly isBot: boolean;
  readonly threadTs?: string;
  text: string;
  blocks: readonly Readonly<Record<string, unknown>>[];
  readonly fileId?: string;
  /** What a person's message holds besides its text. */
  readonly said?: Readonly<Record<string, unknown>>;
}

/** Somebody in the workspace. */
export interface SlackUserState {
  readonly id: string;
  /** The direct chat with the bot. */
  readonly directId: string;
  readonly locale: string;
  readonly timeZone: string;
  deactivated: boolean;
}

/** A channel, or a direct chat. */
export interface SlackChannelState {
  readonly id: string;
  readonly kind: "im" | "channel";
  hasBot: boolean;
  readonly messages: SlackMessageState[];
}

/** One thing that happened, oldest first. */
export interface SlackLogEntry {
  readonly atMs: number;
  /** A method of the Web API, or `delivery`. */
  readonly method: string;
  readonly channel?: string | undefined;
  /** HTTP status, with `ok` in an answer that says so. */
  readonly status: number;
  readonly error?: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Everything the server knows. */
export interface SlackState {
  readonly teamId: string;
  readonly appId: string;
  readonly bot: { readonly userId: string; readonly botId: string };
  botToken: string;
  appToken: string;
  readonly signingSecret: string;
  scopes: string[];
  readonly users: Map<string, SlackUserState>;
  readonly channels: Map<string, SlackChannelState>;
  readonly files: Map<string, SlackFileState>;
  readonly homes: Map<string, Readonly<Record<string, unknown>>>;
  readonly log: SlackLogEntry[];
  /** A number that nothing else in the workspace has. */
  nextNumber(): number;
  /** The next message's time: seconds with six decimals, rising by one microsecond at least. */
  nextTs(): string;
}

/** A workspace with the bot in it and nobody else. */
export function emptyState(scopes: readonly string[]): SlackState {
  let number = 100;
  let micros = Date.now() * 1000;
  return {
    teamId: "T0EMULATED",
    appId: "A0EMULATED",
    bot: { userId: "U0BOT", botId: "B0BOT" },
    botToken: "xoxb-1000-emulated-token-for-tests",
    appToken: "xapp-1-A0EMULATED-emulated-token-for-tests",
    signingSecret: "signing-secret-for-tests-only",
    scopes: [...scopes],
    users: new Map(),
    channels: new Map(),
    files: new Map(),
    homes: new Map(),
    log: [],
    nextNumber: () => number++,
    nextTs: () => {
      micros = Math.max(micros + 1, Date.now() * 1000);
      return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`;
    },
  };
}
