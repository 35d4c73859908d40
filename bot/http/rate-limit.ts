import { LRUCache } from "lru-cache";
import type { Clock } from "../../core/clock.ts";

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** A bucket of tokens for each key, filled up again over time; the least used keys are forgotten. */
export interface RateLimit {
  /** Whether a key has a token left, without taking it. */
  allows(key: string): boolean;
  /** Takes one token; false where none is left. */
  take(key: string): boolean;
}

/** @param limit `burst` tokens at most, one more every `refillMs` */
export function createRateLimit(
  clock: Clock,
  limit: { readonly burst: number; readonly refillMs: number },
): RateLimit {
  const buckets = new LRUCache<string, Bucket>({ max: 10_000 });
  const filled = (key: string): Bucket => {
    const nowMs = clock().getTime();
    const bucket = buckets.get(key) ?? { tokens: limit.burst, filledAtMs: nowMs };
    const earned = Math.max(0, nowMs - bucket.filledAtMs) / limit.refillMs;
    return { tokens: Math.min(limit.burst, bucket.tokens + earned), filledAtMs: nowMs };
  };
  return {
    allows: (key) => filled(key).tokens >= 1,
    take: (key) => {
      const bucket = filled(key);
      if (bucket.tokens < 1) return false;
      buckets.set(key, { ...bucket, tokens: bucket.tokens - 1 });
      return true;
    },
  };
}
