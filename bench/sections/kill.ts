import { runKills } from "../../test/durability/kill-run.ts";
import { quantile, type Section } from "../section.ts";

const people = 20;
const kills = 30;

/** People talk to a Leo that is killed again and again. */
export const killSection: Section = {
  name: "kill",
  title: `kill -9 at ${kills} random moments, ${people} people in check-ins and analyses, restart each time`,
  run: async () => {
    const seed = Number(process.env.BENCH_SEED ?? "1");
    const { audit, readyMs, recoveryMs, errors, durationMs } = await runKills({
      people,
      kills,
      seed,
      lifeMs: 2_500,
      thinkingMs: 300,
    });
    return {
      table: {
        columns: ["what", "count"],
        rows: [
          ["restarts", readyMs.length],
          ["check-ins begun", audit.checkIns],
          ["reports shown", audit.reports],
          ["answers seen taken", audit.answers],
          ["answers lost", audit.lostAnswers],
          ["messages and presses sent", audit.sent],
          ["messages and presses lost", audit.lostMessages],
          ["counted twice", audit.doubled],
          ["out of order", audit.outOfOrder],
          ["left undone", audit.left],
          ["repeated sends", audit.repeatedSends],
          ["log lines at level error", errors.length],
        ],
      },
      figures: [
        { what: "lost", value: audit.lostAnswers + audit.lostMessages, unit: "", aim: { most: 0 } },
        { what: "doubled", value: audit.doubled, unit: "", aim: { most: 0 } },
        {
          what: "check-ins without a report",
          value: audit.checkIns - audit.reports,
          unit: "",
          aim: { most: 0 },
        },
        { what: "recovery to /readyz, p50", value: quantile(readyMs, 0.5), unit: "ms" },
        { what: "recovery to /readyz, slowest", value: Math.max(...readyMs), unit: "ms" },
        { what: "recovery to the first words, p50", value: quantile(recoveryMs, 0.5), unit: "ms" },
        { what: "recovery to the first words, slowest", value: Math.max(...recoveryMs), unit: "ms" },
        { what: "repeated sends", value: audit.repeatedSends, unit: "" },
      ],
      notes: [
        "",
        `Seed ${seed} (BENCH_SEED), ${Math.round(durationMs / 1000)} s. A repeated send is a message that Telegram took`,
        "in the moment of the kill, before Leo could note it: Telegram knows no key against that, so it is sent again.",
      ],
    };
  },
};
