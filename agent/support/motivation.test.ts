import { describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { changeStages, guessStage, motivationalQuestions } from "./motivation.ts";

it.each([
  ["my wife says I should stop, it's no problem", "precontemplation"],
  ["I want to, but it helps me relax", "ambivalence"],
  ["I'd like to go to bed earlier", "preparation"],
  ["I've already cut down", "action"],
  ["I slipped after three weeks", "maintenance"],
  ["не хочу ничего менять", "precontemplation"],
  ["хочу меньше курить", "preparation"],
  ["снова начал после отпуска", "maintenance"],
  ["me gustaría moverme más", "preparation"],
  ["he empezado a caminar", "action"],
  ["einerseits schmeckt es mir", "ambivalence"],
  ["ich möchte früher schlafen", "preparation"],
  ["hm", "ambivalence"],
])('somebody who says "%s" is at %s', (text, stage) => {
  expect(guessStage(text)).toBe(stage);
});

describe.each(locales)("questions about a change in %s", (locale) => {
  const t = translator(locale);

  it.each(changeStages)("are three at most at %s, each with what is said back before it", (stage) => {
    for (const concern of ["X", "", "a whole sentence about it. And another one"]) {
      const questions = motivationalQuestions(concern, stage, t);
      expect(questions.length).toBeLessThanOrEqual(3);
      for (const { question, reflection } of questions) {
        expect(question.match(/\?/g)).toHaveLength(1);
        expect(reflection).not.toContain("?");
        expect(`${reflection}${question}`).not.toMatch(/\{\{|support-change/);
      }
    }
  });

  it("name a short subject, and only point to a long one", () => {
    const asked = (concern: string) => motivationalQuestions(concern, "ambivalence", t)[0]?.question ?? "";
    expect(asked("XYZ")).toContain("XYZ");
    expect(asked("I don't know what to do. XYZ")).not.toContain("XYZ");
  });
});
