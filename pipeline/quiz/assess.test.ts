import { describe, expect, it } from "vitest";
import { finishAnswers, type QuizAnswers, quizAnswers } from "../../models/check-ins/answers.ts";
import { assessQuiz, bandOf } from "./assess.ts";
import type { QuizAssessment } from "./assessment.ts";
import vectors from "./quiz-vectors.json" with { type: "json" };
import examples from "./worked-examples.json" with { type: "json" };

function vector(id: string): QuizAnswers {
  return quizAnswers.parse([...vectors, ...examples].find((entry) => entry.id === id)?.answers);
}

/** What the vectors say of an assessment, in their words. */
function inVectorWords(assessment: QuizAssessment) {
  const { lifestyleAge, flags } = assessment;
  return {
    category_scores: assessment.categoryScores,
    overall_glow_score: assessment.overallGlowScore,
    biological_age: lifestyleAge.age,
    range: [lifestyleAge.low, lifestyleAge.high],
    delta: lifestyleAge.delta,
    rawDelta: lifestyleAge.rawDelta,
    lnHR_sum: lifestyleAge.lnHazardRatioSum,
    emotional_age: assessment.emotionalAge,
    flags: { phq2_pos: flags.phq2Positive, gad2_pos: flags.gad2Positive, phq4_total: flags.phq4Total },
  };
}

