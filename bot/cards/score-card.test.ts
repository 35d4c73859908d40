import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { sampleCard } from "../../test/fixtures/score-cards.ts";
import { layOutCard, type PlacedNode } from "./png.ts";
import { drawScoreCard, scoreCard, scoreCardSize } from "./score-card.ts";
import type { ScoreCardData } from "./score-card-data.ts";
import { warmUpCards } from "./warm-up.ts";

const extremes: Readonly<Record<string, Partial<ScoreCardData>>> = {
  "a usual score": {},
  "the least of everything": {
    overallGlowScore: 0,
    categoryScores: { physicalVitality: 0, emotionalHealth: 0, visualAppearance: 0 },
  },
  "the most of everything": {
    overallGlowScore: 100,
    categoryScores: { physicalVitality: 100, emotionalHealth: 100, visualAppearance: 100 },
    lifestyleAge: { age: 112, low: 107, high: 118, display: true },
  },
  "nothing but one category": {
    categoryScores: { physicalVitality: 41, emotionalHealth: null, visualAppearance: null },
  },
  "no age": { lifestyleAge: { age: 62, low: 57, high: 68, display: false } },
  "no score": { overallGlowScore: null },
  "resources first": { resourcesFirst: true },
};

const cases = locales.flatMap((locale) =>
  Object.entries(extremes).map(([name, changes]) => ({ locale, name, data: sampleCard(locale, changes) })),
);

async function placedTexts(data: ScoreCardData, locale = "en"): Promise<PlacedNode[]> {
  const nodes: PlacedNode[] = [];
  await layOutCard(scoreCard(data, locale), scoreCardSize, (node) => nodes.push(node));
  return nodes.filter((node) => node.textContent !== undefined);
}

async function wordsOf(data: ScoreCardData): Promise<string[]> {
  return (await placedTexts(data)).map((node) => node.textContent ?? "");
}

function overlap(a: PlacedNode, b: PlacedNode): boolean {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return across > 1 && down > 1;
}

describe("the score card as a picture", () => {
  it("is a PNG of the card's size and light enough for a phone", async () => {
    const png = await drawScoreCard(sampleCard("en"), { locale: "en" });
    const { format, width, height } = await sharp(png).metadata();
    expect({ format, width, height }).toEqual({ format: "png", width: 1080, height: 1350 });
    expect(png.length).toBeLessThan(150_000);
  });

  it("can be drawn smaller", async () => {
    const png = await drawScoreCard(sampleCard("en"), { locale: "en", scale: 0.5 });
    const { width, height } = await sharp(png).metadata();
    expect({ width, height }).toEqual({ width: 540, height: 675 });
  });

  it("is the same to the byte for the same data, before and after warming up", async () => {
    const first = await drawScoreCard(sampleCard("ru"), { locale: "ru" });
    await warmUpCards();
    const second = await drawScoreCard(sampleCard("ru"), { locale: "ru" });
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it("looks different for each score", async () => {
    const pictures = await Promise.all(
      [0, 50, 100].map((overallGlowScore) =>
        drawScoreCard(sampleCard("en", { overallGlowScore }), { locale: "en", scale: 0.25 }),
      ),
    );
    expect(new Set(pictures.map((png) => Buffer.from(png).toString("base64"))).size).toBe(3);
  });
});

describe("the score card's layout", () => {
  it.each(cases)("keeps every text inside the picture: $locale, $name", async ({ data, locale }) => {
    for (const node of await placedTexts(data, locale)) {
      const right = scoreCardSize.widthPx - node.left - node.width;
      const bottom = scoreCardSize.heightPx - node.top - node.height;
      expect(Math.min(node.left, node.top, right, bottom), node.textContent).toBeGreaterThan(60);
    }
  });

  it.each(cases)("lays no text over another: $locale, $name", async ({ data, locale }) => {
    const texts = await placedTexts(data, locale);
    const pairs = texts.flatMap((a, i) => texts.slice(i + 1).map((b) => [a, b] as const));
    const overlapping = pairs.filter(([a, b]) => overlap(a, b));
    expect(overlapping.map(([a, b]) => `${a.textContent} / ${b.textContent}`)).toEqual([]);
  });
});

describe("what the score card tells", () => {
  it("names score, band, three categories, age with range and estimate, archetype and date", async () => {
    const data = sampleCard("en");
    const { texts } = data;
    expect(await wordsOf(data)).toEqual([
      texts.title,
      texts.date,
      "70",
      texts.scoreLabel,
      texts.band,
      texts.categories.physicalVitality,
      "69",
      texts.categories.emotionalHealth,
      "73",
      "Skin & self-care",
      "68",
      texts.lifestyleAge,
      "40",
      "36–44",
      texts.estimate,
      texts.archetype,
      texts.archetypeNote,
    ]);
  });

  it("says so where a category could not be scored", async () => {
    const data = sampleCard("en", {
      categoryScores: { physicalVitality: 69, emotionalHealth: 73, visualAppearance: null },
    });
    expect(await wordsOf(data)).toContain(data.texts.notScored);
  });

  it("holds nothing of the age where it is not to be shown", async () => {
    const words = await wordsOf(sampleCard("en", extremes["no age"]));
    expect(words.join(" ")).not.toMatch(/57|62|68–|Lifestyle age|estimate/);
  });

  it.each(["no score", "resources first"])("holds no number but the date with %s", async (name) => {
    const data = sampleCard("en", extremes[name]);
    const words = await wordsOf(data);
    expect(words).toEqual([data.texts.title, data.texts.date, data.texts.calmHeading, data.texts.calmText]);
    expect(words.filter((word) => word !== data.texts.date).join(" ")).not.toMatch(/\d/);
  });
});
