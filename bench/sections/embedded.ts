import { runEmbeddedKills, victims } from "../../test/durability/embedded-kill-run.ts";
import { quantile, type Section } from "../section.ts";

const rounds = 10;

/** The built-in PostgreSQL, killed and started again in one data folder. */
export const embeddedSection: Section = {
  name: "embedded",
  title: `built-in PostgreSQL after ${rounds} kills (${victims.join(", ")} in turn), eight writers (Linux only)`,
  run: async () => {
    const { restarts, failedRestarts, acknowledged, lost, restartMs } = await runEmbeddedKills({
      rounds,
      rows: 1_000,
    });
    return {
      table: {
        columns: ["what", "count"],
        rows: [
          ["restarts that worked", restarts - failedRestarts],
          ["rows acknowledged", acknowledged],
          ["acknowledged rows lost", lost],
        ],
      },
      figures: [
        { what: "restarts that worked", value: restarts - failedRestarts, unit: "", aim: { least: rounds } },
        { what: "acknowledged rows lost", value: lost, unit: "", aim: { most: 0 } },
        { what: "kill to first read, p50", value: quantile(restartMs, 0.5), unit: "ms" },
      ],
    };
  },
};
