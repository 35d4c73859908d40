import { GatewayIntentBits } from "discord.js";
import { z } from "zod";

const frame = z.object({
  op: z.number(),
  d: z.unknown().optional(),
  s: z.number().int().nullish().catch(undefined),
  t: z.string().nullish().catch(undefined),
});

/** What the gateway sends: an operation, its data, and for events their number and name. */
export type GatewayFrame = z.output<typeof frame>;

/** Reads a frame; `undefined` for what is none. */
export function readFrame(text: string): GatewayFrame | undefined {
  try {
    return frame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The data of HELLO. */
export const helloData = z.object({ heartbeat_interval: z.number().positive() });

/** The data of READY as far as Leo reads it. */
export const readyData = z.object({
  session_id: z.string(),
  resume_gateway_url: z.string().optional().catch(undefined),
  user: z.object({ id: z.string() }).optional().catch(undefined),
  application: z.object({ id: z.string() }).optional().catch(undefined),
});

/** What `GET /gateway/bot` answers. */
export const gatewayInformation = z.object({
  url: z.string(),
  shards: z.number().int().positive().catch(1),
  session_start_limit: z
    .object({
      remaining: z.number().int(),
      reset_after: z.number().nonnegative(),
      max_concurrency: z.number().int().positive().catch(1),
    })
    .optional()
    .catch(undefined),
});

/** Where the gateway is, how many connections it wants, and how many may be begun. */
export type GatewayInformation = z.output<typeof gatewayInformation>;

/** A session that can be resumed. */
export interface GatewaySession {
  readonly id: string;
  /** Address to resume at; absent where Discord gave none that can be used. */
  readonly url: string | undefined;
}

/** Events Leo asks for: messages in direct channels and guilds. Interactions come unasked. */
export const baseIntents = GatewayIntentBits.DirectMessages | GatewayIntentBits.GuildMessages;
/** The same with the words of messages that don't name Leo, which an operator has to allow. */
export const allIntents = baseIntents | GatewayIntentBits.MessageContent;

/** Whether an address can be connected to. */
export function isGatewayUrl(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && /^wss?:$/.test(new URL(url).protocol);
}

/** The address with the version and encoding Leo speaks. */
export function connectUrl(url: string): string {
  const address = new URL(url);
  address.searchParams.set("v", "10");
  address.searchParams.set("encoding", "json");
  return address.href;
}
