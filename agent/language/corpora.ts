import { readdirSync, readFileSync } from "node:fs";
import type { Locale } from "../../core/locales.ts";

const folder = new URL("./corpora/", import.meta.url);

/** A sentence and the intent it is an example of. */
export interface LabelledSentence {
  readonly intent: string;
  readonly text: string;
}

function linesOf(url: URL): readonly string[] {
  return readFileSync(url, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/**
 * The example sentences of a language: `corpora/en/greet.txt` holds those of the intent `greet`, one a line; lines
 * that begin with # are remarks. @param set the ones to learn from, or the ones kept apart for the test
 */
export function readCorpus(locale: Locale, set: "corpora" | "held-out"): readonly LabelledSentence[] {
  const place = new URL(set === "corpora" ? `${locale}/` : `held-out/${locale}/`, folder);
  return readdirSync(place)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) =>
      linesOf(new URL(name, place)).map((text) => ({ intent: name.replace(/\.txt$/, ""), text })),
    );
}
