import { describe, expect, it } from "vitest";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { PhotoFindings } from "../findings.ts";
import { assessQuiz } from "../quiz/assess.ts";
import { writeLocalInsights } from "../quiz/local-insights.ts";
import { compareWithLast } from "./local-comparison.ts";
import { fittingHabits } from "./local-habits.ts";
import { writeLocalReport } from "./local-writer.ts";

const person: QuizAnswers = {
  age: 42,
  sex: "female",
  genHealth: "good",
  energyDays: "14-20",
  sleepHours: "7",
  restDays: "8-14",
  actDays: 1,
  actMin: 30,
  fruitveg: "3",
  fastfood: "1-3",
  tobacco: "never",
  alcohol: "1-4",
  phq4: [1, 0, 1, 0],
  lifeSat: 7,
  stress: 3,
  coping: 2,
  lonely: "occasionally",
  skin: "little",
  careDays: 6,
  sun: "sometimes",
  body: 3,
};

function reportOf(answers: QuizAnswers, photo?: PhotoFindings) {
  const quiz = { insights: writeLocalInsights({ answers, locale: "en" }) };
  const assessment = assessQuiz(answers);
  return writeLocalReport({
    answers,
    assessment,
    quiz,
    locale: "en",
    ...(photo === undefined ? {} : { photo }),
  });
}
const sentences = (text: string) => text.split(/(?<=[.!?])\s+/);
const cue = (level: "some" | "none") => ({ level, confidence: 0.9 });
const analysed = (by: string, care?: number): PhotoFindings => ({
  status: "analysed",
  quality: 0.8,
  cues: {
    tired_look: cue("some"),
    dryness_look: cue("none"),
    redness_look: cue("none"),
    lighting: cue("some"),
    sharpness: cue("some"),
    face_visible: cue("some"),
  },
  warnings: [],
  analysedBy: by,
  ...(care === undefined ? {} : { care }),
});

describe("the words of a report without a model", () => {
  it("sum up score, pattern, strengths and the next step in two to four sentences", () => {
    const { summary } = reportOf(person);
    expect(summary).toContain(`Your Glow score is ${assessQuiz(person).overallGlowScore} of 100`);
    expect(summary).toContain("Movement is the part of your answers with most room");
    expect(summary).toContain("What carries you: ");
    expect(summary).toContain("A small next step: after lunch, ");
    expect(sentences(summary)).toHaveLength(4);
  });

  it("give each habit its moment and its act", () => {
    const { microHabits } = reportOf(person);
    expect(microHabits).toHaveLength(3);
    expect(microHabits[0]).toMatchObject({ id: "walk-after-lunch", item: "activity", cue: "after lunch" });
  });

  it("never lower a score for a photo that was refused or measured here, and say so", () => {
    const { summary } = reportOf(person, { status: "refused", reason: "blurred", analysedBy: "local" });
    expect(summary).toContain("that never lowers a score");
    const local = reportOf(person, analysed("local")).summary;
    expect(local).toContain("without an AI model I can't judge skin or tiredness");
    expect(local).not.toContain("tired to me");
  });

  it("ask whether a look that a model saw fits, and blame the light", () => {
    const { summary } = reportOf(person, analysed("openai:gpt-4o", 60));
    expect(summary).toContain("light can do that too. Does that fit?");
  });

  it("show no number and no pattern where resources come first", () => {
    const { summary } = reportOf({ ...person, phq4: [3, 3, 2, 2] }, analysed("local"));
    expect(summary).not.toMatch(/\bscore\b|of 100/i);
    expect(summary).toContain("talk to a doctor, a psychologist or another professional");
  });

  it("say that a score is missing when too little was answered, and still name a step", () => {
    const { summary } = reportOf({ age: 30 });
    expect(summary).toContain("there is no score today");
    expect(summary).toContain("A small next step: ");
  });

  it("offer a model only habits that make sense for the person", () => {
    const ids = fittingHabits(person, "en").map(({ id }) => id);
    expect(ids).not.toContain("wait-before-cigarette");
    expect(ids).toContain("screens-away");
    expect(fittingHabits({ ...person, tobacco: "daily" }, "en").map(({ id }) => id)).toContain(
      "wait-before-cigarette",
    );
  });
});

describe("the comparison with the last report", () => {
  it.each([
    [70, undefined, "first report"],
    [70, 66, "About the same"],
    [70, 75, "A little lower"],
    [70, 61, "A little higher"],
    [70, 60, "10 points more"],
    [50, 70, "20 points less"],
  ])("of %s with %s says: %s", (now, last, words) => {
    expect(compareWithLast(now, last, "en")).toContain(words);
  });
});
