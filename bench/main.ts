import { formatTable, isMet, type Section, summaryRow } from "./section.ts";
import { echoSection } from "./sections/echo.ts";
import { embeddedSection } from "./sections/embedded.ts";
import { killSection } from "./sections/kill.ts";
import { memorySection } from "./sections/memory.ts";
import { nudgeMillionSection } from "./sections/nudge-million.ts";
import { nudgeYearSection } from "./sections/nudge-year.ts";
import { photoSection } from "./sections/photo.ts";
import { pipelineSection } from "./sections/pipeline.ts";
import { reportSection } from "./sections/report.ts";
import { startSection } from "./sections/start.ts";
import { twoInstancesSection } from "./sections/two-instances.ts";

/** Everything that is measured, in the order it is run; one at a time, so that nothing disturbs anything. */
const sections: readonly Section[] = [
  pipelineSection,
  echoSection,
  photoSection,
  reportSection,
  memorySection,
  startSection,
  killSection,
  twoInstancesSection,
  embeddedSection,
  nudgeYearSection,
  nudgeMillionSection,
];

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Runs the sections named, or all, and prints their tables and then what was aimed at. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !sections.some((section) => section.name === name));
  if (unknown.length > 0) {
    print([`There is no ${unknown.join(", ")}. Sections: ${sections.map(({ name }) => name).join(", ")}`]);
    process.exitCode = 1;
    return;
  }
  const chosen = sections.filter(({ name }) => names.length === 0 || names.includes(name));
  const summary: (readonly string[])[] = [];
  for (const section of chosen) {
    print(["", `== ${section.name}: ${section.title}`, ""]);
    try {
      const { table, figures, notes = [] } = await section.run();
      print([...formatTable(table), ...notes]);
      summary.push(...figures.map((figure) => summaryRow(section.name, figure)));
      if (figures.some((figure) => isMet(figure) === false)) process.exitCode = 1;
    } catch (error) {
      print([error instanceof Error ? (error.stack ?? error.message) : String(error)]);
      summary.push([`${section.name}: did not end`, "", "", "missed"]);
      process.exitCode = 1;
    }
  }
  print(["", "== Summary", "", ...formatTable({ columns: ["figure", "value", "aim", ""], rows: summary })]);
}

await main(process.argv.slice(2));
process.exit();
