import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { planTextLimits } from "../../models/plans/plan-content.ts";
import { writeLocalPlan } from "../../pipeline/plan/local-plan.ts";
import { planFacts, strainedAnswers } from "../../test/support/plan-facts.ts";
import { drawPlanCard, type PlanCardData, planCard, planCardHeight, planCardSize } from "./plan-card.ts";
import { layOutCard, type PlacedNode } from "./png.ts";
import { planCardAlt, planCardData } from "./stored-plan-card.ts";

const card = (locale: (typeof locales)[number]) =>
  planCardData(writeLocalPlan(planFacts({ locale, answers: strainedAnswers })).content, locale);
const filled = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const withTexts = (unit: string): PlanCardData => {
  const data = card("de");
  return {
    ...data,
    days: data.days.map((day) => ({ ...day, focus: filled(unit, planTextLimits.mainFocus) })),
    morning: Array(7).fill(filled(unit, planTextLimits.step)),
  };
};

const cases: Readonly<Record<string, PlanCardData>> = {
  ...Object.fromEntries(locales.map((locale) => [`a usual week in ${locale}`, card(locale)])),
  "the longest texts": withTexts("Donaudampfschifffahrt mit vielen Worten "),
  "the longest words": withTexts("W"),
  "the longest Russian texts": withTexts("Широкая щука жуёт "),
  "signs that no font has": withTexts("🙂 مرحبا שלום "),
};

async function placed(data: PlanCardData): Promise<PlacedNode[]> {
  const nodes: PlacedNode[] = [];
  const size = { widthPx: planCardSize.widthPx, heightPx: planCardHeight(data) };
  await layOutCard(planCard(data, "de"), size, (node) => nodes.push(node));
  return nodes.filter((node) => node.textContent !== undefined);
}

function overlap(a: PlacedNode, b: PlacedNode): boolean {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return across > 1 && down > 1;
}

describe("a plan's card", () => {
  it.each(Object.entries(cases))(
    "keeps every text inside and lays none over another: %s",
    async (_, data) => {
      const texts = await placed(data);
      expect(texts.length).toBeGreaterThan(20);
      for (const node of texts) {
        const right = planCardSize.widthPx - node.left - node.width;
        const bottom = planCardHeight(data) - node.top - node.height;
        expect(Math.min(node.left, node.top, right, bottom), node.textContent).toBeGreaterThan(40);
      }
      const pairs = texts.flatMap((a, i) => texts.slice(i + 1).map((b) => [a, b] as const));
      expect(pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => [a.textContent, b.textContent])).toEqual(
        [],
      );
    },
  );

  it("says each day with its date, and the morning", async () => {
    const data = card("en");
    const words = (await placed(data)).map(({ textContent }) => textContent);
    expect(words).toEqual(
      expect.arrayContaining(data.days.flatMap(({ weekday, day, focus }) => [weekday, day, focus])),
    );
    expect(words).toEqual(expect.arrayContaining([...data.morning, data.title, data.dates]));
    expect(planCardAlt(data)).toBe(`Your week, ${data.dates}`);
  });

  it("is a PNG as wide as the other cards, light enough for a phone", async () => {
    const png = await drawPlanCard(card("ru"), "ru");
    const { format, width, height } = await sharp(png).metadata();
    expect({ format, width, height }).toEqual({
      format: "png",
      width: 1080,
      height: planCardHeight(card("ru")),
    });
    expect(png.length).toBeLessThan(150_000);
  });
});
