import type { Analyzer } from "../analyzer.ts";
import type { Cue, PhotoFindings } from "../findings.ts";
import type { FaceReader } from "./face-reader.ts";
import type { FaceMeasurements, FaceSighting } from "./measurements.ts";
import type { PreparedPhoto } from "./prepare.ts";
import { coloursHold, judgePhoto } from "./quality-gate.ts";

const analysedBy = "local";
/** What only a vision model could say. */
const cannotTell: Cue = { level: "cant_tell", confidence: 0 };

/** The analyser that needs no model provider; it describes the photo and changes no score. */
export function createLocalPhotoAnalyzer(reader: FaceReader): Analyzer<PreparedPhoto, PhotoFindings> {
  return { name: analysedBy, analyze: (photo, { signal }) => analysePhotoLocally(photo, reader, signal) };
}

/**
 * Measures a photo on this machine and judges it: refused with its reason, or its quality with the few cues that
 * repeat between photos of the same face. Rejects when the reader does.
 */
export async function analysePhotoLocally(
  photo: PreparedPhoto,
  reader: FaceReader,
  signal: AbortSignal,
): Promise<PhotoFindings> {
  const verdict = judgePhoto(await reader.measure(photo.picture, signal));
  if (verdict.refused !== undefined) return { status: "refused", reason: verdict.refused, analysedBy };
  const { face, quality, warnings } = verdict;
  return {
    status: "analysed",
    quality,
    cues: {
      tired_look: cannotTell,
      dryness_look: cannotTell,
      redness_look: cannotTell,
      ...pictureCues(face, warnings.includes("too-bright") || warnings.includes("uneven-light")),
    },
    ...(coloursHold(face) ? { measured: face.cues } : {}),
    warnings: [...warnings],
    analysedBy,
  };
}

/** Sharpness from which a face shows all a chart of 120 px between the eyes can hold. */
const clearSharpness = 0.04;
const clearEyeDistancePx = 80;

/** The cues about the picture itself: measured, so sure of what they say; the face is as sure as its detector. */
function pictureCues(face: FaceSighting & FaceMeasurements, lightCouldBeBetter: boolean) {
  return {
    lighting: { level: lightCouldBeBetter ? "some" : "clear", confidence: 1 },
    sharpness: { level: face.cues.sharpness < clearSharpness ? "some" : "clear", confidence: 1 },
    face_visible: {
      level: face.eyeDistancePx < clearEyeDistancePx ? "some" : "clear",
      confidence: Math.min(face.boxScore, face.faceScore),
    },
  } as const;
}
