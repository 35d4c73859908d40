/** Days from one unanswered nudge to the next; the first comes on day 1, the eighth on day 26. */
const gapDays = [1, 2, 2, 3, 3, 7, 7] as const;

/** So many unanswered nudges in a row, and Leo is silent until the person speaks; the last one asks how to go on. */
export const silentAfter = gapDays.length + 1;

/** The lowest count: somebody who does things without being asked has one nudge to spare. */
const lowestCount = -1;

/**
 * Fewest days from the last nudge to the next, by how many of the last ones were not answered; `undefined` for never.
 * Unanswered ones come on days 1, 2, 4, 6, 9, 12, 19 and 26.
 */
export function backOffDays(unanswered: number): number | undefined {
  if (unanswered <= 0) return 1;
  return gapDays[unanswered - 1];
}

/** What happened since the last nudge. */
export interface SinceLastNudge {
  /** The person wrote or pressed anything. */
  readonly spoke: boolean;
  /** Something was done on a day on which nobody had asked about it. */
  readonly didUnasked: boolean;
}

/** The count of unanswered nudges once it is known what happened since the last one. */
export function unansweredNow(unanswered: number, { spoke, didUnasked }: SinceLastNudge): number {
  const count = spoke ? Math.min(unanswered, 0) : unanswered;
  return didUnasked ? Math.max(count - 1, lowestCount) : count;
}
