import { describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { typicalAnswers } from "../../test/support/analysis.ts";
import { archetypes } from "../quiz/assessment.ts";
import { forbiddenMeanings } from "../wording/forbidden-words.ts";
import { promisesIn } from "../wording/promises.ts";
import { textProblems } from "../wording/text-problems.ts";
import { type Choice, changeableItems } from "./change-levels.ts";
import { writeLocalLetter } from "./local-letter.ts";

/** Levels don't matter to a letter's words. */
const choice = (item: Choice["item"]): Choice => ({ item, level: "any" });
const seeds = Array.from({ length: 12 }, (_, index) => `seed ${index}`);

describe.each(locales)("letters in %s", (locale) => {
  const write = (items: readonly Choice["item"][], archetype: (typeof archetypes)[number], seed: string) =>
    writeLocalLetter({ answers: typicalAnswers, archetype, choices: items.map(choice), locale, seed }).letter;

  it("are whole and allowed for every change, every pattern and every variant", () => {
    const letters = changeableItems.flatMap((item, index) =>
      archetypes.flatMap((archetype) =>
        seeds.map((seed) => write([item, changeableItems[(index + 3) % 11] ?? "sun"], archetype, seed)),
      ),
    );
    for (const letter of new Set(letters)) {
      expect(letter).not.toMatch(/\{\{|letters\.|undefined|[!\d]/);
      expect(textProblems([letter], "", locale)).toEqual([]);
      expect(promisesIn(letter)).toEqual([]);
      expect(letter.length).toBeGreaterThan(300);
      expect(letter.length).toBeLessThan(2_000);
    }
  });

  it("speak of what was picked, and of people on average", () => {
    const say = translator(locale);
    const letter = write(["tobacco", "sun"], "balanced-builder", "some seed");
    for (const item of ["tobacco", "sun"] as const) {
      const scenes = ["a", "b"].map((variant) => say(`future:letters.scenes.${item}.${variant}`));
      expect(scenes.some((scene) => letter.includes(scene))).toBe(true);
    }
    expect(letter).toMatch(/on average|в среднем|de media|im Durchschnitt/);
    expect(letter).toContain(say("future:letters.archetypes.balanced-builder"));
  });

  it("are the same for the same seed, and many for many", () => {
    const letters = seeds.map((seed) => write(["activity"], "explorer", seed));
    expect(seeds.map((seed) => write(["activity"], "explorer", seed))).toEqual(letters);
    expect(new Set(letters).size).toBeGreaterThan(6);
  });

  it("stand beside a look ahead whose words promise nothing either", () => {
    const say = translator(locale);
    for (const name of [
      "pick",
      "small",
      "range",
      "age",
      "average",
      "alcohol",
      "strong",
      "letter",
      "dropped",
    ]) {
      const text = say(`future:chat.${name}`);
      expect(forbiddenMeanings(text)).toEqual([]);
      expect(promisesIn(text)).toEqual([]);
    }
  });
});

describe("promises and guilt", () => {
  it.each([
    "You will definitely feel better, I promise.",
    "Вы точно станете моложе, гарантируем.",
    "Te prometo que seguro que vivirás más.",
    "Ich verspreche dir: du wirst sicher gesund.",
    "You should have started earlier.",
    "Selbst schuld.",
  ])("are found: %s", (text) => {
    expect(promisesIn(text)).not.toEqual([]);
  });
});
