import { describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { optionTextKey } from "../../models/check-ins/question-texts.ts";
import { questions } from "../../models/check-ins/questions.ts";
import { graver, isUrgent, screenText } from "./screen.ts";
import lines from "./screen-lines.json" with { type: "json" };

describe("the safety screen", () => {
  it.each(lines.explicit)("takes explicit thoughts as level 3 or more: %s", (text) => {
    expect([3, 4, 5]).toContain(screenText(text).level);
  });

  it.each(lines.methods)("takes a method or a past attempt as level 4 or more: %s", (text) => {
    expect([4, 5]).toContain(screenText(text).level);
  });

  it.each(lines.plans)("takes a plan, an intent or an act as level 5: %s", (text) => {
    expect(screenText(text).level).toBe(5);
  });

  it.each(lines.passive)("notices a passive or indirect wish: %s", (text) => {
    expect([2, 3, 4, 5]).toContain(screenText(text).level);
  });

  it.each(lines.otherDangers)("notices other dangers: %s", (text) => {
    expect(screenText(text).level).toBe("S");
  });

  it.each(lines.harmless)(
    "leaves figures of speech, denials, what is long over and ordinary sadness alone: %s",
    (text) => {
      expect([0, 1]).toContain(screenText(text).level);
    },
  );

  it.each(locales)("takes no answer of the quiz for danger in %s", (locale) => {
    for (const question of questions) {
      for (const option of question.options) {
        expect([0, 1]).toContain(screenText(translator(locale)(optionTextKey(question, option))).level);
      }
    }
  });

  it.each([
    "I w a n t  t o  d i e",
    "i want to k1ll mys3lf",
    "ki11 myself",
    "I WANT TO KIIIILL MYSELF",
    "I\u200b want to ki\u200bll myself",
    "ｉ ｗａｎｔ ｔｏ ｄｉｅ",
    "I want to *k*i*l*l* myself",
    "s*icide thoughts",
  ])("reads through disguises: %s", (text) => {
    expect(screenText(text).level).toBe(3);
  });

  it("finds a sentence at the end of a hundred thousand characters within two seconds", () => {
    const text = `${"i am fine and i want to walk ".repeat(3500)}. i want to kill myself`;
    const startedAt = performance.now();
    expect(screenText(text).level).toBe(3);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  it("finds a sentence that stands across the edge of two pieces", () => {
    for (let padding = 960; padding < 1010; padding += 7) {
      expect(screenText(`${"a ".repeat(padding / 2)}i want to kill myself`).level).toBe(3);
    }
  });

  it("answers with a level and a rule's id, and nothing of the text", () => {
    expect(screenText("I want to kill myself, says Zebulon")).toEqual({ level: 3, rule: "en.kill-self" });
    expect(screenText("what a nice day")).toEqual({ level: 0, rule: null });
  });

  it("asks about a friend in danger differently than about oneself", () => {
    expect(screenText("my brother is suicidal").rule).toBe("en.suicide.other-person");
    expect(screenText("my brother died and I am suicidal").level).toBe(3);
  });

  it("keeps the graver of two findings and answers from level S upwards at once", () => {
    expect(graver({ level: 2, rule: "a" }, { level: "S", rule: "b" }).rule).toBe("b");
    expect(graver({ level: 3, rule: "a" }, { level: "S", rule: "b" }).rule).toBe("a");
    expect(([0, 1, 2, 3, 4, 5, "S"] as const).map(isUrgent)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });
});
