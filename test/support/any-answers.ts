import fc from "fast-check";
import { type QuizAnswers, quizAnswers } from "../../models/check-ins/answers.ts";
import { optionScores } from "../../models/check-ins/option-scores.ts";
import { activeMinutes, sexKeys } from "../../models/check-ins/questions.ts";

const phqPart = fc.integer({ min: 0, max: 3 });
const keyed = Object.fromEntries(
  Object.entries(optionScores).map(([item, options]) => [
    item,
    fc.option(fc.constantFrom(...options.map(([key]) => key)), { nil: undefined, freq: 8 }),
  ]),
);
const numbered = (min: number, max: number) =>
  fc.option(fc.integer({ min, max }), { nil: undefined, freq: 8 });

/** Answers as any adult may give them, about one in nine of them skipped. */
export const anyAnswers: fc.Arbitrary<QuizAnswers> = fc
  .record({
    ...keyed,
    age: fc.integer({ min: 18, max: 100 }),
    sex: fc.option(fc.constantFrom(...sexKeys), { nil: undefined }),
    actDays: numbered(0, 7),
    actMin: fc.option(fc.constantFrom(...activeMinutes), { nil: undefined, freq: 8 }),
    phq4: fc.option(fc.tuple(phqPart, phqPart, phqPart, phqPart), { nil: undefined, freq: 8 }),
    lifeSat: numbered(0, 10),
    stress: numbered(1, 5),
    coping: numbered(1, 5),
    careDays: numbered(0, 7),
    body: numbered(1, 5),
    bmi: fc.option(fc.double({ min: 15, max: 50, noNaN: true }), { nil: undefined }),
  })
  .map((answers) => quizAnswers.parse(JSON.parse(JSON.stringify(answers))));
