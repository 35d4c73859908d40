import { describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { type QuizAnswers, quizAnswers } from "../../models/check-ins/answers.ts";
import { assessQuiz } from "./assess.ts";
import { factorRules, lifestyleFactors } from "./hazard-ratios.ts";
import vectors from "./quiz-vectors.json" with { type: "json" };
import { factorSources, itemSources, methodSource } from "./sources.ts";
import { factorLevelKey, whyTable } from "./why-table.ts";
import examples from "./worked-examples.json" with { type: "json" };

function answersOf(id: string): QuizAnswers {
  return quizAnswers.parse([...vectors, ...examples].find((entry) => entry.id === id)?.answers);
}

describe("why these numbers", () => {
  it("names every answered item with its points and every factor with its years, each with a source", () => {
    const { items, factors, referenceYears, method } = whyTable(
      assessQuiz(answersOf("smoker")),
      translator("en"),
    );
    expect(items).toHaveLength(20);
    expect(items[0]).toMatchObject({
      item: "activity",
      label: "Movement",
      categoryLabel: "Physical vitality",
      weight: 20,
      score: 27,
      points: 5.4,
      maxPoints: 20,
      source: expect.stringContaining("Arem 2015"),
    });
    expect(factors).toHaveLength(8);
    expect(factors[0]).toMatchObject({
      label: "Tobacco",
      levelLabel: "Every day",
      hazardRatio: 2.7,
      years: 9.17,
      source: expect.stringContaining("Cho 2024"),
    });
    expect(referenceYears).toBeCloseTo(6.56, 2);
    expect(method).toContain("Spiegelhalter");
  });

  it("lists no years where no age is shown", () => {
    const table = whyTable(assessQuiz(answersOf("lowmood")), translator("en"));
    expect(table.factors).toEqual([]);
    expect(table.referenceYears).toBeNull();
    expect(table.items.length).toBeGreaterThan(0);
  });

  it("has words for every item, factor, level and source in every language", () => {
    for (const locale of locales) {
      const translate = translator(locale);
      const photo = { quality: 1, care: 50 };
      for (const { id } of [...vectors, ...examples]) {
        const table = whyTable(assessQuiz(answersOf(id), { photo }), translate);
        expect(JSON.stringify(table)).not.toMatch(
          /"[^"]*(?:items|factors|questions|categories|sources)\.[^"]*"/,
        );
      }
      for (const factor of lifestyleFactors) {
        for (const [level] of factorRules[factor].levels) {
          const label = translate(factorLevelKey(factor, level));
          expect([locale, factor, level, label.includes("levels.") || label.includes("options.")]).toEqual([
            locale,
            factor,
            level,
            false,
          ]);
        }
      }
    }
  });

  it("gives in English exactly the sources that an assessment carries", () => {
    const translate = translator("en");
    for (const [item, source] of Object.entries(itemSources))
      expect(translate(`quiz:sources.items.${item}`)).toBe(source);
    for (const [factor, source] of Object.entries(factorSources)) {
      expect(translate(`quiz:sources.factors.${factor}`)).toBe(source);
    }
    expect(translate("quiz:sources.method")).toBe(methodSource);
  });
});
