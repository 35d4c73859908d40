import { describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { text } from "./element.ts";
import { fontFamily } from "./fonts.ts";
import { layOutCard } from "./png.ts";

const alphabets = {
  en: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  ru: "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя№«»",
  es: "ÁÉÍÓÚÜÑáéíóúüñ¿¡",
  de: "ÄÖÜẞäöüß„“–",
};
/** A code point no font has: what a letter looks like that can't be drawn. */
const unknown = "\uE123";

async function outline(letter: string, fontWeight: number): Promise<string> {
  const element = text({ fontFamily, fontWeight, fontSize: 40 }, letter);
  const svg = await layOutCard(element, { widthPx: 100, heightPx: 100 });
  return /<path[^>]* d="([^"]+)"/.exec(svg)?.[1] ?? "";
}

describe("the bundled fonts", () => {
  it.each(locales)("draw every letter of %s as itself, in every weight", async (locale) => {
    for (const weight of [400, 600, 700]) {
      const box = await outline(unknown, weight);
      for (const letter of alphabets[locale]) {
        const drawn = await outline(letter, weight);
        expect(drawn, letter).not.toBe("");
        expect(drawn, letter).not.toBe(box);
      }
    }
  });

  it("draw different Cyrillic letters differently", async () => {
    const outlines = await Promise.all([..."абвгдежз"].map((letter) => outline(letter, 400)));
    expect(new Set(outlines).size).toBe(8);
  });

  it("draw text as shapes that need no font of the machine", async () => {
    const svg = await layOutCard(text({ fontFamily }, "Жизнь"), { widthPx: 200, heightPx: 100 });
    expect(svg).not.toContain("<text");
    expect(svg).not.toContain("font-family");
  });
});
