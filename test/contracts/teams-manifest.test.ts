import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createCommandReader } from "../../bot/chat/command-names.ts";
import { locales } from "../../core/locales.ts";
import { projectRoot } from "../support/source-files.ts";

const folder = `${projectRoot}adapters/teams/manifest/`;
const read = (name: string): unknown => JSON.parse(readFileSync(folder + name, "utf8"));

const command = z.object({ title: z.string().min(1).max(32), description: z.string().min(1).max(128) });
const manifest = z
  .object({
    manifestVersion: z.literal("1.19"),
    id: z.literal("{{MICROSOFT_APP_ID}}"),
    name: z.object({ short: z.string().max(30), full: z.string().max(100) }),
    description: z.object({ short: z.string().max(80), full: z.string().max(4_000) }),
    icons: z.object({ color: z.literal("color.png"), outline: z.literal("outline.png") }),
    localizationInfo: z.object({
      defaultLanguageTag: z.literal("en"),
      additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
    }),
    bots: z.tuple([
      z.object({
        botId: z.literal("{{MICROSOFT_APP_ID}}"),
        supportsFiles: z.literal(true),
        commandLists: z.tuple([z.object({ commands: z.array(command).max(10) })]),
      }),
    ]),
  })
  .parse(read("manifest.json"));

const [{ commandLists }] = manifest.bots;
const readCommand = createCommandReader();
const names = commandLists[0].commands.map(({ title }) => readCommand(title)?.name);

/** What the app says in a language other than English. */
const translation = (locale: string) => z.record(z.string(), z.string()).parse(read(`${locale}.json`));
describe("the app for Teams", () => {
  test.each([
    ["color", 192],
    ["outline", 32],
  ])("has its %s icon in the size that Teams asks for", async (name, sizePx) => {
    const { format, width, height } = await sharp(`${folder}${name}.png`).metadata();
    expect({ format, width, height }).toEqual({ format: "png", width: sizePx, height: sizePx });
  });

  test("has an outline of white on nothing", async () => {
    const { data } = await sharp(`${folder}outline.png`).raw().toBuffer({ resolveWithObject: true });
    const seen = Array.from({ length: data.length / 4 }, (_, index) => [
      ...data.subarray(index * 4, index * 4 + 4),
    ]);
    expect(seen.some(([, , , alpha]) => alpha === 0)).toBe(true);
    const coloured = seen.filter(
      ([red, green, blue, alpha]) => alpha !== 0 && (red !== 255 || green !== 255 || blue !== 255),
    );
    expect(coloured).toEqual([]);
  });

  test("offers commands that Leo knows, each once", () => {
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  test("says all of it in every language that Leo speaks", () => {
    const { additionalLanguages } = manifest.localizationInfo;
    expect(["en", ...additionalLanguages.map(({ languageTag }) => languageTag)].sort()).toEqual(
      [...locales].sort(),
    );
    for (const { languageTag } of additionalLanguages) {
      const words = translation(languageTag);
      expect(words["description.short"]?.length).toBeLessThanOrEqual(80);
      for (const [index, name] of names.entries()) {
        const key = `bots[0].commandLists[0].commands[${index}]`;
        const { title, description } = command.parse({
          title: words[`${key}.title`],
          description: words[`${key}.description`],
        });
        expect(readCommand(title)?.name).toBe(name);
        expect(description).not.toBe(commandLists[0].commands[index]?.description);
      }
    }
  });
});
