import { sha256 } from "../../core/ids.ts";

/** A way to put things into an order that looks like chance and is the same for the same seed. */
export type Shuffle = <T>(
  things: readonly T[],
  purpose: string,
  nameOf: (thing: T) => string,
) => readonly T[];

/** Orders things by a hash of seed, purpose and name, so that one more thing doesn't move the others. */
export function seededShuffle(seed: string): Shuffle {
  return (things, purpose, nameOf) =>
    things
      .map((thing) => ({ thing, at: sha256(`${seed}\n${purpose}\n${nameOf(thing)}`) }))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ thing }) => thing);
}
