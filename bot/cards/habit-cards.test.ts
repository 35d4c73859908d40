import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { exampleYear } from "../../test/fixtures/habit-years.ts";
import { dayShape, legendShapes } from "./day-shapes.ts";
import type { CardElement } from "./element.ts";
import { type CardSize, layOutCard, type PlacedNode } from "./png.ts";
import { drawWeekCard, weekCard, weekCardSize } from "./week-card.ts";
import { weekCardAlt, weekCardData } from "./week-card-data.ts";
import { drawYearCard, yearCard, yearCardSize } from "./year-card.ts";
import { yearCardAlt, yearCardData } from "./year-card-data.ts";

const names = [
  "Walk",
  "Гулять десять минут после обеда и ещё немного вечером, если есть силы",
  "W".repeat(80),
  "🏃",
];

const lastDay = "2026-11-28";
const week = (due: number, done: number) =>
  Array.from({ length: 6 }, (_, index) => ({
    date: `2026-11-${22 + index}`,
    due,
    done,
    partial: index % 2,
    skipped: index % 3,
    habits: [],
  }));

async function placed(card: CardElement, size: CardSize): Promise<readonly PlacedNode[]> {
  const nodes: PlacedNode[] = [];
  await layOutCard(card, size, (node) => nodes.push(node));
  return nodes.filter((node) => node.textContent !== undefined);
}

function overlapping(nodes: readonly PlacedNode[]): readonly string[] {
  const overlap = (a: PlacedNode, b: PlacedNode) =>
    Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top) > 1;
  return nodes.flatMap((a, index) =>
    nodes.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.textContent} / ${b.textContent}`] : [])),
  );
}

function outside(nodes: readonly PlacedNode[], size: CardSize): readonly string[] {
  return nodes
    .filter(({ left, top, width, height }) =>
      [left, top, size.widthPx - left - width, size.heightPx - top - height].some((room) => room < 40),
    )
    .map(({ textContent }) => textContent ?? "");
}

describe("a habit's year as a picture", () => {
  it.each(locales.flatMap((locale) => names.map((name) => ({ locale, name }))))(
    "keeps every text inside and apart from the others: $locale, $name",
    async ({ locale, name }) => {
      const texts = await placed(yearCard(yearCardData(exampleYear(name), locale), locale), yearCardSize);
      expect(texts.length).toBeGreaterThan(30);
      expect(outside(texts, yearCardSize)).toEqual([]);
      expect(overlapping(texts)).toEqual([]);
    },
  );

  it("draws each kind of day in a form of its own, without regard to colour", () => {
    const forms = legendShapes.map((shape) => dayShape(shape, 0, 0, 27).replace(/#[\da-f]{6}/g, ""));
    expect(new Set(forms).size).toBe(legendShapes.length);
  });

  it("holds every day up to today once, and nothing of the days to come", () => {
    const { weeks } = yearCardData(exampleYear("Walk"), "en");
    const days = weeks.flat();
    expect(new Set(days.map(({ date }) => date)).size).toBe(54 * 7);
    expect(days.filter(({ date }) => date > lastDay).map(({ shape }) => shape)).toEqual(["none"]);
    expect(days.find(({ date }) => date === lastDay)?.shape).toBe("today");
  });

  it("leaves out what its letters can't write", () => {
    expect(yearCardData(exampleYear("🏃 Run 🏃"), "en").texts.name).toBe("Run");
    expect(yearCardData(exampleYear("מים"), "de").texts.name).toBe("Eine Gewohnheit");
  });

  it("is said in words as well, in every language", () => {
    for (const locale of locales) {
      const alt = yearCardAlt(yearCardData(exampleYear("Walk"), locale), locale);
      expect(alt).toMatch(/Walk.+: 283; .+: 26; .+: 20; .+: 14; .+: 9; .+: 8/);
      expect(alt).not.toMatch(/habits:|\{\{/);
    }
  });

  it("is a PNG of the card's size, light enough for a phone, and the same each time", async () => {
    const data = yearCardData(exampleYear("Walk"), "en");
    const [first, second] = [await drawYearCard(data, "en"), await drawYearCard(data, "en")];
    const { format, width, height } = await sharp(first).metadata();
    expect({ format, width, height }).toEqual({ format: "png", width: 1080, height: 1350 });
    expect(first.length).toBeLessThan(150_000);
    expect(Buffer.compare(first, second)).toBe(0);
  });
});

describe("a week's chart as a picture", () => {
  const cases = [week(0, 0), week(3, 1), week(30, 28), []];

  it.each(locales)("keeps every text inside and apart from the others: %s", async (locale) => {
    for (const progress of cases) {
      const texts = await placed(weekCard(weekCardData(progress, lastDay, locale), locale), weekCardSize);
      expect(outside(texts, weekCardSize)).toEqual([]);
      expect(overlapping(texts)).toEqual([]);
    }
  });

  it("says each day's share in words", () => {
    const alt = weekCardAlt(weekCardData(week(3, 1), lastDay, "en"));
    expect(alt).toContain("Sun 1/3, Mon 1/3, Tue 1/3, Wed 1/3, Thu 1/3, Fri 1/3, Sat –");
    expect(alt).toContain("6 of 18 done · 3 in part · 6 skipped");
  });

  it("is a PNG of the card's size", async () => {
    const png = await drawWeekCard(weekCardData(week(3, 1), lastDay, "en"), "en");
    const { format, width, height } = await sharp(png).metadata();
    expect({ format, width, height }).toEqual({ format: "png", width: 1080, height: 810 });
  });
});
