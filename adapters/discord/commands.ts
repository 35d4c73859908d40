import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Routes,
} from "discord.js";
import { errorCode } from "../../core/errors.ts";
import type { Logger } from "../../core/log.ts";
import type { CommandMenu } from "../channel.ts";
import type { DiscordApi } from "./request.ts";

/** Discord's names of Leo's languages; English is what everybody else sees. */
const discordLocales: Readonly<Record<string, readonly string[]>> = {
  ru: ["ru"],
  es: ["es-ES", "es-419"],
  de: ["de"],
};

const commandName = /^[-_'\p{L}\p{N}]{1,32}$/u;
const longestDescription = 100;

function fit(description: string): string {
  return description.length <= longestDescription
    ? description
    : `${description.slice(0, longestDescription - 1).trimEnd()}…`;
}

/** The menu as Discord's slash commands, for direct messages and guilds. Names Discord wouldn't take are left out. */
export function toCommands(menu: CommandMenu) {
  const localized = (index: number, read: (entry: CommandMenu[string][number]) => string) =>
    Object.fromEntries(
      Object.entries(discordLocales).flatMap(([language, locales]) => {
        const entry = menu[language]?.[index];
        return entry === undefined ? [] : locales.map((locale) => [locale, read(entry)] as const);
      }),
    );
  return (menu.en ?? []).flatMap(({ name, description }, index) => {
    const names = localized(index, (entry) => entry.name.toLowerCase());
    if (![name, ...Object.values(names)].every((each) => commandName.test(each))) return [];
    return [
      {
        type: ApplicationCommandType.ChatInput,
        name: name.toLowerCase(),
        name_localizations: names,
        description: fit(description),
        description_localizations: localized(index, (entry) => fit(entry.description)),
        integration_types: [ApplicationIntegrationType.GuildInstall],
        contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      },
    ];
  });
}

/** Registers the menu as the bot's slash commands, in place of those before; best effort. */
export async function publishCommands(
  api: DiscordApi,
  applicationId: string,
  menu: CommandMenu,
  log: Logger,
): Promise<void> {
  try {
    await api.put(Routes.applicationCommands(applicationId), { body: toCommands(menu) });
  } catch (error) {
    log.warn({ code: errorCode(error) }, "Discord: the slash commands were not updated");
  }
}
