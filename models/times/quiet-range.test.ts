import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "../../core/locales.ts";
import { isWallTime } from "../days/leo-day.ts";
import { readQuietRange } from "./quiet-range.ts";

function inShort(text: string, locale: Locale): string {
  const reading = readQuietRange(text, locale);
  if (reading.kind === "range") return `${reading.from}–${reading.to}`;
  return reading.kind === "off" ? "off" : `! ${reading.problem}`;
}

describe("quiet hours", () => {
  it.each<readonly [Locale, string, string]>([
    ["en", "22-7", "22:00–07:00"],
    ["en", "22 – 7", "22:00–07:00"],
    ["en", "22 to 7", "22:00–07:00"],
    ["en", "from 10pm to 8am", "22:00–08:00"],
    ["en", "10-8", "22:00–08:00"],
    ["en", "between 11 and 7:30", "23:00–07:30"],
    ["en", "1 to 9", "01:00–09:00"],
    ["en", "midnight to 8", "00:00–08:00"],
    ["en", "14:00-16:00", "14:00–16:00"],
    ["en", "off", "off"],
    ["en", "none", "off"],
    ["ru", "с 22 до 8", "22:00–08:00"],
    ["ru", "с десяти вечера до восьми утра", "22:00–08:00"],
    ["ru", "выключить", "off"],
    ["es", "de 22 a 7", "22:00–07:00"],
    ["es", "de las diez de la noche a las siete y media", "22:00–07:30"],
    ["es", "entre las 22 y las 7", "22:00–07:00"],
    ["de", "von 22 bis 7 Uhr", "22:00–07:00"],
    ["de", "von halb elf bis sieben", "22:30–07:00"],
    ["de", "22:30-7:30", "22:30–07:30"],
    ["de", "aus", "off"],
    ["en", "с 22 до 8", "22:00–08:00"],
    ["en", "25-7", "! impossible-time"],
    ["en", "22:75-7", "! impossible-time"],
    ["en", "22", "! unclear"],
    ["en", "until 9", "! unclear"],
    ["en", "22-22", "! unclear"],
    ["en", "the hours I like", "! unclear"],
    ["en", "", "! unclear"],
    ["en", "22-7 ".repeat(1000), "! unclear"],
  ])('in %s "%s" are %s', (locale, text, expected) => {
    expect(inShort(text, locale)).toBe(expected);
  });

  it("are two different times of the clock, or none, whatever is written", () => {
    const words = fc.constantFrom(
      "22",
      "7",
      "-",
      "to",
      "bis",
      "до",
      "a",
      "10pm",
      "утра",
      "y",
      "half",
      "off",
      "25",
      "🙂",
    );
    const text = fc.oneof(
      fc.string({ maxLength: 120 }),
      fc.array(words, { maxLength: 10 }).map((list) => list.join(" ")),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...locales), (written, locale) => {
        const reading = readQuietRange(written, locale);
        if (reading.kind !== "range") return;
        expect(isWallTime(reading.from) && isWallTime(reading.to)).toBe(true);
        expect(reading.from).not.toBe(reading.to);
      }),
    );
  });
});
