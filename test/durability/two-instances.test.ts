import { expect, test } from "vitest";
import { runTwoInstances } from "./two-instances-run.ts";

test.each(["webhook", "polling"] as const)(
  "of two instances one is killed (%s): the other goes on, nothing is lost or doubled, the order stays",
  async (mode) => {
    const report = await runTwoInstances({ mode, people: 5, seed: 21, killAtAnalyses: 1, thinkingMs: 50 });
    expect(report.audit).toMatchObject({
      lostAnswers: 0,
      lostMessages: 0,
      doubled: 0,
      outOfOrder: 0,
      left: 0,
    });
    expect(report.audit.reports).toBe(report.audit.checkIns);
    expect(report.audit.answers).toBeGreaterThanOrEqual(5 * 25);
    // Generous for a busy machine; `npm run bench -- two-instances` measures it.
    expect(report.longestWaitMs).toBeLessThan(10_000);
  },
  120_000,
);
