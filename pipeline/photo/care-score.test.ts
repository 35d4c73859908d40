import { expect, test } from "vitest";
import type { Cue, CueName } from "../findings.ts";
import { careScore } from "./care-score.ts";

const cue = (level: Cue["level"], confidence = 1): Cue => ({ level, confidence });
const cues = (tired: Cue, dry: Cue, red: Cue): Partial<Record<CueName, Cue>> => ({
  tired_look: tired,
  dryness_look: dry,
  redness_look: red,
});

test.each([
  ["nothing seen", cues(cue("none"), cue("none"), cue("none")), 100],
  ["all seen clearly", cues(cue("clear"), cue("clear"), cue("clear")), 35],
  ["one of each", cues(cue("none"), cue("some"), cue("clear")), 68],
  ["an unsure cue weighs less", cues(cue("none", 0.9), cue("clear", 0.3), cue("cant_tell", 1)), 84],
  ["a very unsure one nothing", cues(cue("none", 0.9), cue("clear", 0.29), cue("cant_tell", 1)), 100],
] as const)("%s", (_name, seen, score) => {
  expect(careScore(seen)).toBe(score);
});

test("where nothing can be told there is no score", () => {
  expect(careScore(cues(cue("cant_tell"), cue("cant_tell"), cue("clear", 0.1)))).toBeUndefined();
});

test("a cue the person rejected doesn't count", () => {
  const { tired_look: _rejected, ...left } = cues(cue("clear"), cue("none"), cue("none"));
  expect(careScore(left)).toBe(100);
});

test("how the picture is lit changes no care score", () => {
  const seen = cues(cue("none"), cue("some"), cue("none"));
  expect(careScore({ ...seen, lighting: cue("none"), sharpness: cue("none") })).toBe(careScore(seen));
});
