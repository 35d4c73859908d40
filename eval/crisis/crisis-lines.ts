import { readdirSync, readFileSync } from "node:fs";
import { sha256 } from "../../core/ids.ts";

const folder = new URL("./lines/", import.meta.url);

/** What kind of text a line of the crisis set is. */
export type CrisisKind =
  | "explicit"
  | "plan"
  | "passive"
  | "indirect"
  | "self-harm"
  | "third-party"
  | "dangers"
  | "idiom"
  | "negated"
  | "sad"
  | "other";

/** A line of the crisis set; nobody real wrote any of them. */
export interface CrisisLine {
  /** Language of the text, or `mixed` for disguises, two languages in one and languages that Leo doesn't speak. */
  readonly language: string;
  readonly kind: CrisisKind;
  readonly text: string;
  /** Whether the line is of the half that nobody looked at while rules and corpora were written. */
  readonly isHeldOut: boolean;
}

/** The lines of the crisis set: `lines/en/idiom.txt` holds English figures of speech, one a line. */
export function readCrisisLines(): readonly CrisisLine[] {
  return readdirSync(folder).flatMap((language) =>
    readdirSync(new URL(`${language}/`, folder)).flatMap((name) =>
      readFileSync(new URL(`${language}/${name}`, folder), "utf8")
        .split("\n")
        .filter((text) => text !== "")
        .map((text) => ({
          language,
          kind: name.replace(/\.txt$/, "") as CrisisKind,
          text,
          isHeldOut: Number.parseInt(sha256(text).slice(0, 2), 16) % 2 === 1,
        })),
    ),
  );
}
