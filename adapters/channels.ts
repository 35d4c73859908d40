import type { Channel } from "./channel.ts";
import { discord } from "./discord/channel.ts";
import { slack } from "./slack/channel.ts";
import { teams } from "./teams/channel.ts";
import { telegram } from "./telegram/channel.ts";
import { terminal } from "./terminal/channel.ts";
import { web } from "./web/channel.ts";

/** Every chat platform Leo speaks, by name: one line a channel. */
export const channels = {
  telegram,
  discord,
  teams,
  slack,
  web,
  terminal,
} as const satisfies Readonly<Record<string, Channel>>;

/** Name of a registered channel. */
export type ChannelName = keyof typeof channels;
