/** One figure that the summary compares with its aim. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** `ms`, `x`, `MB`, or empty for a count. */
  readonly unit: string;
  /** The aim; a figure without one is only told. */
  readonly aim?: { readonly least: number } | { readonly most: number };
}

/** Rows of a table; the first cell names the row. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What a section found. */
export interface SectionResult {
  readonly table: Table;
  readonly figures: readonly Figure[];
  /** Lines below the table. */
  readonly notes?: readonly string[];
}

/** One part of the bench. */
export interface Section {
  readonly name: string;
  readonly title: string;
  run(): Promise<SectionResult>;
}

/** The middle of some values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies. @param share 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** A number with as many digits as its size is worth reading. */
export function readable(value: number): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

/** A table as lines of text: names to the left, numbers to the right. */
export function formatTable({ columns, rows }: Table): string[] {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? readable(cell) : cell)));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...cells.map((row) => (row[index] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join("   ")
      .trimEnd();
  return [line(columns), widths.map((width) => "-".repeat(width)).join("   "), ...cells.map(line)];
}

/** Whether a figure is as it should be; `undefined` where nothing was aimed at. */
export function isMet({ value, aim }: Figure): boolean | undefined {
  if (aim === undefined) return undefined;
  return "least" in aim ? value >= aim.least : value <= aim.most;
}

/** A figure as a row of the summary. */
export function summaryRow(section: string, figure: Figure): readonly string[] {
  const unit = figure.unit === "" ? "" : ` ${figure.unit}`;
  const { aim } = figure;
  const wanted = aim === undefined ? "" : "least" in aim ? `at least ${aim.least}` : `at most ${aim.most}`;
  const met = isMet(figure);
  return [
    `${section}: ${figure.what}`,
    `${readable(figure.value)}${unit}`,
    wanted === "" ? "" : `${wanted}${unit}`,
    met === undefined ? "" : met ? "met" : "missed",
  ];
}
