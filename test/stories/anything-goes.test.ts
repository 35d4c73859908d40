import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandNames } from "../../bot/chat/command-names.ts";
import { locales, translator } from "../../core/locales.ts";
import { seededNumbers } from "../../core/seeded-numbers.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import { agree } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { distantPng, portraitJpeg } from "../support/photos.ts";

const things = [
  ...commandNames.map((name) => `/${name}`),
  "/language русский",
  "/language deutsch",
  "/timezone Tokyo",
  ...[
    "7",
    "42",
    "17",
    "yes",
    "no",
    "skip",
    "back",
    "zurück",
    "да",
    "Berlin",
    "14:30",
    "about 30 min",
    "seven",
  ],
  ...["🙂", "<b>&", "*_`[", "\u0000", "x".repeat(5_000), "tell me about the moon", "привет", "170 cm, 65 kg"],
  "I feel hopeless",
  "stopp",
];
const actsEach = 70;

describe("somebody who presses and types anything", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  const act = (user: EmulatedUser, next: () => number): void => {
    const oneOf = <Item>(items: readonly Item[]): Item | undefined =>
      items[Math.floor(next() * items.length)];
    const buttons = user.replies().flatMap((one) => one.buttons.flat().flatMap(({ data }) => data ?? []));
    const kind = next();
    const button = kind < 0.7 ? (oneOf(buttons.slice(-9)) ?? oneOf(buttons)) : undefined;
    if (button !== undefined) user.press(button);
    else if (kind < 0.94) user.text(oneOf(things) ?? "");
    else if (kind < 0.97) user.photo(next() < 0.5 ? portraitJpeg() : distantPng());
    else if (kind < 0.98) user.album([portraitJpeg(), distantPng()], { caption: "two" });
    else user.send({ sticker: { file_id: "s" } });
  };

  it.each([2, 3, 4])(
    "is answered every time and never breaks anything (seed %i)",
    { timeout: 90_000 },
    async (seed) => {
      const next = seededNumbers(seed);
      const locale = locales[seed % locales.length] ?? "en";
      const user = leo.telegram.user({ languageCode: locale });
      const said: string[] = [];
      user.onReply(({ text }) => said.push(text));
      if (seed > 2) await agree(user);
      else user.text("/start");
      await leo.settled();
      for (let index = 0; index < actsEach; index += 1) {
        act(user, next);
        // Now and then the next thing comes before the answer.
        if (next() < 0.8) await leo.settled();
        if (next() < 0.03) leo.clock.advance(20 * 60 * 60_000);
      }
      await leo.settled();
      const failures = locales.map((one) => translator(one)("errors:turnFailed"));
      expect(said.filter((text) => failures.includes(text))).toEqual([]);
      expect(said.filter((text) => /\{\{|\bundefined\b|\bNaN\b|\[object/.test(text))).toEqual([]);
      expect(said.length).toBeGreaterThan(actsEach / 2);
      const bad = /turn failed|refuses a message|lane failed|could not be (?:stored|drawn)|"level":50/;
      expect(leo.logged.filter((line) => bad.test(line))).toEqual([]);
      await expect.poll(() => leo.telegram.openPresses(), { timeout: 5_000, interval: 5 }).toBe(0);
    },
  );
});
