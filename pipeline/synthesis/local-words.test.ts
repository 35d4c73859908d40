import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "../../core/locales.ts";
import { type QuizAnswers, quizAnswers } from "../../models/check-ins/answers.ts";
import { questions } from "../../models/check-ins/questions.ts";
import { type PhotoFindings, projection, quizFindings, synthesis } from "../findings.ts";
import { projectLocally } from "../projection/local-projection.ts";
import { assessQuiz } from "../quiz/assess.ts";
import { writeLocalInsights } from "../quiz/local-insights.ts";
import { forbiddenMeanings } from "../wording/forbidden-words.ts";
import { writeLocalReport } from "./local-writer.ts";

const skippable = questions.filter(
  ({ field, options }) => field !== null && field !== "phq4" && options.length,
);
const phqPart = fc.integer({ min: 0, max: 3 });

/** Answers of any person of 18 and more; each item is skipped with this probability in percent. */
function anyAnswers(skipPercent: number): fc.Arbitrary<QuizAnswers> {
  const maybe = <T>(value: fc.Arbitrary<T>) =>
    fc
      .tuple(value, fc.integer({ min: 1, max: 100 }))
      .map(([it, die]) => (die > skipPercent ? it : undefined));
  const items = Object.fromEntries(
    skippable.map(({ field, options }) => [
      field,
      maybe(fc.constantFrom(...options.map(({ value }) => value))),
    ]),
  );
  const all = fc.record({
    ...items,
    age: fc.integer({ min: 18, max: 100 }),
    phq4: maybe(fc.tuple(phqPart, phqPart, phqPart, phqPart)),
    bmi: maybe(fc.double({ min: 15, max: 50, noNaN: true })),
  });
  return all.map((draft) =>
    quizAnswers.parse(Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))),
  );
}

const some = { level: "some", confidence: 0.8 } as const;
const cues = {
  tired_look: some,
  dryness_look: some,
  redness_look: some,
  lighting: some,
  sharpness: some,
  face_visible: some,
};
const photos = fc.constantFrom<PhotoFindings | undefined>(
  undefined,
  { status: "refused", reason: "too-dark", analysedBy: "local" },
  { status: "refused", reason: "unavailable", analysedBy: "local" },
  { status: "analysed", quality: 0.9, cues, warnings: [], analysedBy: "local" },
  { status: "analysed", quality: 0.9, care: 60, cues, warnings: [], analysedBy: "openai:gpt-4o" },
);

function write(answers: QuizAnswers, locale: Locale, photo?: PhotoFindings) {
  const assessment = assessQuiz(answers);
  const insights = writeLocalInsights({ answers, locale });
  const report = writeLocalReport({
    answers,
    assessment,
    quiz: { insights },
    locale,
    ...(photo === undefined ? {} : { photo }),
  });
  const future = projectLocally({ answers, assessment, assess: assessQuiz, locale });
  const texts = [
    report.summary,
    ...insights.flatMap(({ title, text, reason }) => [title, text, reason]),
    ...report.microHabits.flatMap(({ title, cue, action }) => [title, cue, action]),
    ...future.changes.map(({ change }) => change),
    future.narrative,
  ];
  return { assessment, insights, report, future, texts };
}

/** What i18next leaves of a key or a value it does not know, and what JavaScript leaves of a missing one. */
const unresolved =
  /\{\{|\}\}|\b(?:insights|report|future|quiz|photo):|\p{Ll}\.\p{L}+\.|undefined|null|NaN|\[object/u;

/** Addresses of quitlines, the only names with a dot. */
const addresses = /[\p{L}-]+(?:\.[\p{L}-]+)*\.(?:gov|ru|de|org|com)(?!\p{L})/gu;

const games: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:score|points?|streaks?|levels?|challenges?|badges?|goals?|glow)\b/i,
  ru: /оценк|балл|сери[яюи]|уров|челлендж|испытани|glow/i,
  es: /puntuaci|puntos?\b|racha|nivel|reto\b|insignia|glow/i,
  de: /\bWert|Punkte?\b|Serie|Stufe|Challenge|Abzeichen|glow/i,
};
const professional: Readonly<Record<Locale, RegExp>> = {
  en: /professional/,
  ru: /специалист/,
  es: /profesional/,
  de: /Fachperson/,
};

describe.each(locales)("the words of a report without a model, in %s", (locale) => {
  it("are whole, allowed and the same for the same answers, whatever somebody answers", () => {
    const people = fc.oneof(anyAnswers(0), anyAnswers(15), anyAnswers(60), anyAnswers(95));
    fc.assert(
      fc.property(people, photos, (answers, photo) => {
        const { insights, report, future, texts } = write(answers, locale, photo);
        quizFindings.parse({ insights, analysedBy: "local" });
        synthesis.parse({ ...report, analysedBy: "local" });
        projection.parse({ ...future, analysedBy: "local" });
        const all = texts.join(" | ");
        expect(all.replace(addresses, "")).not.toMatch(unresolved);
        expect(forbiddenMeanings(all), all).toEqual([]);
        for (const part of ["item", "title", "text"] as const) {
          expect(new Set(insights.map((insight) => insight[part])).size).toBe(3);
        }
        expect(new Set(report.microHabits.map(({ id }) => id)).size).toBe(3);
        expect(write(answers, locale, photo)).toEqual(write({ ...answers }, locale, photo));
      }),
      { numRuns: 500 },
    );
  });

  it("are gentle and name somebody to talk to where resources come first", () => {
    const heavy = anyAnswers(20).map((answers): QuizAnswers => ({ ...answers, phq4: [2, 3, 3, 2] }));
    fc.assert(
      fc.property(heavy, photos, (answers, photo) => {
        const { insights, report, future, texts } = write(answers, locale, photo);
        expect(insights[0]?.item).toBe("phq4");
        expect(insights[0]?.text).toMatch(professional[locale]);
        expect(report.summary).toMatch(professional[locale]);
        expect(future.changes).toEqual([]);
        for (const text of texts) expect(text).not.toMatch(games[locale]);
      }),
      { numRuns: 200 },
    );
  });

  it("differ between people who answered differently", () => {
    const people = fc.sample(anyAnswers(5), { numRuns: 500, seed: 7 });
    const insights = people.map((answers) => JSON.stringify(writeLocalInsights({ answers, locale })));
    const reports = people.map((answers) => write(answers, locale).texts.join("\n"));
    expect(new Set(insights).size).toBeGreaterThan(485);
    expect(new Set(reports).size).toBe(500);
  });
});
