import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PhotoRefusal } from "../findings.ts";
import type { FaceMeasurements, FaceSighting, PhotoMeasurements } from "./measurements.ts";
import { findMainFace, judgePhoto } from "./quality-gate.ts";

type MainFace = FaceSighting & FaceMeasurements;

/** A flawless face, with whatever a test changes. */
function face(changes: Partial<MainFace> = {}, cues: Partial<FaceMeasurements["cues"]> = {}): MainFace {
  return {
    boxScore: 0.9,
    faceScore: 1,
    widthPx: 400,
    eyeDistancePx: 130,
    yawDegrees: 0,
    pitchDegrees: 0,
    rollDegrees: 0,
    pointsOutside: 0,
    clippedBrightShare: 0,
    clippedDarkShare: 0,
    cheekLightnessGap: 2,
    burntSkinShare: 0,
    ...changes,
    cues: {
      cheekRedness: 2,
      underEyeLightness: 2,
      underEyeRedness: 2,
      faceLuma: 140,
      sharpness: 0.08,
      ...cues,
    },
  };
}

const alone = (main: MainFace): PhotoMeasurements => ({ faces: [main], main });
const refusalOf = (main: MainFace) => judgePhoto(alone(main)).refused;

test("a flawless face passes with full quality and no warning", () => {
  expect(judgePhoto(alone(face()))).toMatchObject({ quality: 1, warnings: [] });
});

describe("each limit lets its last good value pass and refuses the next", () => {
  const limits: readonly (readonly [string, MainFace, MainFace, PhotoRefusal])[] = [
    ["eye distance", face({ eyeDistancePx: 45 }), face({ eyeDistancePx: 44.9 }), "come-closer"],
    ["points outside", face({ pointsOutside: 0 }), face({ pointsOutside: 1 }), "face-cut-off"],
    ["yaw", face({ yawDegrees: 18 }), face({ yawDegrees: 18.1 }), "turned-away"],
    ["yaw to the other side", face({ yawDegrees: -18 }), face({ yawDegrees: -18.1 }), "turned-away"],
    ["pitch", face({ pitchDegrees: -18 }), face({ pitchDegrees: -18.1 }), "turned-away"],
    ["roll", face({ rollDegrees: 22 }), face({ rollDegrees: -22.1 }), "tilted"],
    ["dark", face({}, { faceLuma: 55 }), face({}, { faceLuma: 54.9 }), "too-dark"],
    ["black", face({ clippedDarkShare: 0.1 }), face({ clippedDarkShare: 0.11 }), "too-dark"],
    ["bright", face({}, { faceLuma: 215 }), face({}, { faceLuma: 215.1 }), "too-bright"],
    ["burnt out", face({ clippedBrightShare: 0.1 }), face({ clippedBrightShare: 0.11 }), "too-bright"],
    ["sharpness", face({}, { sharpness: 0.02 }), face({}, { sharpness: 0.0199 }), "blurred"],
    ["cheeks", face({ cheekLightnessGap: 24 }), face({ cheekLightnessGap: 24.1 }), "uneven-light"],
  ];
  test.each(limits)("%s", (_, good, bad, reason) => {
    expect(refusalOf(good)).toBeUndefined();
    expect(refusalOf(bad)).toBe(reason);
  });
});

test("what could be better without being refused is a warning", () => {
  const warningsOf = (main: MainFace) => {
    const verdict = judgePhoto(alone(main));
    return verdict.refused === undefined ? verdict.warnings : verdict.refused;
  };
  expect(warningsOf(face({ eyeDistancePx: 79.9 }))).toEqual(["come-closer"]);
  expect(warningsOf(face({ eyeDistancePx: 80, cheekLightnessGap: 12 }))).toEqual([]);
  expect(warningsOf(face({ cheekLightnessGap: 12.1 }))).toEqual(["uneven-light"]);
  expect(warningsOf(face({ burntSkinShare: 0.11 }))).toEqual(["too-bright"]);
});

test("the main face is the widest of those that both scores are sure of", () => {
  const sighting = (boxScore: number, faceScore: number, widthPx: number): FaceSighting => ({
    boxScore,
    faceScore,
    widthPx,
  });
  const clear = sighting(0.6, 0.85, 200);
  expect(findMainFace([sighting(0.9, 1, 100), clear, sighting(0.59, 1, 300), sighting(0.9, 0.84, 300)])).toBe(
    clear,
  );
  expect(findMainFace([sighting(0.59, 1, 300)])).toBeUndefined();
  expect(judgePhoto({ faces: [sighting(0.59, 1, 300)] })).toEqual({ refused: "no-face" });
  expect(judgePhoto({ faces: [] })).toEqual({ refused: "no-face" });
});

test("another face from 35 % of the main one's width on, clear or not, is someone else in the picture", () => {
  const main = face({ widthPx: 400 });
  const withOther = (widthPx: number) =>
    judgePhoto({ faces: [main, { boxScore: 0.5, faceScore: 0.6, widthPx }], main }).refused;
  expect(withOther(139)).toBeUndefined();
  expect(withOther(140)).toBe("several-faces");
  expect(withOther(900)).toBe("several-faces");
});

test("the fault a person would mend first is named first", () => {
  const everything = face(
    { eyeDistancePx: 30, pointsOutside: 3, yawDegrees: 40, rollDegrees: 40, cheekLightnessGap: 50 },
    { faceLuma: 20, sharpness: 0.001 },
  );
  expect(refusalOf(everything)).toBe("come-closer");
  expect(refusalOf({ ...everything, eyeDistancePx: 100 })).toBe("face-cut-off");
  expect(refusalOf({ ...everything, eyeDistancePx: 100, pointsOutside: 0 })).toBe("turned-away");
});

test("quality stays within 0 and 1, and a worse measurement never raises it", () => {
  const qualityOf = (main: MainFace) => {
    const verdict = judgePhoto(alone(main));
    return verdict.refused === undefined ? verdict.quality : 0;
  };
  fc.assert(
    fc.property(
      fc.double({ min: 45, max: 300, noNaN: true }),
      fc.double({ min: 0, max: 18, noNaN: true }),
      fc.double({ min: 0.02, max: 0.3, noNaN: true }),
      fc.double({ min: 0, max: 24, noNaN: true }),
      (eyeDistancePx, yawDegrees, sharpness, cheekLightnessGap) => {
        const quality = qualityOf(face({ eyeDistancePx, yawDegrees, cheekLightnessGap }, { sharpness }));
        expect(quality).toBeGreaterThanOrEqual(0);
        expect(quality).toBeLessThanOrEqual(1);
        const worse = qualityOf(
          face(
            {
              eyeDistancePx: eyeDistancePx - 1,
              yawDegrees: yawDegrees + 1,
              cheekLightnessGap: cheekLightnessGap + 1,
            },
            { sharpness: sharpness - 0.001 },
          ),
        );
        expect(worse).toBeLessThanOrEqual(quality);
      },
    ),
  );
});
