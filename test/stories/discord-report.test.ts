import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scoreCardSize } from "../../bot/cards/score-card.ts";
import { commandNames } from "../../bot/chat/command-names.ts";
import { locales, translator } from "../../core/locales.ts";
import { until } from "../contracts/until.ts";
import { type EmulatedDiscord, startDiscord } from "../emulators/discord.ts";
import type { SeenMessage } from "../emulators/telegram-person.ts";
import {
  agree,
  answerQuestions,
  byTable,
  checkIn,
  pressShown,
  questionShown,
  reportShown,
} from "../support/check-in-player.ts";
import { chatOnDiscord } from "../support/discord-chatting.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { portraitJpeg } from "../support/photos.ts";

const words = (messages: readonly SeenMessage[]) => messages.map(({ text }) => text).join("\n\n");
const discordLocales = { en: "en-US", ru: "ru", es: "es-ES", de: "de" } as const;

describe("on Discord, from the first word to the report", () => {
  let discord: EmulatedDiscord;
  let leo: WholeLeo;
  beforeAll(async () => {
    discord = await startDiscord();
    leo = await startWholeLeo({
      env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    });
  });
  afterAll(async () => {
    await leo.stop();
    await discord.close();
  });

  it.each(locales)("somebody gets text and picture for a quiz and a selfie, in %s", async (locale) => {
    const t = translator(locale);
    const anna = chatOnDiscord(discord.user(discordLocales[locale]));
    await checkIn(anna);
    await pressShown(anna, "photo:agree");
    await anna.waitFor((replies) => words(replies).includes(t("photo:optIn.accepted")));
    anna.photo(portraitJpeg());
    const report = await reportShown(anna);

    const withPicture = anna.user.replies().filter(({ pictures }) => pictures.length > 0);
    const { format, width, height } = await sharp(withPicture.at(-1)?.pictures[0]?.bytes).metadata();
    expect({ format, width, height }).toEqual({
      format: "png",
      width: scoreCardSize.widthPx,
      height: scoreCardSize.heightPx,
    });
    expect(withPicture.at(-1)?.pictures[0]?.alt).toMatch(/\d/);
    const text = words(report);
    for (const heading of ["title", "archetypeNote", "headings.insights", "headings.microHabits"])
      expect(text).toContain(t(`report:${heading}`));
    expect(text).toContain(t("photo:cue.lighting.clear"));
    expect(words(anna.replies())).not.toMatch(/\{\{|\b(?:report|quiz|photo|check-in|errors|insights):[a-z]/);
    await until(() => discord.unanswered() === 0, "every command and press answered");
    expect(
      anna.user.replies().filter(({ content, pictures }) => content === "" && pictures.length === 0),
    ).toEqual([]);
  });

  it("every command of the menu is a slash command, described in full in four languages", async () => {
    expect(discord.state.commands.map(({ name }) => name)).toEqual(commandNames);
    for (const command of discord.state.commands) {
      const described = Object.values(command.description_localizations as object);
      expect(new Set(described).size).toBe(3);
      expect([command.description, ...described].join("\n")).not.toContain("…");
    }
  });

  it("a check-in goes on where it was when Leo was away, and what was written meanwhile is its answer", async () => {
    const anna = chatOnDiscord(discord.user());
    await agree(anna);
    await answerQuestions(anna, byTable(), "region");
    await leo.halt();
    anna.user.sayUnheard("Berlin");
    await leo.resume();
    await questionShown(anna, ({ step }) => step !== "region");
    await answerQuestions(anna);
    await pressShown(anna, "photo:without");
    expect(words(await reportShown(anna))).toContain(translator("en")("report:headings.insights"));
  });

  it("in a server Leo says one line and shows the way into the direct conversation, and keeps nothing", async () => {
    const t = translator("en");
    const ben = discord.user();
    const guild = discord.guildChannel();
    ben.say(`<@${discord.bot.id}> I sleep badly`, { in: guild });
    await until(() => ben.replies({ in: guild }).length === 1, "the line");
    ben.command("checkin", { in: guild });
    await until(() => ben.replies({ in: guild }).at(-1)?.text === t("chat:group.line"), "the answer");
    await until(() => ben.replies({ in: guild }).length === 2 && discord.unanswered() === 0, "both answered");
    for (const reply of ben.replies({ in: guild })) {
      expect(reply.text).toBe(t("chat:group.line"));
      expect(reply.rows[0]?.components).toMatchObject([
        { url: `https://discord.com/users/${discord.bot.id}` },
      ]);
    }
    expect(ben.replies()).toEqual([]);
    const seenByOthers = discord.user().replies({ in: guild });
    expect(seenByOthers).toHaveLength(1);
  });

  it("nothing that was said, nor the token, stands in the log", async () => {
    const told = leo.logged.join("\n");
    for (const secret of [discord.token, "I sleep badly", "interaction-token", "Berlin"])
      expect(told).not.toContain(secret);
  });
});
