import { describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { type QuizAnswers, quizAnswers } from "../../models/check-ins/answers.ts";
import { microHabit } from "../findings.ts";
import { assessQuiz } from "./assess.ts";
import { microHabitInWords } from "./micro-habit-texts.ts";
import { habitForItem, microHabitCatalogue } from "./micro-habits.ts";
import examples from "./worked-examples.json" with { type: "json" };

const best = quizAnswers.parse(examples.find(({ id }) => id === "best")?.answers);

function chosen(changes: Partial<QuizAnswers>): readonly string[] {
  return assessQuiz({ ...best, ...changes }).microHabits;
}

describe("the micro-habits", () => {
  it("are for the weakest item of each category, the weakest first", () => {
    expect(chosen({ actDays: 0, lonely: "sometimes", sun: "never" })).toEqual([
      "walk-after-lunch",
      "sunscreen-after-brushing",
      "one-message",
    ]);
  });

  it("are never two of the same, where an item counts in two categories", () => {
    expect(chosen({ restDays: "22-30", sun: "never", lonely: "often" })).toEqual([
      "one-message",
      "sunscreen-after-brushing",
      "screens-away",
    ]);
  });

  it("go on with the next weakest where a category has nothing to gain", () => {
    expect(chosen({ actDays: 0, tobacco: "daily" })).toEqual([
      "walk-after-lunch",
      "wait-before-cigarette",
      "screens-away",
    ]);
  });

  it("fit the person: former smokers hear nothing of cigarettes, worry and low mood have their own", () => {
    expect(chosen({ tobacco: "quit0" })).not.toContain("wait-before-cigarette");
    expect(chosen({ alcohol: "none" })).not.toContain("alcohol-free-days");
    expect(chosen({ phq4: [2, 2, 0, 0] })).toContain("worry-slot");
    expect(chosen({ phq4: [0, 0, 2, 2] })).toContain("small-pleasure");
  });

  it("are three even when next to nothing was answered", () => {
    expect(assessQuiz({ age: 30 }).microHabits).toEqual([
      "walk-after-lunch",
      "what-mattered",
      "moisturise-after-brushing",
    ]);
  });

  it("take at most five minutes each, have their own id, and words in every language", () => {
    expect(new Set(microHabitCatalogue.map(({ id }) => id)).size).toBe(microHabitCatalogue.length);
    for (const habit of microHabitCatalogue) {
      expect(habit.minutes).toBeLessThanOrEqual(5);
      for (const locale of locales) {
        const words = microHabit.parse(microHabitInWords(habit.id, translator(locale)));
        expect(Object.values(words).join()).not.toContain("microHabits.");
        expect(words.item).toBe(habit.items[0]);
      }
    }
    expect(microHabitInWords("no-such-habit", translator("en"))).toBeUndefined();
  });

  it("cover every item that a small habit can help with", () => {
    const worst: QuizAnswers = { age: 40, tobacco: "daily", alcohol: "33+" };
    const items =
      "activity sleepHours restDays energyDays fruitveg fastfood tobacco alcohol phq4 stress coping lonely";
    for (const item of [...items.split(" "), "lifeSat", "skin", "careDays", "sun", "body"]) {
      expect(habitForItem(item as "activity", worst)?.items).toContain(item);
    }
  });
});
