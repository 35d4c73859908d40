import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "../../core/locales.ts";
import { wallClock } from "../days/leo-day.ts";
import { readMute } from "./mute-span.ts";

const rule = { timeZone: "Europe/Berlin", startHour: 3 };
/** A Wednesday, two in the afternoon on the clock. */
const wednesday = new Date("2026-11-25T13:00:00Z");

function inShort(text: string, locale: Locale, now = wednesday): string {
  const reading = readMute(text, { locale, now, rule });
  if (reading.kind === "problem") return `! ${reading.problem}`;
  if (reading.kind !== "until") return reading.kind;
  const { date, time } = wallClock(reading.until, rule.timeZone);
  return `${date} ${time}`;
}

describe("how long nothing is to be sent", () => {
  it.each<readonly [Locale, string, string]>([
    ["en", "1d", "2026-11-26 14:00"],
    ["en", "1w", "2026-12-02 14:00"],
    ["en", "3 days", "2026-11-28 14:00"],
    ["en", "for a week", "2026-12-02 14:00"],
    ["en", "for 2 weeks please", "2026-12-09 14:00"],
    ["en", "2 hours", "2026-11-25 16:00"],
    ["en", "half an hour", "2026-11-25 14:30"],
    ["en", "until monday", "2026-11-30 03:00"],
    ["en", "until tomorrow", "2026-11-26 03:00"],
    ["en", "for the weekend", "2026-11-30 03:00"],
    ["en", "today", "2026-11-26 03:00"],
    ["en", "tonight", "2026-11-26 03:00"],
    ["en", "until 8 pm", "2026-11-25 20:00"],
    ["en", "until 3 March", "2027-03-03 03:00"],
    ["en", "off", "off"],
    ["en", "forever", "for-good"],
    ["ru", "на 3 дня", "2026-11-28 14:00"],
    ["ru", "на неделю", "2026-12-02 14:00"],
    ["ru", "до понедельника", "2026-11-30 03:00"],
    ["ru", "на выходные", "2026-11-30 03:00"],
    ["ru", "навсегда", "for-good"],
    ["es", "3 días", "2026-11-28 14:00"],
    ["es", "por una semana", "2026-12-02 14:00"],
    ["es", "hasta el lunes", "2026-11-30 03:00"],
    ["es", "el fin de semana", "2026-11-30 03:00"],
    ["de", "3 Tage", "2026-11-28 14:00"],
    ["de", "für eine Woche", "2026-12-02 14:00"],
    ["de", "bis Montag", "2026-11-30 03:00"],
    ["de", "übers Wochenende", "2026-11-30 03:00"],
    ["de", "aus", "off"],
    ["en", "на неделю", "2026-12-02 14:00"],
    ["en", "1000 days", "! too-far"],
    ["en", "until 3 March 2030", "! too-far"],
    ["en", "0 days", "! past"],
    ["en", "until 31 February", "! impossible-date"],
    ["en", "banana", "! unclear"],
    ["en", "", "! unclear"],
  ])('in %s "%s" is %s', (locale, text, expected) => {
    expect(inShort(text, locale)).toBe(expected);
  });

  it("means next week's day where today is named by its weekday", () => {
    expect(inShort("until wednesday", "en")).toBe("2026-12-02 03:00");
    expect(inShort("bis Mittwoch", "de")).toBe("2026-12-02 03:00");
  });

  it("keeps the hour over a change of the clocks where days are counted", () => {
    expect(inShort("2 days", "en", new Date("2026-03-28T14:00:00Z"))).toBe("2026-03-30 15:00");
  });

  it("ends in the future and within a year and a day, whatever is written", () => {
    const words = fc.constantFrom(
      "1d",
      "2",
      "weeks",
      "until",
      "monday",
      "bis",
      "до",
      "9",
      "hasta",
      "mañana",
      "off",
      "0",
      "month",
    );
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.array(words, { maxLength: 8 }).map((list) => list.join(" ")),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...locales), (written, locale) => {
        const reading = readMute(written, { locale, now: wednesday, rule });
        if (reading.kind !== "until") return;
        const days = (reading.until.getTime() - wednesday.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThan(367);
      }),
    );
  });
});
