import { describe, expect, it } from "vitest";
import { guessPlace, regionName, timeIn } from "./place.ts";
import { createPlaceReader } from "./place-reader.ts";

const now = new Date("2026-01-15T11:30:00Z");
const reader = createPlaceReader();
const read = (text: string, region: string | null = null) => reader.read(text, { now, region });

describe("reading a place", () => {
  it.each([
    ["Berlin", "DE", "Europe/Berlin"],
    ["I live in New York", "US", "America/New_York"],
    ["Munich, Germany", "DE", "Europe/Berlin"],
    ["Германия", "DE", "Europe/Berlin"],
    ["санкт петербург", "RU", "Europe/Moscow"],
    ["in der Schweiz", "CH", "Europe/Zurich"],
    ["Österreich", "AT", "Europe/Vienna"],
    ["Ciudad de México", "MX", "America/Mexico_City"],
    ["europe/berlin", "DE", "Europe/Berlin"],
    ["America/New York", "US", "America/New_York"],
    ["the Netherlands", "NL", "Europe/Amsterdam"],
    ["Nepal", "NP", "Asia/Kathmandu"],
  ])("understands %s", (text, region, timeZone) => {
    expect(read(text)).toEqual({ kind: "place", place: { region, timeZone } });
  });

  it.each([
    ["it's 14:30 here", "Etc/GMT-3"],
    ["2:30 pm", "Etc/GMT-3"],
    ["14.28", "Etc/GMT-3"],
    ["UTC+3", "Etc/GMT-3"],
    ["utc -5", "Etc/GMT+5"],
    ["GMT", "Etc/UTC"],
    ["17:00", "Asia/Kolkata"],
  ])("finds the zone of a time or an offset: %s", (text, timeZone) => {
    expect(read(text)).toEqual({ kind: "place", place: { region: null, timeZone } });
  });

  it("prefers the zone of the country somebody is thought to be in", () => {
    expect(read("14:30", "RU")).toEqual({
      kind: "place",
      place: { region: "RU", timeZone: "Europe/Moscow" },
    });
  });

  it("asks for the time where a country has several", () => {
    const reading = read("США");
    expect(reading).toMatchObject({ kind: "several-zones", region: "US" });
    expect(reading.kind === "several-zones" && reading.timeZones).toContain("America/Chicago");
  });

  it("tells a zone that doesn't exist, a time that is nowhere, and words that are no place apart", () => {
    expect(read("Mars/Phobos").kind).toBe("unknown-zone");
    expect(read("UTC+25").kind).toBe("impossible-time");
    expect(read("12:43").kind).toBe("impossible-time");
    expect(read("Narnia").kind).toBe("unknown");
    expect(read("🙂").kind).toBe("unknown");
    expect(read("a".repeat(10_000)).kind).toBe("unknown");
  });
});

describe("guessing a place", () => {
  it("takes the platform's zone first, then the region of the language, then the language", () => {
    expect(guessPlace({ timeZone: "Europe/Zurich", languageTag: "de-DE" }, now)).toEqual({
      region: "DE",
      timeZone: "Europe/Zurich",
      isFirm: true,
    });
    expect(guessPlace({ languageTag: "de-AT" }, now)).toMatchObject({ region: "AT", isFirm: true });
    expect(guessPlace({ languageTag: "ru" }, now)).toMatchObject({ region: "RU", isFirm: false });
  });

  it("guesses nothing from a language spoken everywhere or a zone that doesn't exist", () => {
    expect(guessPlace({ languageTag: "en" }, now)).toBeUndefined();
    expect(guessPlace({ languageTag: "es", timeZone: "Nope/Nowhere" }, now)).toBeUndefined();
    expect(guessPlace({}, now)).toBeUndefined();
  });
});

describe("a place in words", () => {
  it("names countries and times in the person's language", () => {
    expect(regionName("DE", "ru")).toBe("Германия");
    expect(regionName("DE", "es")).toBe("Alemania");
    expect(timeIn("Asia/Tokyo", "en", now)).toBe("20:30");
  });
});
