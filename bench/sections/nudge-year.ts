import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog } from "../../core/log.ts";
import { openDatabase } from "../../models/database.ts";
import { startEmbedded } from "../../models/embedded.ts";
import { migrate } from "../../models/migrate.ts";
import { removeData } from "../../test/durability/remove-data.ts";
import { auditYear, type YearAudit } from "../../test/nudge-year/audit.ts";
import { runYear } from "../../test/nudge-year/run.ts";
import type { Section } from "../section.ts";

const people = Number(process.env.BENCH_PEOPLE ?? "200");
const days = Number(process.env.BENCH_DAYS ?? "365");
const kills = 6;
const stepMs = 60 * 60_000;

/** What each fault means, in the words of the table. */
const faultNames: Readonly<Record<keyof YearAudit["faults"], string>> = {
  missing: "due, and nothing stored",
  unexpected: "stored, and not due",
  lost: "stored as sent, and not arrived",
  doubled: "arrived twice",
  undecided: "claimed and never decided",
  untrueReasons: "not sent for a reason that wasn't true",
  againstReason: "sent against a reason that was true",
  overCap: "days over the cap",
  inQuietHours: "in quiet hours",
};

/** A year of nudges in minutes, looked at by an auditor that knows nothing of the code. */
export const nudgeYearSection: Section = {
  name: "nudge-year",
  title: `${days} simulated days of ${people} people in 12 zones, two instances, one killed ${kills} times, 3 outages of an hour`,
  run: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "leo-nudge-year-"));
    const server = await startEmbedded({ dataDir, durable: false });
    const log = createLog("silent", process.stderr);
    try {
      const database = openDatabase(server.connection, log);
      await migrate(database, log);
      await database.close();
      const startedAt = performance.now();
      const seed = Number(process.env.BENCH_SEED ?? "1");
      const from = new Date("2026-01-01T00:00:00Z");
      const record = await runYear({
        connection: server.connection,
        people,
        from,
        days,
        seed,
        kills,
        stepMs,
      });
      const { due, sent, messages, reasons, faults, examples } = auditYear(record);
      const seconds = Math.round((performance.now() - startedAt) / 1_000);
      const notSent = [...reasons].sort(([, a], [, b]) => b - a);
      const faultRows = Object.entries(faultNames) as [keyof YearAudit["faults"], string][];
      return {
        table: {
          columns: ["what", "count"],
          rows: [
            ["had to come, by the calendar (people at home)", due],
            ["sent", sent],
            ["messages that arrived", messages],
            ...notSent.map(([reason, count]) => [`not sent: ${reason}`, count] as const),
            ...faultRows.map(([fault, words]) => [`fault: ${words}`, faults[fault]] as const),
            ["kills", record.kills],
            ["sends repeated after a kill, known by their key", record.repeatedSends],
          ],
        },
        figures: faultRows.map(([fault, words]) => ({
          what: words,
          value: faults[fault],
          unit: "",
          aim: { most: 0 },
        })),
        notes: ["", `Seed ${seed} (BENCH_SEED), ${seconds} s.`, ...examples],
      };
    } finally {
      await server.stop();
      await removeData(dataDir);
    }
  },
};
