import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** One font file as satori takes it. */
export interface CardFont {
  readonly name: string;
  readonly data: Buffer;
  readonly weight: 400 | 600 | 700;
  readonly style: "normal";
}

/** Each subset is a family of its own: satori never looks into a second file of the same name and weight. */
const families = {
  Inter: "latin",
  "Inter Latin Extended": "latin-ext",
  "Inter Cyrillic": "cyrillic",
} as const;

const weights = [400, 600, 700] as const;

/** The value of `fontFamily` that covers every language Leo speaks. */
export const fontFamily = Object.keys(families).join(", ");

const resolve = createRequire(import.meta.url).resolve;

/** Reads the bundled fonts, so that a machine without any fonts draws text too. */
export function readCardFonts(): Promise<CardFont[]> {
  const files = Object.entries(families).flatMap(([name, subset]) =>
    weights.map((weight) => ({
      name,
      weight,
      path: resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`),
    })),
  );
  return Promise.all(
    files.map(async ({ name, weight, path }) => ({
      name,
      weight,
      data: await readFile(path),
      style: "normal" as const,
    })),
  );
}
