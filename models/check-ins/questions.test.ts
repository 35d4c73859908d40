import { describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { answerTextKey, itemNameKey, optionTextKey, questionTextKey } from "./question-texts.ts";
import { findQuestion, isSkippedByItself, questions } from "./questions.ts";

describe("the quiz", () => {
  it("asks 25 questions in order and two optional ones at the end", () => {
    expect(questions).toHaveLength(27);
    expect(questions.slice(0, 25).map(({ number }) => number)).toEqual(
      Array.from({ length: 25 }, (_, i) => i + 1),
    );
    expect(questions.slice(25).map(({ id, number, optional }) => [id, number, optional])).toEqual([
      ["hydration", null, true],
      ["bmi", null, true],
    ]);
    expect(questions[2]?.id).toBe("region");
    expect(questions.slice(13, 17).map(({ id }) => id)).toEqual(["nervous", "worry", "interest", "down"]);
  });

  it("lets every scored question be skipped, and age never", () => {
    for (const question of questions) if (question.scored) expect(question.skippable).toBe(true);
    expect(findQuestion("age")?.skippable).toBe(false);
  });

  it("passes over the minutes of an active day when there is none", () => {
    const minutes = findQuestion("actMin");
    if (minutes === undefined) throw new Error("no such question");
    expect(isSkippedByItself(minutes, { actDays: 0 })).toBe(true);
    expect(isSkippedByItself(minutes, { actDays: 1 })).toBe(false);
    expect(isSkippedByItself(minutes, {})).toBe(false);
  });

  it("has a text, option labels that differ, and item names in every language", () => {
    for (const locale of locales) {
      const translate = translator(locale);
      for (const question of questions) {
        const text = translate(questionTextKey(question), { region: "Madrid", time: "10:00" });
        expect(text).not.toContain("questions.");
        expect(text).not.toContain("{{");
        const labels = question.options.map((option) => translate(optionTextKey(question, option)));
        expect(new Set(labels).size).toBe(labels.length);
        for (const label of labels) {
          expect(label).not.toContain("options.");
          expect(label.length).toBeLessThanOrEqual(40);
        }
        if (question.field !== null) expect(translate(itemNameKey(question.field))).not.toContain("items.");
      }
    }
  });

  it("finds the label of a stored answer", () => {
    const sleep = findQuestion("sleepHours");
    const worry = findQuestion("worry");
    if (sleep === undefined || worry === undefined) throw new Error("no such question");
    const translate = translator("en");
    expect(translate(answerTextKey(sleep, "<=4") ?? "")).toBe("4 hours or less");
    expect(translate(answerTextKey(worry, 3) ?? "")).toBe("Nearly every day");
    expect(answerTextKey(sleep, "4")).toBeUndefined();
  });

  it("keeps option keys that i18next and a button's 60 bytes can carry", () => {
    for (const { id, options } of questions) {
      for (const { key } of options) {
        expect(key).toMatch(/^[\x20-\x7e]+$/);
        expect(key).not.toMatch(/[.:]/);
        expect(`answer:${id}:${key}`.length).toBeLessThanOrEqual(60);
      }
    }
  });
});
