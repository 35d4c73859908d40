import type { PhotoRefusal } from "../findings.ts";
import type { FaceMeasurements, FaceSighting, PhotoMeasurements } from "./measurements.ts";

/**
 * Limits at 960 px. On 68 test pictures they refused all 23 without a face, all 19 groups and every heavy blur,
 * dark, bright or turned head, and let 20 of 26 good portraits pass.
 */
const limits = {
  boxScore: 0.6,
  faceScore: 0.85,
  /** Width of another face against the main one's. */
  otherFaceWidthShare: 0.35,
  eyeDistancePx: 45,
  goodEyeDistancePx: 80,
  yawOrPitchDegrees: 18,
  rollDegrees: 22,
  darkLuma: 55,
  brightLuma: 215,
  clippedShare: 0.1,
  sharpness: 0.02,
  cheekLightnessGap: 24,
  goodCheekLightnessGap: 12,
  /** Beyond it the skin's hue is partly lost, and colour differences say nothing. */
  burntSkinShare: 0.1,
} as const;

/** Where a measurement counts as fully good; the quality falls from there to zero at the limit above. */
const fullyGood = {
  eyeDistancePx: 120,
  degrees: 4,
  darkLuma: 95,
  brightLuma: 180,
  sharpness: 0.05,
  gap: 4,
} as const;

/** Whether a photo is good enough, and how good. */
export type Verdict =
  | { readonly refused: PhotoRefusal }
  | {
      readonly refused?: never;
      readonly face: FaceSighting & FaceMeasurements;
      /** 0 at the edge of refusal to 1. */
      readonly quality: number;
      readonly warnings: readonly PhotoRefusal[];
    };

/** The face a photo is about: the widest of those both scores are sure of. */
export function findMainFace<Face extends FaceSighting>(faces: readonly Face[]): Face | undefined {
  return faces
    .filter(({ boxScore, faceScore }) => boxScore >= limits.boxScore && faceScore >= limits.faceScore)
    .sort((a, b) => b.widthPx - a.widthPx)[0];
}

/** Judges a photo by its measurements; the first fault in the order a person would mend them is the one named. */
export function judgePhoto({ faces, main }: PhotoMeasurements): Verdict {
  if (main === undefined) return { refused: "no-face" };
  const refused = severalFaces(faces, main) ? "several-faces" : faultOf(main);
  if (refused !== undefined) return { refused };
  return { face: main, quality: qualityOf(main), warnings: warningsOf(main) };
}

/** Any face of notable size besides the main one, clear or not: someone else may be in the picture. */
function severalFaces(faces: readonly FaceSighting[], main: FaceSighting): boolean {
  return faces.filter(({ widthPx }) => widthPx >= limits.otherFaceWidthShare * main.widthPx).length > 1;
}

function faultOf(face: FaceMeasurements): PhotoRefusal | undefined {
  const { faceLuma, sharpness } = face.cues;
  if (face.eyeDistancePx < limits.eyeDistancePx) return "come-closer";
  if (face.pointsOutside > 0) return "face-cut-off";
  if (turn(face) > limits.yawOrPitchDegrees) return "turned-away";
  if (Math.abs(face.rollDegrees) > limits.rollDegrees) return "tilted";
  if (faceLuma < limits.darkLuma || face.clippedDarkShare > limits.clippedShare) return "too-dark";
  if (faceLuma > limits.brightLuma || face.clippedBrightShare > limits.clippedShare) return "too-bright";
  if (sharpness < limits.sharpness) return "blurred";
  return face.cheekLightnessGap > limits.cheekLightnessGap ? "uneven-light" : undefined;
}

function warningsOf(face: FaceMeasurements): PhotoRefusal[] {
  const warnings: PhotoRefusal[] = [];
  if (face.eyeDistancePx < limits.goodEyeDistancePx) warnings.push("come-closer");
  if (!coloursHold(face)) warnings.push("too-bright");
  if (face.cheekLightnessGap > limits.goodCheekLightnessGap) warnings.push("uneven-light");
  return warnings;
}

/** Whether the colours of a face can be compared at all: little of its skin is burnt out. */
export function coloursHold(face: FaceMeasurements): boolean {
  return face.burntSkinShare <= limits.burntSkinShare;
}

/** Geometric mean of six qualities, each falling to zero at its limit. */
function qualityOf(face: FaceMeasurements): number {
  const { faceLuma, sharpness } = face.cues;
  const parts = [
    rise(face.eyeDistancePx, limits.eyeDistancePx, fullyGood.eyeDistancePx),
    rise(turn(face), limits.yawOrPitchDegrees, fullyGood.degrees),
    rise(Math.abs(face.rollDegrees), limits.rollDegrees, fullyGood.degrees),
    Math.min(
      rise(faceLuma, limits.darkLuma, fullyGood.darkLuma),
      rise(faceLuma, limits.brightLuma, fullyGood.brightLuma),
    ),
    rise(sharpness, limits.sharpness, fullyGood.sharpness),
    rise(face.cheekLightnessGap, limits.cheekLightnessGap, fullyGood.gap),
  ];
  return parts.reduce((product, part) => product * part, 1) ** (1 / parts.length);
}

/** How far a value is from its limit towards fully good, 0 to 1; either end may be the greater one. */
function rise(value: number, limit: number, good: number): number {
  return Math.min(1, Math.max(0, (value - limit) / (good - limit)));
}

function turn(face: FaceMeasurements): number {
  return Math.max(Math.abs(face.yawDegrees), Math.abs(face.pitchDegrees));
}
