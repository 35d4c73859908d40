import { expect, test } from "vitest";
import { movableClock } from "../core/clock.ts";
import { analysisContext } from "../test/support/analysis.ts";
import type { Analysed, Analyze } from "./analyzer.ts";
import { cached } from "./result-cache.ts";

/** An analysis that waits until it is let go, and counts. */
function held(fallback = false) {
  const runs: { input: string; signal: AbortSignal; finish: () => void; fail: () => void }[] = [];
  const analyze: Analyze<string, string> = (input, { signal }) =>
    new Promise<Analysed<string>>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      runs.push({
        input,
        signal,
        finish: () => resolve({ value: `found in ${input}`, analysedBy: "model", fallback }),
        fail: () => reject(new Error("failed")),
      });
    });
  return { analyze, runs };
}
const keyOf = (input: string) => input;
const start = new Date("2026-03-01T10:00:00Z");

test("equal content gets the same result for five minutes, then it is looked at again", async () => {
  const clock = movableClock(start);
  const { analyze, runs } = held();
  const ask = cached(analyze, { keyOf, clock: clock.now });
  const first = ask("a", analysisContext());
  runs[0]?.finish();
  await first;
  clock.advance(299_999);
  expect((await ask("a", analysisContext())).value).toBe("found in a");
  expect(runs).toHaveLength(1);
  clock.advance(2);
  const again = ask("a", analysisContext());
  expect(runs).toHaveLength(2);
  runs[1]?.finish();
  await again;
});

test("those who ask the same at the same time share one run; other content has its own", async () => {
  const { analyze, runs } = held();
  const ask = cached(analyze, { keyOf, clock: movableClock(start).now });
  const asked = [ask("a", analysisContext()), ask("a", analysisContext()), ask("b", analysisContext())];
  expect(runs.map(({ input }) => input)).toEqual(["a", "b"]);
  for (const run of runs) run.finish();
  expect((await Promise.all(asked)).map(({ value }) => value)).toEqual([
    "found in a",
    "found in a",
    "found in b",
  ]);
});

test("a fallback's result reaches those who wait but is not kept", async () => {
  const { analyze, runs } = held(true);
  const ask = cached(analyze, { keyOf, clock: movableClock(start).now });
  const first = ask("a", analysisContext());
  runs[0]?.finish();
  expect((await first).fallback).toBe(true);
  const second = ask("a", analysisContext());
  expect(runs).toHaveLength(2);
  runs[1]?.finish();
  await second;
});

test("a failure reaches everybody who waits and is not kept", async () => {
  const { analyze, runs } = held();
  const ask = cached(analyze, { keyOf, clock: movableClock(start).now });
  const asked = Promise.allSettled([ask("a", analysisContext()), ask("a", analysisContext())]);
  runs[0]?.fail();
  expect((await asked).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  const next = ask("a", analysisContext());
  runs[1]?.finish();
  expect((await next).value).toBe("found in a");
});

test("one caller who goes doesn't take the result from the others; when all have gone the run ends", async () => {
  const { analyze, runs } = held();
  const ask = cached(analyze, { keyOf, clock: movableClock(start).now });
  const [one, two, three] = [new AbortController(), new AbortController(), new AbortController()];
  const first = ask("a", analysisContext({ signal: one.signal }));
  const second = ask("a", analysisContext({ signal: two.signal }));
  one.abort();
  await expect(first).rejects.toMatchObject({ name: "AbortError" });
  expect(runs[0]?.signal.aborted).toBe(false);
  runs[0]?.finish();
  expect((await second).value).toBe("found in a");

  const lonely = ask("b", analysisContext({ signal: three.signal }));
  three.abort();
  await expect(lonely).rejects.toMatchObject({ name: "AbortError" });
  expect(runs[1]?.signal.aborted).toBe(true);
  const after = ask("b", analysisContext());
  expect(runs).toHaveLength(3);
  runs[2]?.finish();
  await after;
});

test("a caller who is gone before it asks starts nothing", async () => {
  const { analyze, runs } = held();
  const ask = cached(analyze, { keyOf, clock: movableClock(start).now });
  await expect(ask("a", analysisContext({ signal: AbortSignal.abort() }))).rejects.toThrow();
  expect(runs).toHaveLength(0);
});
