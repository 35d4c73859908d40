/**
 * Runs work on one instance at a time, on this one once no other does, until its signal aborts: it does when
 * `stopped` aborts or when this instance can't be sure any more that it is the only one.
 */
export type Lead = (
  name: string,
  work: (until: AbortSignal) => Promise<void>,
  stopped: AbortSignal,
) => Promise<void>;
