import { readdirSync, readFileSync } from "node:fs";
import { type Locale, locales } from "../../core/locales.ts";
import type { OtherDanger } from "./rule.ts";

const folder = new URL("./corpora/", import.meta.url);

/**
 * What a text of the corpora is an example of: nothing grave, sadness, a passive or indirect wish to die, active
 * thoughts or more, or another danger.
 */
export type RiskLabel = "none" | "sad" | "passive" | "active" | `other.${OtherDanger}`;

/** A text and what it is an example of. */
export interface LabelledRisk {
  readonly label: RiskLabel;
  readonly text: string;
}

/** The example texts of one language: `corpora/en/sad.txt` holds those of `sad`, one a line. */
export function readSafetyCorpus(locale: Locale): readonly LabelledRisk[] {
  const place = new URL(`${locale}/`, folder);
  return readdirSync(place)
    .sort()
    .flatMap((name) =>
      readFileSync(new URL(name, place), "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((text) => ({ label: name.replace(/\.txt$/, "") as RiskLabel, text })),
    );
}

/** The example texts of all languages, one behind the other. */
export function readSafetyCorpora(): readonly LabelledRisk[] {
  return locales.flatMap(readSafetyCorpus);
}
