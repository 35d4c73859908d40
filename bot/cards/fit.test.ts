import { describe, expect, it } from "vitest";
import { longCardTexts } from "../../test/fixtures/score-cards.ts";
import { text } from "./element.ts";
import { fitFontSizePx } from "./fit.ts";
import { fontFamily } from "./fonts.ts";
import { layOutCard } from "./png.ts";

async function drawnWidthPx(word: string, fontSize: number): Promise<number> {
  let widthPx = 0;
  const element = text({ fontFamily, fontWeight: 700, fontSize, alignSelf: "flex-start" }, word);
  const frame = { ...element, props: { ...element.props, style: { display: "flex" }, children: [element] } };
  await layOutCard(frame, { widthPx: 4000, heightPx: 400 }, (node) => {
    if (node.textContent === word) widthPx = node.width;
  });
  return widthPx;
}

describe("fitting a text into its room", () => {
  const sizesPx = [60, 40, 20] as const;

  it("takes the largest size for a short text", () => {
    expect(fitFontSizePx("Steady", { widthPx: 400, maxLines: 1, sizesPx })).toBe(60);
  });

  it("takes a smaller size rather than one line more", () => {
    expect(fitFontSizePx("Calm Mind, Tired Body", { widthPx: 500, maxLines: 1, sizesPx })).toBeLessThan(60);
    expect(fitFontSizePx("Calm Mind, Tired Body", { widthPx: 500, maxLines: 3, sizesPx })).toBe(60);
  });

  it("takes the smallest size when nothing fits", () => {
    const word = "Donaudampfschifffahrtsgesellschaft";
    expect(fitFontSizePx(word, { widthPx: 60, maxLines: 1, sizesPx })).toBe(20);
  });

  it("never breaks a word of any language, as the drawn letters measure", async () => {
    const words = Object.values(longCardTexts).flatMap((texts) =>
      [texts.title, texts.band ?? "", texts.archetype, ...Object.values(texts.categories)].flatMap((line) =>
        line.split(" "),
      ),
    );
    const room = { widthPx: 390, maxLines: 1, sizesPx: [90, 70, 50, 40, 30, 20, 12] } as const;
    for (const word of new Set(words)) {
      const drawnPx = await drawnWidthPx(word, fitFontSizePx(word, room));
      expect(drawnPx, word).toBeGreaterThan(0);
      expect(drawnPx, word).toBeLessThanOrEqual(room.widthPx);
    }
  });
});
