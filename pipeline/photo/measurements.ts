import type { FaceColours } from "./cues.ts";

/** A face the detector saw: scores 0 to 1, width of its box in pixels of the prepared picture. */
export interface FaceSighting {
  /** How sure the detector is that its box holds a face. */
  readonly boxScore: number;
  /** How sure the mesh is that it lies on a face. */
  readonly faceScore: number;
  readonly widthPx: number;
}

/** Everything measured on the one face a photo is about; angles in degrees, zero looking straight ahead. */
export interface FaceMeasurements extends FaceColours {
  readonly eyeDistancePx: number;
  readonly yawDegrees: number;
  readonly pitchDegrees: number;
  readonly rollDegrees: number;
  /** How many of the 468 mesh points lie outside the picture. */
  readonly pointsOutside: number;
}

/** What is measured on a photo: numbers only, so that the shape of a face never leaves the thread that saw it. */
export interface PhotoMeasurements {
  /** Every face seen, in no order. */
  readonly faces: readonly FaceSighting[];
  /** The largest of the clear faces with its measurements; absent where none is clear. */
  readonly main?: FaceSighting & FaceMeasurements;
}
