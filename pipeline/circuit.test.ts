import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "../core/clock.ts";
import { AnalysisError, type AnalysisErrorCode } from "./analysis-error.ts";
import { type Circuit, createCircuit } from "./circuit.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-01T10:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (durationMs: number) => vi.setSystemTime(Date.now() + durationMs);

function fail(
  circuit: Circuit,
  code: AnalysisErrorCode = "unavailable",
  retryAfterMs?: number,
): Promise<unknown> {
  return circuit
    .run(() => Promise.reject(new AnalysisError(code, "no", { retryAfterMs })))
    .catch((error: AnalysisError) => error.code);
}
const ask = (circuit: Circuit) =>
  circuit.run(async () => "answer").catch((error: AnalysisError) => error.code);

test("three failures within a minute open the circuit for 30 seconds", async () => {
  const circuit = createCircuit(systemClock);
  expect(await fail(circuit)).toBe("unavailable");
  pass(25_000);
  await fail(circuit);
  pass(25_000);
  await fail(circuit);
  expect(await ask(circuit)).toBe("circuit-open");
  pass(29_999);
  expect(await ask(circuit)).toBe("circuit-open");
  pass(1);
  expect(await ask(circuit)).toBe("answer");
  expect(await ask(circuit)).toBe("answer");
});

test("three failures in more than a minute don't open it", async () => {
  const circuit = createCircuit(systemClock);
  await fail(circuit);
  pass(31_000);
  await fail(circuit);
  pass(31_000);
  await fail(circuit);
  expect(await ask(circuit)).toBe("answer");
});

test("a successful call in between doesn't undo the failures", async () => {
  const circuit = createCircuit(systemClock);
  await fail(circuit);
  await fail(circuit);
  expect(await ask(circuit)).toBe("answer");
  await fail(circuit);
  expect(await ask(circuit)).toBe("circuit-open");
});

test("after 30 seconds one trial decides: a failure leaves it open for 30 more", async () => {
  const circuit = createCircuit(systemClock);
  for (let count = 0; count < 3; count += 1) await fail(circuit);
  pass(30_000);
  expect(await fail(circuit)).toBe("unavailable");
  expect(await ask(circuit)).toBe("circuit-open");
  pass(30_000);
  expect(await ask(circuit)).toBe("answer");
});

test("while the trial runs nobody waits for it", async () => {
  const circuit = createCircuit(systemClock);
  for (let count = 0; count < 3; count += 1) await fail(circuit);
  pass(30_000);
  let finish = (_answer: string) => {};
  const trial = circuit.run(
    () =>
      new Promise<string>((resolve) => {
        finish = resolve;
      }),
  );
  expect(await ask(circuit)).toBe("circuit-open");
  finish("back again");
  expect(await trial).toBe("back again");
  expect(await ask(circuit)).toBe("answer");
});

test("a provider that asks for a pause is left alone until it is over, and not a moment longer", async () => {
  const circuit = createCircuit(systemClock);
  expect(await fail(circuit, "rate-limited", 7_000)).toBe("rate-limited");
  pass(6_999);
  expect(await ask(circuit)).toBe("circuit-open");
  pass(1);
  expect(await ask(circuit)).toBe("answer");
});

test("a pause of days is believed for an hour", async () => {
  const circuit = createCircuit(systemClock);
  await fail(circuit, "rate-limited", 5 * 86_400_000);
  pass(3_599_000);
  expect(await ask(circuit)).toBe("circuit-open");
  pass(1_000);
  expect(await ask(circuit)).toBe("answer");
});

test("what one photo made a model say, and aborts, don't shut it for everybody", async () => {
  const circuit = createCircuit(systemClock);
  for (let count = 0; count < 5; count += 1) await fail(circuit, "forbidden-content");
  const aborted = () => circuit.run(() => Promise.reject(new DOMException("gone", "AbortError")));
  for (let count = 0; count < 5; count += 1) await expect(aborted()).rejects.toThrow("gone");
  expect(await ask(circuit)).toBe("answer");
});
