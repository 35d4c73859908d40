import type { CommandMenu } from "../../adapters/channel.ts";
import { locales, translator } from "../../core/locales.ts";

/** Buttons that run a command; value is its name. */
export const commandAction = "command";

/** The commands there are, in the order a menu shows them. */
export const commandNames = [
  "start",
  "checkin",
  "report",
  "why",
  "plan",
  "today",
  "undo",
  "photo",
  "habits",
  "done",
  "streak",
  "remind",
  "mute",
  "quiet",
  "future",
  "safe",
  "help",
  "settings",
  "language",
  "timezone",
  "stop",
  "privacy",
  "about",
  "link",
  "unlink",
  "export",
  "forget",
] as const;
export type CommandName = (typeof commandNames)[number];

/** A text read as a command. */
export interface TypedCommand {
  /** `undefined` where it begins with a slash but names no command. */
  readonly name: CommandName | undefined;
  /** What follows the name, as in `/timezone Berlin`. */
  readonly argument: string;
}

/** Finds a command by its name. */
export function findCommandName(value: string): CommandName | undefined {
  return commandNames.find((name) => name === value);
}

function fold(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/ё/g, "е")
    .replace(/[\s.!?]+$/, "")
    .replace(/\s+/g, " ");
}

/** Longest text that can be a command's plain word, and longest one with a slash and an argument, in characters. */
const longestWords = 300;
const longestCommand = 8_000;

/** Reads texts as commands: with a slash in every channel's way of writing, or as a plain word of four languages. */
export function createCommandReader(): (text: string) => TypedCommand | undefined {
  const byWord = new Map<string, CommandName>();
  for (const name of commandNames) {
    for (const locale of locales) {
      for (const word of translator(locale)(`commands:${name}.words`).split("|"))
        byWord.set(fold(word), name);
    }
  }
  return (text) => {
    if (text.length > (text.startsWith("/") ? longestCommand : longestWords)) return undefined;
    // Telegram writes /checkin@LeoBot, Slack sends /leo checkin.
    const slash = /^\/(?:leo\s+)?([\p{L}_-]+)(?:@\w+)?\s*([\s\S]*)$/u.exec(text.trim());
    const word = slash?.[1] === undefined ? fold(text) : fold(slash[1]);
    const name = (slash === null ? undefined : findCommandName(word)) ?? byWord.get(word);
    if (slash !== null) return { name, argument: slash[2] ?? "" };
    return name === undefined ? undefined : { name, argument: "" };
  };
}

/** The menu of commands for platforms that show one, in the four languages. */
export function commandMenu(): CommandMenu {
  return Object.fromEntries(
    locales.map((locale) => [
      locale,
      commandNames.map((name) => ({ name, description: translator(locale)(`commands:${name}.description`) })),
    ]),
  );
}
