import type { ChannelName } from "../../adapters/channels.ts";
import type { EmulationVariant } from "./channel-emulation.ts";
import { discordEmulations } from "./discord-emulation.ts";
import { slackEmulations } from "./slack-emulation.ts";
import { teamsEmulations } from "./teams-emulation.ts";
import { telegramEmulations } from "./telegram-emulation.ts";
import { terminalEmulations } from "./terminal-emulation.ts";
import { webEmulations } from "./web-emulation.ts";

/** How each registered channel is tested; one without an entry doesn't compile. */
export const emulations = {
  telegram: telegramEmulations,
  discord: discordEmulations,
  teams: teamsEmulations,
  slack: slackEmulations,
  web: webEmulations,
  terminal: terminalEmulations,
} satisfies Record<ChannelName, readonly [EmulationVariant, ...EmulationVariant[]]>;
