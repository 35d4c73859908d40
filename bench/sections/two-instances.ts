import { runTwoInstances, type TwoInstancesReport } from "../../test/durability/two-instances-run.ts";
import type { Section } from "../section.ts";

const people = 20;
const modes = ["webhook", "polling"] as const;

function figuresOf(mode: string, { audit, longestWaitMs, longestReportWaitMs }: TwoInstancesReport) {
  return [
    { what: `${mode}: longest wait after the kill`, value: longestWaitMs, unit: "ms", aim: { most: 5_000 } },
    { what: `${mode}: longest wait for a report`, value: longestReportWaitMs, unit: "ms" },
    { what: `${mode}: lost`, value: audit.lostAnswers + audit.lostMessages, unit: "", aim: { most: 0 } },
    { what: `${mode}: doubled`, value: audit.doubled, unit: "", aim: { most: 0 } },
    { what: `${mode}: out of order`, value: audit.outOfOrder, unit: "", aim: { most: 0 } },
    {
      what: `${mode}: check-ins without a report`,
      value: audit.checkIns - audit.reports,
      unit: "",
      aim: { most: 0 },
    },
  ];
}

/** Two instances on one database, one of them killed. */
export const twoInstancesSection: Section = {
  name: "two-instances",
  title: `${people} people, two processes on one PostgreSQL, one killed with -9 (the one that polls)`,
  run: async () => {
    const reports: [string, TwoInstancesReport][] = [];
    for (const mode of modes) {
      const seed = Number(process.env.BENCH_SEED ?? "1");
      reports.push([mode, await runTwoInstances({ mode, people, seed, killAtAnalyses: 3, thinkingMs: 300 })]);
    }
    const row = (name: string, pick: (report: TwoInstancesReport) => number) => [
      name,
      ...reports.map(([, report]) => pick(report)),
    ];
    return {
      table: {
        columns: ["", ...reports.map(([mode]) => mode)],
        rows: [
          row("answers seen taken", ({ audit }) => audit.answers),
          row("answers lost", ({ audit }) => audit.lostAnswers),
          row("messages and presses sent", ({ audit }) => audit.sent),
          row("messages and presses lost", ({ audit }) => audit.lostMessages),
          row("counted twice", ({ audit }) => audit.doubled),
          row("out of order", ({ audit }) => audit.outOfOrder),
          row("check-ins begun", ({ audit }) => audit.checkIns),
          row("reports shown", ({ audit }) => audit.reports),
          row("repeated sends", ({ audit }) => audit.repeatedSends),
          row("longest wait before the kill, ms", ({ usualWaitMs }) => usualWaitMs),
          row("longest wait after the kill, ms", ({ longestWaitMs }) => longestWaitMs),
          row("longest wait for a report, ms", ({ longestReportWaitMs }) => longestReportWaitMs),
          row("longest silence for everybody, ms", ({ silenceMs }) => silenceMs),
        ],
      },
      figures: reports.flatMap(([mode, report]) => figuresOf(mode, report)),
    };
  },
};
