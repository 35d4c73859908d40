import { formatTable, isMet, type Section, summaryRow } from "./section.ts";

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

/**
 * Runs the sections named, or all, one at a time, and prints their tables and then what was aimed at; a missed aim
 * makes the process end with 1.
 */
export async function runSections(sections: readonly Section[], names: readonly string[]): Promise<void> {
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
