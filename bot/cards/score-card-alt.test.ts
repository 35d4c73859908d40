import { describe, expect, it } from "vitest";
import { sampleCard } from "../../test/fixtures/score-cards.ts";
import { scoreCardAlt } from "./score-card-alt.ts";

describe("the score card in words", () => {
  it("tells what the picture shows, in the same order", () => {
    expect(scoreCardAlt(sampleCard("en"))).toBe(
      "Your personal Glow report – 23 September 2026. Overall Glow score: 70 – First of all, care for yourself. " +
        "Physical vitality and strength: 69; Emotional health and connection: 73; Skin & self-care: 68. " +
        "Lifestyle age, in years: 40 (36–44) – an estimate from what you told me, not a diagnosis. " +
        "Strong Body, Exceptionally Overwhelmed Mind – Only a pattern in the answers you gave today, not a personality.",
    );
  });

  it("ends a sentence with one full stop where the text brought its own", () => {
    expect(scoreCardAlt(sampleCard("ru"))).toContain("23 сентября 2026 г. Общий");
  });

  it("leaves the age out where it is not to be shown", () => {
    const lifestyleAge = { age: 40, low: 36, high: 44, display: false };
    expect(scoreCardAlt(sampleCard("en", { lifestyleAge }))).not.toMatch(/40|36|44|estimate/);
  });

  it("tells no number of a person whose resources come first", () => {
    const data = sampleCard("de", { resourcesFirst: true });
    const alt = scoreCardAlt(data);
    expect(alt).toContain(data.texts.calmHeading);
    expect(alt.replace(data.texts.date, "")).not.toMatch(/\d/);
  });
});
