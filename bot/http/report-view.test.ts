import { describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import {
  fewAnswers,
  heavyAnswers,
  ordinaryAnswers,
  reportOf,
  seenPhoto,
  storedReport,
} from "../../test/fixtures/report-view.ts";
import { reportView as contract } from "./contract.ts";
import { reportView } from "./report-view.ts";

const help = { emergency: "112", lines: [], isVerified: true, directoryUrl: "https://findahelpline.com" };

describe("a report as the page gets it", () => {
  it.each(locales)("fits the contract in %s, photo and all", (locale) => {
    const view = reportOf(locale, ordinaryAnswers, seenPhoto);
    expect(contract.parse(JSON.parse(JSON.stringify(view)))).toEqual(view);
    expect(view.locale).toBe(locale);
    expect(view.photo).toMatchObject({ status: "analysed", counted: true });
    expect(view.insights).toHaveLength(3);
    expect(view.microHabits).toHaveLength(3);
  });

  it("has points that add up to each category's score", () => {
    const view = reportOf("en", ordinaryAnswers, seenPhoto);
    for (const { category, score } of view.categories) {
      const points = view.items.filter((item) => item.category === category).map((item) => item.points);
      expect(points.reduce((sum, each) => sum + each, 0)).toBeCloseTo(score ?? 0, 0);
    }
  });

  it("lets no number leave the server in a heavy time", () => {
    const view = reportOf("en", heavyAnswers, seenPhoto);
    expect(view).toMatchObject({
      resourcesFirst: true,
      glow: null,
      categories: [],
      lifestyleAge: null,
      emotionalAge: null,
      archetype: null,
      photo: null,
      projection: null,
      items: [],
      help: { emergency: "112" },
    });
    expect(view.analysedBy).toMatchObject({ photo: null, projection: null });
  });

  it("offers help where mood or worry is high, and doesn't where it isn't", () => {
    expect(reportOf("en", fewAnswers)).toMatchObject({
      suggestProfessional: true,
      help: { emergency: "112" },
    });
    expect(reportOf("en", ordinaryAnswers)).toMatchObject({ suggestProfessional: false, help: null });
  });

  it("shows no lifestyle age that the rules withhold", () => {
    const stored = storedReport("en", ordinaryAnswers);
    const scoring = stored.scoring as { lifestyleAge: object };
    const withheld = { ...scoring, lifestyleAge: { ...scoring.lifestyleAge, display: false } };
    const view = reportView({ ...stored, scoring: withheld as never }, { timeZone: null, help });
    expect(view.lifestyleAge).toBeNull();
    expect(view.glow).not.toBeNull();
  });

  it("refuses what was never written that way", () => {
    const stored = { ...storedReport("en", ordinaryAnswers), scoring: { overallGlowScore: "70" } };
    expect(() => reportView(stored, { timeZone: null, help })).toThrow();
  });
});
