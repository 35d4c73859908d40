import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "../../core/locales.ts";
import { isWallTime } from "../days/leo-day.ts";
import { isLocalDate } from "../days/local-date.ts";
import { readTime } from "./read-time.ts";
import { longestText, type TimeContext, type TimeReading } from "./time-phrase.ts";

const berlin = { timeZone: "Europe/Berlin", startHour: 3 };
/** A Wednesday, two in the afternoon on the clock. */
const wednesday = new Date("2026-11-25T13:00:00Z");

function context(locale: Locale, now = wednesday): TimeContext {
  return { locale, now, rule: berlin };
}

/** "18:30 or 06:30?, days 12345 | walk": all that was read, in one line. */
function inShort(reading: TimeReading): string {
  if (reading.kind === "problem") return `! ${reading.problem}`;
  const { time, otherTime, once, days, rest } = reading;
  const when = [
    ...(time === null ? [] : [otherTime === null ? time : `${time} or ${otherTime}?`]),
    ...(once === null ? [] : [`on ${once}`]),
    ...(days === null ? [] : [`days ${days.join("")}`]),
  ].join(", ");
  return rest === "" ? when : `${when} | ${rest}`.trim();
}

type Row = readonly [text: string, expected: string];

function rowsOf(locale: Locale): readonly Row[] {
  return JSON.parse(readFileSync(new URL(`./phrases/${locale}.json`, import.meta.url), "utf8")) as Row[];
}

describe.each(locales)("times as people write them in %s", (locale) => {
  const rows = rowsOf(locale);

  it("are many", () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  it.each(rows)("%s", (text, expected) => {
    expect(inShort(readTime(text, context(locale)))).toBe(expected);
  });

  it("are read the same whatever language is set, where only one can be meant", () => {
    const text = {
      en: "every day at noon",
      ru: "по будням в 9:15",
      es: "los martes a las 19:30",
      de: "werktags um 18 Uhr",
    }[locale];
    const readings = locales.map((set) => inShort(readTime(text, context(set))));
    expect(new Set(readings).size).toBe(1);
    expect(readings[0]).toMatch(/^\d\d:\d\d, days \d+$/);
  });
});

describe("a time", () => {
  it.each([
    ["2026-11-25T05:00:00Z", "at 8", "08:00 or 20:00?"],
    ["2026-11-25T08:00:00Z", "at 8", "20:00 or 08:00?"],
    ["2026-11-25T20:00:00Z", "at 8", "08:00 or 20:00?"],
    ["2026-11-25T08:00:00Z", "today at 8", "20:00, on 2026-11-25"],
    ["2026-11-25T20:00:00Z", "today at 8", "! past"],
    ["2026-11-25T13:00:00Z", "today at 11", "! past"],
    ["2026-11-25T13:00:00Z", "today at 11 pm", "23:00, on 2026-11-25"],
    ["2026-11-25T20:00:00Z", "tonight", "on 2026-11-25"],
    ["2026-11-25T18:30:00Z", "tonight", "20:00, on 2026-11-25"],
    ["2026-11-25T13:00:00Z", "on wednesday at 9 am", "09:00, on 2026-12-02"],
    ["2026-11-25T06:00:00Z", "on wednesday at 9 am", "09:00, on 2026-11-25"],
  ])('counts from now: at %s "%s" is %s', (now, text, expected) => {
    expect(inShort(readTime(text, context("en", new Date(now))))).toBe(expected);
  });

  it.each([
    ["tomorrow at 8 am", "08:00, on 2026-11-29"],
    ["today at 8 am", "08:00, on 2026-11-29"],
    ["tomorrow at 02:00", "02:00, on 2026-11-29"],
    ["tomorrow at 01:00", "01:00, on 2026-11-30"],
    ["the day after tomorrow at noon", "12:00, on 2026-11-30"],
    ["in 20 minutes", "01:50, on 2026-11-29"],
  ])('half past one on Sunday night still belongs to Saturday: "%s" is %s', (text, expected) => {
    expect(inShort(readTime(text, context("en", new Date("2026-11-29T00:30:00Z"))))).toBe(expected);
  });

  it("on the 29th of February waits for a leap year, unless a year without one is named", () => {
    expect(inShort(readTime("29 February at 9 am", context("en")))).toBe("09:00, on 2028-02-29");
    expect(inShort(readTime("29 February 2027 at 9 am", context("en")))).toBe("! impossible-date");
    expect(inShort(readTime("29. Februar 2028 um 9:00", context("de")))).toBe("09:00, on 2028-02-29");
  });

  it("further away than five years is refused, and so is one that has passed", () => {
    expect(inShort(readTime("3 March 2036 at 9 am", context("en")))).toBe("! too-far");
    expect(inShort(readTime("in 3000000 minutes", context("en")))).toBe("! too-far");
    expect(inShort(readTime("3 March 2020 at 9 am", context("en")))).toBe("! past");
    expect(inShort(readTime("in 0 minutes", context("en")))).toBe("! past");
  });

  it("is not looked for in more than 4,000 characters, and names the words that are wrong in few", () => {
    expect(inShort(readTime(`at 7 pm ${"x".repeat(longestText)}`, context("en")))).toBe("! too-long");
    expect(readTime(`run at 25:00 ${"x".repeat(3000)}`, context("en"))).toEqual({
      kind: "problem",
      problem: "impossible-time",
      words: "at 25:00",
    });
  });
});

describe("any text", () => {
  const words = fc.constantFrom(
    ..."at in um в a las every jeden каждый cada except außer кроме half halb пол media quarter past vor без menos".split(
      " ",
    ),
    ..."mon sun montag вт martes weekend morgen завтра mañana tonight 7 730 19:30 7:75 25 31 february märz марта 0 ½ 7️⃣ ٣".split(
      " ",
    ),
    ..."pm утра uhr h - – : . , / and und и y to bis до 20 minutes часа days from next на 2028 99999999 🙂 \u202e __proto__".split(
      " ",
    ),
  );
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.string({ unit: "grapheme", maxLength: longestText }),
    fc.array(words, { maxLength: 12 }).map((list) => list.join(" ")),
    fc.array(words, { maxLength: 12 }).map((list) => list.join("")),
    fc.array(words, { minLength: 200, maxLength: 600 }).map((list) => list.join(" ").slice(0, longestText)),
  );
  const moments = fc
    .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })
    .map((ms) => new Date(ms));
  const zones = fc.constantFrom(
    "Europe/Berlin",
    "Pacific/Kiritimati",
    "America/St_Johns",
    "Asia/Kathmandu",
    "UTC",
  );

  it("is read without a throw, and what comes out is a time, a date and days that exist", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom(...locales),
        moments,
        zones,
        fc.integer({ min: 0, max: 6 }),
        (text, locale, now, timeZone, startHour) => {
          const reading = readTime(text, { locale, now, rule: { timeZone, startHour } });
          if (reading.kind === "problem") {
            expect(reading.words.length).toBeLessThanOrEqual(60);
            return;
          }
          const { time, otherTime, isGuessed, once, days, rest } = reading;
          for (const one of [time, otherTime]) expect(one === null || isWallTime(one)).toBe(true);
          expect(isGuessed).toBe(otherTime !== null);
          expect(isGuessed && otherTime === time).toBe(false);
          expect(once === null || isLocalDate(once)).toBe(true);
          expect(once === null || days === null).toBe(true);
          if (days !== null) {
            expect(days.length).toBeGreaterThan(0);
            expect(days).toEqual([1, 2, 3, 4, 5, 6, 7].filter((day) => days.includes(day)));
          }
          expect(rest.length).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 1500 },
    );
  }, 60_000);
});
