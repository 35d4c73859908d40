/** Numbers from 0 to below 1, such as `seededNumbers` gives. */
export type Random = () => number;

/** A number between two others. */
export function between(random: Random, least: number, most: number): number {
  return least + random() * (most - least);
}
