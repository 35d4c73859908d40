import { expect, test } from "vitest";
import { analysisContext, keptLog } from "../test/support/analysis.ts";
import { AnalysisError } from "./analysis-error.ts";
import { type Analyzer, firstThatWorks } from "./analyzer.ts";

const local: Analyzer<string, string> = { name: "local", analyze: async (input) => `local ${input}` };
const working: Analyzer<string, string> = { name: "model", analyze: async (input) => `model ${input}` };
const failing: Analyzer<string, string> = {
  name: "model",
  analyze: async () => {
    throw new AnalysisError("unavailable", "the person wrote: secret words");
  },
};

/** Never answers; tells when its signal aborts. */
function silent(name: string): Analyzer<string, string> & { readonly aborted: Promise<void> } {
  let tell = () => {};
  const aborted = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    name,
    aborted,
    analyze: (_input, { signal }) =>
      new Promise(() => {
        signal.addEventListener("abort", tell);
      }),
  };
}

test("the first analyser that works makes the result, and is named in it", async () => {
  const result = await firstThatWorks([working, local], 1000)("x", analysisContext());
  expect(result).toEqual({ value: "model x", analysedBy: "model", fallback: false });
});

test("when an analyser fails the next one takes over, and the result says that it is a fallback", async () => {
  const result = await firstThatWorks([failing, local], 1000)("x", analysisContext());
  expect(result).toEqual({ value: "local x", analysedBy: "local", fallback: true });
});

test("an analyser that never answers is aborted at its time limit and the next one takes over", async () => {
  const stuck = silent("stuck");
  const result = await firstThatWorks([stuck, local], 20)("x", analysisContext());
  expect(result.analysedBy).toBe("local");
  await stuck.aborted;
});

test("the last analyser has no time limit", async () => {
  const slow: Analyzer<string, string> = {
    name: "local",
    analyze: (input) => new Promise((resolve) => setTimeout(resolve, 60, input)),
  };
  expect((await firstThatWorks([failing, slow], 10)("x", analysisContext())).value).toBe("x");
});

test("a model whose time limit would end after the run's time for models is not begun", async () => {
  const now = new Date("2026-03-01T10:00:00Z");
  const chain = firstThatWorks([working, local], 12_000);
  const until = (seconds: number) =>
    analysisContext({ clock: () => now, modelsUntil: new Date(now.getTime() + seconds * 1000) });
  expect((await chain("x", until(12))).analysedBy).toBe("model");
  expect(await chain("x", until(11))).toMatchObject({ analysedBy: "local", fallback: true });
});

test("an abort from outside ends the chain at once, with its reason, and nobody else is asked", async () => {
  const controller = new AbortController();
  const stuck = silent("stuck");
  const asked: string[] = [];
  const watched: Analyzer<string, string> = {
    name: "local",
    analyze: async (input) => {
      asked.push(input);
      return input;
    },
  };
  const running = firstThatWorks([stuck, watched], 10_000)(
    "x",
    analysisContext({ signal: controller.signal }),
  );
  const reason = new Error("the lane was lost");
  controller.abort(reason);
  await expect(running).rejects.toBe(reason);
  await stuck.aborted;
  expect(asked).toEqual([]);
});

test("an abort reaches the last analyser too, even one that ignores its signal", async () => {
  const controller = new AbortController();
  const running = firstThatWorks([silent("local")], 10)("x", analysisContext({ signal: controller.signal }));
  controller.abort();
  await expect(running).rejects.toMatchObject({ name: "AbortError" });
});

test("when every analyser fails the error says so and keeps the last cause", async () => {
  const running = firstThatWorks([failing, { ...failing, name: "local" }], 100)("x", analysisContext());
  await expect(running).rejects.toMatchObject({ code: "nothing-worked", cause: { code: "unavailable" } });
});

test("the log names analyser, code and duration, and never the error's message", async () => {
  const { log, lines } = keptLog();
  await firstThatWorks([failing, local], 100)("x", analysisContext({ log }));
  const [line = ""] = lines;
  expect(JSON.parse(line)).toMatchObject({
    analyzer: "model",
    code: "unavailable",
    durationMs: expect.any(Number),
  });
  expect(lines.join()).not.toContain("secret words");
});
