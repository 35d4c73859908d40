import { clamp, roundTo } from "./rounding.ts";

/** Emotional health of a typical set of answers. */
const typicalEmotionalHealth = 72;

/**
 * Emotional load expressed as an age, whole years: a labelled motivational index without a scientific basis as
 * an age; lower is a lighter load. At most 7 years either way, `null` without a score or where no age is shown.
 * @param emotionalHealth 0 to 100
 */
export function emotionalAge(age: number, emotionalHealth: number | null, display: boolean): number | null {
  if (emotionalHealth === null || !display) return null;
  return roundTo(age + clamp(-0.15 * (emotionalHealth - typicalEmotionalHealth), -7, 7), 0);
}