describe("an assessment", () => {
  it.each(vectors)("gives every number of the test vector $id", ({ answers, expect: expected }) => {
    expect(inVectorWords(assessQuiz(quizAnswers.parse(answers)))).toEqual(expected);
  });

  it.each(examples)("gives every number of the worked example $id", ({ answers, expect: expected }) => {
    expect(inVectorWords(assessQuiz(quizAnswers.parse(answers)))).toMatchObject(expected);
  });

  it("lets a photo of quality 0.8 and care 60 count for 24 % of its category", () => {
    const assessment = assessQuiz(vector("typical"), { photo: { quality: 0.8, care: 60 } });
    expect(assessment.categoryScores.visualAppearance).toBe(65.9);
    expect(assessment.overallGlowScore).toBe(70);
    expect(assessment.items.find(({ item }) => item === "photo")).toMatchObject({
      weight: 24,
      score: 60,
      points: 14.4,
      maxPoints: 24,
    });
  });

  it("does not give a photo a category that the answers leave without a score", () => {
    const assessment = assessQuiz(vector("partial"), { photo: { quality: 1, care: 90 } });
    expect(assessment.categoryScores.visualAppearance).toBeNull();
    expect(assessment.overallGlowScore).toBe(78);
  });

  it("lists points that add up to each category, with the most they could be adding up to 100", () => {
    for (const { answers } of [...vectors, ...examples]) {
      for (const photo of [undefined, { quality: 0.5, care: 30 }]) {
        const { items, categoryScores } = assessQuiz(quizAnswers.parse(answers), photo ? { photo } : {});
        for (const category of ["physicalVitality", "emotionalHealth", "visualAppearance"] as const) {
          const own = items.filter((item) => item.category === category);
          const score = categoryScores[category];
          const total = own.reduce((sum, { points }) => sum + points, 0);
          const most = own.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
          expect(Math.abs(total - (score ?? 0))).toBeLessThan(0.1);
          expect(most).toBeCloseTo(score === null ? 0 : 100, 0);
        }
      }
    }
  });

  it("lists years that add up to the difference before it is clamped", () => {
    for (const { answers } of [...vectors, ...examples]) {
      const { lifestyleAge } = assessQuiz(quizAnswers.parse(answers));
      const total = lifestyleAge.factors.reduce((sum, { years }) => sum + years, 0);
      expect(total - lifestyleAge.referenceYears).toBeCloseTo(lifestyleAge.rawDelta, 1);
    }
  });

  it("names the years of the published table at the age factor 1", () => {
    const years = (changes: Partial<QuizAnswers>, factor: string) =>
      assessQuiz({ ...vector("typical"), ...changes }).lifestyleAge.factors.find(
        (row) => row.factor === factor,
      )?.years;
    expect(years({ tobacco: "daily" }, "tobacco")).toBeCloseTo(9.5, 1);
    expect(years({ tobacco: "daily", sex: "male" }, "tobacco")).toBeCloseTo(9.2, 1);
    expect(years({ tobacco: "somedays" }, "tobacco")).toBeCloseTo(5.8, 1);
    expect(years({ tobacco: "quit0" }, "tobacco")).toBeCloseTo(5.5, 1);
    expect(years({ tobacco: "quit3" }, "tobacco")).toBeCloseTo(3.1, 1);
    expect(years({ tobacco: "quit10" }, "tobacco")).toBeCloseTo(1.6, 1);
    expect(years({ actDays: 0 }, "activity")).toBeCloseTo(3.4, 1);
    expect(years({ actDays: 7, actMin: 90 }, "activity")).toBeCloseTo(-1.1, 1);
    expect(years({ fruitveg: "0-1" }, "fruitveg")).toBeCloseTo(1.8, 1);
    expect(years({ alcohol: "33+" }, "alcohol")).toBeCloseTo(4.4, 1);
    expect(years({ alcohol: "5-12" }, "alcohol")).toBe(0);
    expect(years({ sleepHours: ">=10" }, "sleepHours")).toBeCloseTo(1.2, 1);
    expect(years({ lonely: "often" }, "lonely")).toBeCloseTo(0.6, 1);
    expect(years({ phq4: [0, 0, 2, 1] }, "lowMood")).toBeCloseTo(1.9, 1);
    expect(years({ bmi: 41 }, "bmi")).toBeCloseTo(9.4, 1);
    expect(years({ bmi: 25 }, "bmi")).toBeCloseTo(0.6, 1);
    expect(years({ bmi: 18.4 }, "bmi")).toBeCloseTo(3.8, 1);
  });

  it("takes the mean of women's and men's hazard ratios for x and where sex was skipped", () => {
    const { sex: _sex, ...others } = vector("typical");
    for (const answers of [others, { ...others, sex: "x" as const }]) {
      const [tobacco] = assessQuiz({ ...answers, tobacco: "daily" }).lifestyleAge.factors;
      expect(tobacco).toMatchObject({ factor: "tobacco", hazardRatio: 2.75 });
    }
  });

  it("counts a skipped factor as its best level, so that a skip never makes anyone older", () => {
    const { tobacco: _tobacco, ...skipped } = vector("smoker");
    const smoking = assessQuiz(vector("smoker")).lifestyleAge;
    const without = assessQuiz(skipped).lifestyleAge;
    expect(without.rawDelta).toBeLessThan(smoking.rawDelta);
    expect(without.rawDelta).toBe(assessQuiz({ ...skipped, tobacco: "never" }).lifestyleAge.rawDelta);
    expect(without.factors.map(({ factor }) => factor)).not.toContain("tobacco");
  });

  it("keeps the ages but does not show them, and puts resources first, from PHQ-4 of 9 on", () => {
    const heavy = assessQuiz({ ...vector("typical"), phq4: [3, 2, 2, 2] });
    expect(heavy.flags.resourcesFirst).toBe(true);
    expect(heavy.lifestyleAge.display).toBe(false);
    expect(heavy.emotionalAge).toBeNull();
    const less = assessQuiz({ ...vector("typical"), phq4: [2, 2, 2, 2] });
    expect(less.flags.resourcesFirst).toBe(false);
    expect(less.lifestyleAge.display).toBe(true);
    expect(less.emotionalAge).not.toBeNull();
  });

  it("raises flags by the answers alone", () => {
    const flags = (changes: Partial<QuizAnswers>) => assessQuiz({ ...vector("typical"), ...changes }).flags;
    expect(flags({ phq4: [1, 1, 1, 2] })).toMatchObject({
      phq2Positive: true,
      gad2Positive: false,
      phq4Total: 5,
    });
    expect(flags({ phq4: [2, 1, 1, 1] })).toMatchObject({ phq2Positive: false, gad2Positive: true });
    expect(flags({ alcohol: "5-12" }).alcoholFollowUp).toBe(false);
    expect(flags({ alcohol: "13-22" }).alcoholFollowUp).toBe(true);
    expect(flags({ sleepHours: "5" }).sleepModule).toBe(true);
    expect(flags({ sleepHours: "6" }).sleepModule).toBe(false);
    expect(flags({ restDays: "22-30" }).sleepModule).toBe(true);
    const { phq4: _phq4, ...skipped } = vector("typical");
    expect(assessQuiz(skipped).flags).toMatchObject({
      phq2Positive: false,
      gad2Positive: false,
      phq4Total: null,
    });
  });

  it("has no score where under 60 % of a category was answered, and has one from there on", () => {
    const { stress: _stress, coping: _coping, lonely: _lonely, ...sixty } = vector("typical");
    expect(assessQuiz(sixty).categoryScores.emotionalHealth).not.toBeNull();
    const { lifeSat: _lifeSat, ...forty } = sixty;
    expect(assessQuiz(forty).categoryScores.emotionalHealth).toBeNull();
    const none = assessQuiz({ age: 30 });
    expect(none).toMatchObject({
      overallGlowScore: null,
      band: null,
      emotionalAge: null,
      archetype: "explorer",
    });
  });

  it("puts scores into bands at 40, 60 and 80", () => {
    expect([0, 39, 40, 59, 60, 79, 80, 100].map(bandOf)).toEqual([
      "needs-care-first",
      "needs-care-first",
      "building",
      "building",
      "steady",
      "steady",
      "thriving",
      "thriving",
    ]);
  });

  it("lists the two largest factors that can be changed first", () => {
    const { factors } = assessQuiz(vector("smoker")).lifestyleAge;
    expect(factors.map(({ factor }) => factor).slice(0, 3)).toEqual(["tobacco", "activity", "bmi"]);
  });

  it("takes the answers of a finished draft", () => {
    expect(assessQuiz(finishAnswers(vector("typical")))).toEqual(assessQuiz(vector("typical")));
  });
});
