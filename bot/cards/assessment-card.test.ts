import { describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { archetypes, bands } from "../../pipeline/quiz/assessment.ts";
import { type CardAssessment, scoreCardData } from "./assessment-card.ts";
import { layOutCard, type PlacedNode } from "./png.ts";
import { scoreCard, scoreCardSize } from "./score-card.ts";

const typical: CardAssessment = {
  overallGlowScore: 70,
  band: "steady",
  categoryScores: { physicalVitality: 68.6, emotionalHealth: 73.4, visualAppearance: 67.7 },
  lifestyleAge: {
    age: 40,
    low: 36,
    high: 44,
    delta: -2.18,
    rawDelta: -2.18,
    lnHazardRatioSum: 0.23,
    display: true,
    factors: [],
    referenceYears: 0,
  },
  archetype: "balanced-builder",
  flags: { resourcesFirst: false },
};
const at = new Date("2026-11-23T23:30:00Z");

async function boundsOf(assessment: CardAssessment, locale: (typeof locales)[number]): Promise<PlacedNode[]> {
  const nodes: PlacedNode[] = [];
  const data = scoreCardData(assessment, { locale, at, timeZone: "UTC" });
  await layOutCard(scoreCard(data, locale), scoreCardSize, (node) => nodes.push(node));
  return nodes.filter(({ textContent }) => textContent !== undefined);
}

describe("a report on its card", () => {
  it("is written in the person's language and dated by their own day", () => {
    const { texts } = scoreCardData(typical, { locale: "de", at, timeZone: "Europe/Berlin" });
    expect(texts).toMatchObject({
      title: "Dein Bericht",
      date: "24. November 2026",
      band: "Stabil",
      categories: { visualAppearance: "Haut & Selbstfürsorge" },
      archetype: "Im Gleichgewicht",
    });
  });

  it("calls the third category by its plain name", () => {
    const { texts } = scoreCardData(typical, { locale: "en", at, timeZone: "UTC" });
    expect(texts.categories.visualAppearance).toBe("Skin & self-care");
  });

  it.each(locales)("has a text for every archetype and band in %s", (locale) => {
    const written = archetypes.flatMap((archetype) =>
      bands.map(
        (band) => scoreCardData({ ...typical, archetype, band }, { locale, at, timeZone: "UTC" }).texts,
      ),
    );
    // A missing text is answered with its own key.
    expect(written.filter((texts) => /report:|\.name|\{\{/.test(JSON.stringify(texts)))).toEqual([]);
    expect(new Set(written.map(({ archetype }) => archetype)).size).toBe(archetypes.length);
    expect(new Set(written.map(({ band }) => band)).size).toBe(bands.length);
  });

  it("speaks of too few answers without a score, and of the person where resources come first", () => {
    const day = { locale: "en", at, timeZone: "UTC" } as const;
    const open = scoreCardData({ ...typical, overallGlowScore: null, band: null }, day);
    const heavy = scoreCardData({ ...typical, flags: { resourcesFirst: true } }, day);
    expect(open.texts.calmHeading).toBe("No score yet");
    expect(heavy.texts.calmHeading).toBe("You come first");
  });

  it.each(locales)("fits on the picture with every archetype in %s", async (locale) => {
    for (const archetype of archetypes) {
      for (const node of await boundsOf({ ...typical, archetype }, locale)) {
        expect(node.left + node.width, node.textContent).toBeLessThan(scoreCardSize.widthPx - 60);
        expect(node.top + node.height, node.textContent).toBeLessThan(scoreCardSize.heightPx - 60);
      }
    }
  });
});
