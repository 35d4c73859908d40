import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Locale, locales, translator } from "../../core/locales.ts";
import { forbiddenMeanings } from "../../pipeline/wording/forbidden-words.ts";
import { promisesIn } from "../../pipeline/wording/promises.ts";
import { techniques } from "./techniques.ts";

/** Every text of support, by its key. */
function textsOf(locale: Locale): readonly (readonly [string, string])[] {
  const folder = new URL(`../../core/locales/${locale}/`, import.meta.url);
  const walk = (value: unknown, key: string): [string, string][] =>
    typeof value === "string"
      ? [[key, value]]
      : Object.entries(value as object).flatMap(([name, inner]) => walk(inner, `${key}.${name}`));
  return readdirSync(folder)
    .filter((name) => name.startsWith("support"))
    .flatMap((name) => walk(JSON.parse(readFileSync(new URL(name, folder), "utf8")), name));
}

function questionsIn(text: string): number {
  // A question that is quoted as an example is not asked.
  return text.replace(/"[^"]*"|«[^»]*»|„[^“]*“/gu, "").match(/\?/g)?.length ?? 0;
}

/** Telling somebody what to do without having been asked. */
const advice: Readonly<Record<Locale, RegExp>> = {
  en: /\byou (?:should|must|need to|have to|ought)\b|\bwhy don't you\b/i,
  de: /\bdu (?:solltest|musst) (?!nicht|es nicht)/i,
  es: /\b(?:deberías|debes|tienes que)\b(?! sujetarlo)/i,
  ru: /(?<!\p{L})(?:вы должны|вам следует|вам нужно|вам надо)(?!\p{L})/iu,
};

describe.each(locales)("what support says in %s", (locale) => {
  const texts = textsOf(locale);
  const t = translator(locale);

  it("has nothing of what Leo never says", () => {
    const found = texts.flatMap(([key, text]) =>
      [...forbiddenMeanings(text), ...promisesIn(text)].map((meaning) => `${key}: ${meaning}`),
    );
    expect(found).toEqual([]);
  });

  it("asks one question a message", () => {
    expect(texts.filter(([, text]) => questionsIn(text) > 1).map(([key]) => key)).toEqual([]);
  });

  it("gives no advice that wasn't asked for", () => {
    const found = texts.filter(
      ([, text]) => advice[locale].test(text) && !/no tienes que|No tiene/i.test(text),
    );
    expect(found.map(([key]) => key)).toEqual([]);
  });

  it("says back what was answered before each next question, and asks each step once", () => {
    for (const technique of techniques)
      for (const step of technique.steps) {
        const part = (name: string) =>
          t(`${technique.texts}:${technique.id}.${step.id}.${name}`, { answer: "x" });
        expect(questionsIn(part("heard")), `${technique.id}.${step.id}`).toBe(0);
        expect(questionsIn(part("ask")), `${technique.id}.${step.id}`).toBe(1);
        expect(part("stuck")).not.toContain("support-");
      }
  });
});

it("keeps to three to six questions a technique, but for those that an answer calls for", () => {
  for (const { id, steps } of techniques.filter(({ steps }) => steps.length > 0)) {
    const always = steps.filter(({ isAsked }) => isAsked === undefined);
    expect(always.length, id).toBeLessThanOrEqual(6);
    expect(steps.length, id).toBeGreaterThanOrEqual(3);
  }
});

it("gives advice only behind a permission", () => {
  const advising = techniques.filter(({ id }) => id === "sleep_stimulus_control");
  expect(advising.every(({ steps }) => steps.some(({ isPermission }) => isPermission === true))).toBe(true);
});
