import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, locales, translator } from "../../core/locales.ts";
import { optionTextKey } from "./question-texts.ts";
import { findQuestion, type Question, questions } from "./questions.ts";
import { parseTypedAnswer } from "./typed-answers.ts";

function question(id: string): Question {
  const found = findQuestion(id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

type Row = readonly [locale: Locale, id: string, text: string, value: string | number];

function expectValues(rows: readonly Row[]): void {
  const wrong = rows.flatMap(([locale, id, text, value]) => {
    const result = parseTypedAnswer(question(id), text, locale);
    const got = result.kind === "answer" ? result.value : result.kind;
    return got === value ? [] : [`${locale} ${id} ${JSON.stringify(text)}: ${got} instead of ${value}`];
  });
  expect(wrong).toEqual([]);
}

describe("a typed answer", () => {
  it("is understood when it is an option's own label, in any case and with an ending mark, in every language", () => {
    for (const locale of locales) {
      for (const asked of questions) {
        for (const option of asked.options) {
          const label = translator(locale)(optionTextKey(asked, option));
          const bareScore = asked.kind === "phq4" && /^\d$/.test(label);
          if (bareScore) continue;
          for (const text of [label, label.toUpperCase(), ` ${label}. `]) {
            expect([locale, asked.id, text, parseTypedAnswer(asked, text, locale)]).toEqual([
              locale,
              asked.id,
              text,
              { kind: "answer", value: option.value },
            ]);
          }
        }
      }
    }
  });

  it("is understood in words, beginnings and with a typing error", () => {
    expectValues([
      ["en", "genHealth", "very g", "verygood"],
      ["en", "genHealth", "I'd say good", "good"],
      ["en", "genHealth", "exellent", "excellent"],
      ["en", "genHealth", "not bad", "good"],
      ["en", "genHealth", "not good", "poor"],
      ["en", "genHealth", "4", "fair"],
      ["en", "sex", "F", "female"],
      ["en", "sex", "rather not say", "x"],
      ["en", "sex", "skip", "x"],
      ["en", "region", "yep", "yes"],
      ["en", "region", "no", "change"],
      ["en", "lonely", "sometimes", "sometimes"],
      ["en", "lonely", "always", "often"],
      ["en", "skin", "no", "none"],
      ["en", "sun", "not applicable", "n/a"],
      ["en", "stress", "a lot", 4],
      ["en", "body", "not very comfortable", 4],
      ["en", "alcohol", "I don't drink", "none"],
      ["ru", "genHealth", "хорошее", "good"],
      ["ru", "genHealth", "нормально", "good"],
      ["ru", "genHealth", "отличн", "excellent"],
      ["ru", "sex", "ж", "female"],
      ["ru", "lonely", "иногда", "sometimes"],
      ["ru", "tobacco", "не курю", "never"],
      ["ru", "alcohol", "не пью", "none"],
      ["ru", "stress", "сильно", 4],
      ["es", "genHealth", "regular", "fair"],
      ["es", "genHealth", "muy bien", "verygood"],
      ["es", "lonely", "casi nunca", "hardly"],
      ["es", "tobacco", "no fumo", "never"],
      ["es", "region", "sí", "yes"],
      ["de", "genHealth", "geht so", "fair"],
      ["de", "genHealth", "ausgezeichent", "unclear"],
      ["de", "lonely", "fast nie", "hardly"],
      ["de", "sun", "meistens", "mostly"],
      ["de", "alcohol", "ich trinke nicht", "none"],
      ["de", "tobacco", "Nichtraucher", "never"],
    ]);
  });

  it("puts former and present smokers where they belong", () => {
    expectValues([
      ["en", "tobacco", "quit 5 years ago", "quit3"],
      ["en", "tobacco", "I quit 12 years ago", "quit10"],
      ["en", "tobacco", "stopped 6 months ago", "quit0"],
      ["en", "tobacco", "10 cigarettes a day", "daily"],
      ["en", "tobacco", "no", "never"],
      ["en", "tobacco", "yes", "unclear"],
      ["en", "tobacco", "I quit", "unclear"],
      ["en", "tobacco", "quit two years ago", "quit0"],
      ["en", "tobacco", "I stopped smoking in 2010", "unclear"],
      ["es", "tobacco", "lo dejé hace doce años", "quit10"],
      ["ru", "tobacco", "бросила год назад", "quit0"],
      ["de", "tobacco", "vor drei Jahren aufgehört", "quit3"],
      ["ru", "tobacco", "бросил 5 лет назад", "quit3"],
      ["es", "tobacco", "lo dejé hace 15 años", "quit10"],
      ["de", "tobacco", "vor 2 Jahren aufgehört", "quit0"],
      ["de", "tobacco", "vor 5 Monaten aufgehört", "quit0"],
    ]);
  });

  it("asks again where a number could mean two things about mood, and takes words and days", () => {
    expectValues([
      ["en", "nervous", "not at all", 0],
      ["en", "nervous", "never", 0],
      ["en", "nervous", "0", 0],
      ["en", "nervous", "2", "unclear"],
      ["en", "nervous", "3 days", 1],
      ["en", "nervous", "10 days", 2],
      ["en", "down", "almost every day", 3],
      ["en", "down", "most days", 2],
      ["ru", "down", "каждый день", 3],
      ["ru", "worry", "пару дней", 1],
      ["es", "worry", "casi siempre", 3],
      ["es", "interest", "algunos días", 1],
      ["de", "interest", "fast jeden Tag", 3],
      ["de", "nervous", "manchmal", 1],
    ]);
  });

  it("understands skip and back in all four languages, from whichever is set", () => {
    for (const locale of locales) {
      for (const text of ["skip", "пропустить", "saltar", "überspringen"]) {
        expect(parseTypedAnswer(question("genHealth"), text, locale)).toEqual({ kind: "skip" });
      }
      for (const text of ["back", "назад", "atrás", "Zurück!"]) {
        expect(parseTypedAnswer(question("genHealth"), text, locale)).toEqual({ kind: "back" });
      }
    }
    expect(parseTypedAnswer(question("age"), "skip", "en")).toEqual({
      kind: "unclear",
      reasonKey: "quiz:unclear.notSkippable",
    });
  });

  it("understands another of the four languages than the one set", () => {
    expectValues([
      ["de", "sleepHours", "семь часов", "7"],
      ["ru", "actMin", "media hora", 30],
      ["en", "actMin", "anderthalb Stunden", 90],
      ["es", "tobacco", "never", "never"],
      ["en", "genHealth", "хорошо", "good"],
    ]);
  });

  it("does not guess: nonsense, emoji, other scripts, control characters and endless text are asked again", () => {
    const texts = [
      "asdfgh",
      "🙂🍕",
      "?!",
      "",
      "   ",
      "שבע שעות",
      "سبعة",
      "\u202e7",
      "7\u0000",
      "\u0000",
      "a".repeat(100_000),
      "7 ".repeat(50_000),
      "I have 2 kids and 7 cats",
      "-5",
      "1e999",
      "99999999999",
      "7 8 9",
      "constructor",
      "__proto__",
      "{{text}}",
      "what does this mean",
    ];
    for (const text of texts) {
      for (const asked of questions) {
        const result = parseTypedAnswer(asked, text, "en");
        expect([text.slice(0, 20), asked.id, result.kind]).toEqual([text.slice(0, 20), asked.id, "unclear"]);
      }
    }
  });

  it("says what does not fit", () => {
    const reason = (id: string, text: string) => {
      const result = parseTypedAnswer(question(id), text, "en");
      return result.kind === "unclear" ? result.reasonKey : result;
    };
    expect(reason("actDays", "9")).toBe("quiz:unclear.outOfRange");
    expect(reason("sleepHours", "25 hours")).toBe("quiz:unclear.outOfRange");
    expect(reason("actMin", "2")).toBe("quiz:unclear.outOfRange");
    expect(reason("age", "1984")).toBe("quiz:unclear.age");
    expect(reason("age", "old")).toBe("quiz:unclear.age");
    expect(reason("bmi", "tall")).toBe("quiz:unclear.bodySize");
    expect(reason("bmi", "172 cm 900 kg")).toBe("quiz:unclear.bodySizeRange");
    expect(reason("genHealth", "x".repeat(201))).toBe("quiz:unclear.tooLong");
    expect(reason("genHealth", "purple")).toBe("quiz:unclear.option");
    expect(reason("fruitveg", "purple")).toBe("quiz:unclear.number");
    expect(reason("nervous", "2")).toBe("quiz:unclear.often");
  });

  it("only ever answers with a value the question has, has words for every reason, and never throws", () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            "7",
            "half",
            "час",
            "y",
            "media",
            "bis",
            "1/2",
            "-",
            "kg",
            "'",
            "every day",
            "<",
            "2",
          ),
          {
            maxLength: 6,
          },
        )
        .map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom(...questions),
        fc.constantFrom(...locales),
        (text, asked, locale) => {
          const result = parseTypedAnswer(asked, text, locale);
          if (result.kind === "answer" && asked.options.length > 0) {
            expect(asked.options.map(({ value }) => value)).toContain(result.value);
          } else if (result.kind === "answer") {
            expect(Number.isFinite(result.value)).toBe(true);
          } else if (result.kind === "unclear") {
            expect(translator(locale)(result.reasonKey)).not.toContain("unclear.");
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
