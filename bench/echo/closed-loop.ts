/** What one measurement found. */
export interface LoadResult {
  readonly messagesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly answered: number;
  /** Messages without an answer within 5 seconds. */
  readonly lost: number;
}

/** People who each wait for the answer to their last message before they send the next. */
export interface ClosedLoop {
  /** Tells that somebody was answered. */
  answered(user: number): void;
  /** @param say hands a user's message to the server */
  run(users: number, durationMs: number, say: (user: number) => Promise<void>): Promise<LoadResult>;
}

/** Number of the first user; so many digits as platforms have. */
const firstUser = 10_000;

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Gives up on an answer after 5 seconds. */
function giveUp(): Promise<false> {
  return new Promise((done) => setTimeout(() => done(false), 5_000).unref());
}

/** A loop that nobody is in yet. */
export function closedLoop(): ClosedLoop {
  const waiting = new Map<number, () => void>();
  return {
    answered: (user) => waiting.get(user)?.(),
    run: async (users, durationMs, say) => {
      const latencies: number[] = [];
      let lost = 0;
      const startedAt = performance.now();
      const talk = async (user: number) => {
        while (performance.now() - startedAt < durationMs) {
          const sentAt = performance.now();
          const answered = new Promise<void>((done) => waiting.set(user, done));
          await say(user);
          const isAnswered = await Promise.race([answered.then(() => true), giveUp()]);
          if (isAnswered) latencies.push(performance.now() - sentAt);
          else lost += 1;
        }
      };
      await Promise.all(Array.from({ length: users }, (_, index) => talk(firstUser + index)));
      const seconds = (performance.now() - startedAt) / 1000;
      const sorted = latencies.sort((a, b) => a - b);
      return {
        messagesPerSecond: latencies.length / seconds,
        p50Ms: percentile(sorted, 0.5),
        p99Ms: percentile(sorted, 0.99),
        answered: latencies.length,
        lost,
      };
    },
  };
}
