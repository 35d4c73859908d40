import type { Cue, CueName } from "../findings.ts";

/** The cues that say something about rest and skin; the others are about the picture. */
const careCues = ["tired_look", "dryness_look", "redness_look"] as const satisfies readonly CueName[];

/** Points of a level: seen clearly still leaves a third, since one picture can't tell light from rest. */
const pointsOf = { none: 100, some: 70, clear: 35 } as const;

/**
 * Care score of a photo, 0 to 100, or `undefined` when nothing can be told: the mean of the cues' points (none 100,
 * some 70, clear 35), each weighted by its confidence. A cue that can't be told, is unsure (below 0.3) or was
 * rejected by the person (left out of `cues`) doesn't count. The weights are this project's own judgement.
 */
export function careScore(cues: Readonly<Partial<Record<CueName, Cue>>>): number | undefined {
  let weighted = 0;
  let weight = 0;
  for (const name of careCues) {
    const cue = cues[name];
    if (cue === undefined || cue.level === "cant_tell" || cue.confidence < 0.3) continue;
    weighted += pointsOf[cue.level] * cue.confidence;
    weight += cue.confidence;
  }
  return weight === 0 ? undefined : Math.round(weighted / weight);
}
