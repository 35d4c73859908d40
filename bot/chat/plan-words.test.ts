import { describe, expect, it } from "vitest";
import { createPlanReader } from "./plan-words.ts";

const read = createPlanReader();
const days = (names: readonly string[], field: string, text: string) => ({
  ...{ kind: "days", days: names, field, text },
});

describe("words behind /plan", () => {
  it.each([
    ["thursday focus: yoga in the evening", days(["thursday"], "mainFocus", " yoga in the evening")],
    ["Thu focus: yoga", days(["thursday"], "mainFocus", " yoga")],
    ["donnerstag fokus: abends Yoga", days(["thursday"], "mainFocus", " abends Yoga")],
    ["четверг фокус: йога", days(["thursday"], "mainFocus", " йога")],
    ["jueves enfoque: yoga", days(["thursday"], "mainFocus", " yoga")],
    ["thursday: yoga", days(["thursday"], "mainFocus", " yoga")],
    ["day 3 deep focus: x", days(["3"], "deepFocus", " x")],
    ["tag 8 tipp: x", days(["8"], "tip", " x")],
    ["2026-03-05 evening: x", days(["2026-03-05"], "eveningReflection", " x")],
    ["tomorrow when: x", days(["tomorrow"], "triggerActionReward.trigger", " x")],
    ["morgen was: x", days(["tomorrow"], "triggerActionReward.action", " x")],
    ["mañana consejo: x", days(["tomorrow"], "tip", " x")],
    [
      "mon, wed and fri focus: 10:30 swim",
      days(["monday", "wednesday", "friday"], "mainFocus", " 10:30 swim"),
    ],
    ["понедельник и среду совет: x", days(["monday", "wednesday"], "tip", " x")],
    ["tip: x", days(["today"], "tip", " x")],
    ["thursday focus:", days(["thursday"], "mainFocus", "")],
  ])("change a day: %s", (words, change) => {
    expect(read(words)).toEqual(change);
  });

  it.each([
    "morning: water; daylight;\n- stretch",
    "Morgen: water;daylight;stretch",
    "утро: water\n1. daylight\n2) stretch",
  ])("change the morning: %s", (words) => {
    expect(read(words)).toEqual({ kind: "morning", steps: ["water", "daylight", "stretch"] });
  });

  it.each([
    ["thursday", "thursday"],
    ["Morgen", "tomorrow"],
    ["5", "5"],
    ["día 2", "2"],
  ])("open a day: %s", (words, day) => {
    expect(read(words)).toEqual({ kind: "show", day });
  });

  it("say what isn't a part of a day, and what isn't meant for the plan at all", () => {
    expect(read("thursday mood: good")).toEqual({ kind: "unknown-field" });
    expect(read("focus on something: x")).toEqual({ kind: "unknown-field" });
    expect(read("shopping list: milk")).toEqual({ kind: "unknown-day" });
    expect(read("less running please")).toBeUndefined();
    expect(read("🙂 مرحبا")).toBeUndefined();
    expect(read("x".repeat(5_000))).toBeUndefined();
    expect(read(`${"x".repeat(5_000)}: y`)).toBeUndefined();
    expect(read(":")).toBeUndefined();
  });
});
