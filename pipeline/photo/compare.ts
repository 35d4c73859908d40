import type { MeasuredCues } from "../findings.ts";

/** How a measurement stands against an earlier one of the same person. */
export type Change = "same" | "more" | "less";

/** Changes by measurement; the skin's are missing where the light is too different to compare it. */
export type MeasuredChanges = Readonly<
  Record<"faceLuma" | "sharpness", Change> & Partial<Record<SkinMeasure, Change>>
>;

const skinMeasures = ["cheekRedness", "underEyeLightness", "underEyeRedness"] as const;
type SkinMeasure = (typeof skinMeasures)[number];

/**
 * Smallest differences that are told. This project's own decisions: about three times what saving the same photo
 * again at another size or quality was seen to change (1 of a* and L*), and near what an eye notices.
 */
const smallest = {
  cheekRedness: 3,
  underEyeLightness: 4,
  underEyeRedness: 3,
  faceLuma: 25,
  /** A ratio: sharpness is felt in steps, not in differences. */
  sharpness: 1.5,
} as const;
/** Difference of face luma beyond which it is other light, and skin colours aren't compared. */
const otherLightLuma = 60;

/** Compares two photos of one person, both of which passed the gate; says what differs, never which one is better. */
export function compareMeasured(now: MeasuredCues, before: MeasuredCues): MeasuredChanges {
  const change = (difference: number, threshold: number): Change => {
    if (Math.abs(difference) < threshold) return "same";
    return difference > 0 ? "more" : "less";
  };
  const light = now.faceLuma - before.faceLuma;
  const picture = {
    faceLuma: change(light, smallest.faceLuma),
    sharpness: change(Math.log(now.sharpness / before.sharpness), Math.log(smallest.sharpness)),
  };
  if (Math.abs(light) > otherLightLuma) return picture;
  return {
    ...picture,
    cheekRedness: change(now.cheekRedness - before.cheekRedness, smallest.cheekRedness),
    underEyeLightness: change(now.underEyeLightness - before.underEyeLightness, smallest.underEyeLightness),
    underEyeRedness: change(now.underEyeRedness - before.underEyeRedness, smallest.underEyeRedness),
  };
}
