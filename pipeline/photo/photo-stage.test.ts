import { expect, test } from "vitest";
import { movableClock } from "../../core/clock.ts";
import { analysisContext, pretendPhoto, pretendPhotoAnalyzer } from "../../test/support/analysis.ts";
import { usableAnswer } from "../../test/support/model-answers.ts";
import type { Analyzer } from "../analyzer.ts";
import { photoFindings } from "../findings.ts";
import { cached } from "../result-cache.ts";
import type { CueReading } from "./cue-task.ts";
import { photoAnalysis, releasing } from "./photo-stage.ts";
import type { PreparedPhoto } from "./prepare.ts";

const reading = usableAnswer("photo", {}, "en") as CueReading;
const reader: Analyzer<PreparedPhoto, CueReading> = { name: "openai:gpt-4o", analyze: async () => reading };

test("light, sharpness and quality are measured here, rest and skin are read by the model, care is computed", async () => {
  const { value, analysedBy } = await photoAnalysis(
    pretendPhotoAnalyzer(),
    [reader],
    1000,
  )(pretendPhoto(), analysisContext());
  expect(photoFindings.parse(value)).toMatchObject({
    status: "analysed",
    quality: 0.8,
    care: 85,
    cues: {
      tired_look: { level: "some" },
      dryness_look: { level: "none" },
      redness_look: { level: "cant_tell" },
      lighting: { level: "clear", confidence: 1 },
      sharpness: { level: "some", confidence: 1 },
    },
  });
  expect(analysedBy).toBe("openai:gpt-4o");
});

test("a model that can't tell anything gives no care score", async () => {
  const unsure = { level: "cant_tell", confidence: 0 } as const;
  const blind = {
    ...reader,
    analyze: async () => ({ ...reading, tired_look: unsure, dryness_look: unsure }),
  };
  const { value } = await photoAnalysis(
    pretendPhotoAnalyzer(),
    [blind],
    1000,
  )(pretendPhoto(), analysisContext());
  expect(value).not.toHaveProperty("care");
});

test("when no model can look, what was measured here is the result, marked as a fallback", async () => {
  const broken = { ...reader, analyze: () => Promise.reject(new Error("down")) };
  const result = await photoAnalysis(
    pretendPhotoAnalyzer(),
    [broken],
    1000,
  )(pretendPhoto(), analysisContext());
  expect(result).toMatchObject({ analysedBy: "local", fallback: true, value: { status: "analysed" } });
});

test("of two equal photos that share a run neither is wiped while it is looked at, and both are in the end", async () => {
  let look = () => {};
  const seen: boolean[] = [];
  const patient: Analyzer<PreparedPhoto, CueReading> = {
    name: "model",
    analyze: (photo) =>
      new Promise((resolve) => {
        look = () => {
          seen.push(photo.jpeg.some((byte) => byte !== 0));
          resolve(reading);
        };
      }),
  };
  const clock = movableClock(new Date("2026-03-01T10:00:00Z")).now;
  const keyOf = ({ contentHash }: PreparedPhoto) => contentHash;
  const analyze = releasing(
    (shared) => cached(shared, { keyOf, clock }),
    photoAnalysis(pretendPhotoAnalyzer(), [patient], 10_000),
  );
  const [first, second] = [pretendPhoto("same"), pretendPhoto("same")];
  const controller = new AbortController();
  const gone = analyze(first, analysisContext({ signal: controller.signal }));
  const waiting = analyze(second, analysisContext());
  await new Promise((resolve) => setImmediate(resolve));
  controller.abort();
  await expect(gone).rejects.toMatchObject({ name: "AbortError" });
  expect(first.released()).toBe(false);
  look();
  expect((await waiting).value).toMatchObject({ care: 85 });
  expect(seen).toEqual([true]);
  expect([first.released(), second.released()]).toEqual([true, true]);
});
