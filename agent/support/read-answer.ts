import type { Locale } from "../../core/locales.ts";
import { foldText } from "../../models/check-ins/typed-words/vocabulary.ts";
import type { DayRule } from "../../models/days/leo-day.ts";
import type { AnswerValue, Rung } from "../../models/support/answer-values.ts";
import { readTime } from "../../models/times/read-time.ts";
import { readPercent } from "./read-percent.ts";
import type { StepField } from "./technique.ts";

/** Most of an answer that is kept, in characters. */
export const longestAnswer = 5_000;
const longestItem = 300;
const mostItems = 10;
const mostRungs = 5;

/** What an answer is read with. */
export interface AnswerContext {
  readonly locale: Locale;
  readonly now: Date;
  readonly rule: DayRule;
  /** Keys and labels of the choices. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What can't be seen, and marks that turn the direction of the text around them. */
const unseen = /[\p{Cc}\p{Cs}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}]/gu;

/** A person's words as they are kept: line breaks stay, what can't be seen goes. */
export function tidyWords(text: string, longest = longestAnswer): string {
  const lines = text.slice(0, 2 * longest).split(/\r?\n/);
  const tidy = lines.map((line) => line.replace(/\s+/gu, " ").replace(unseen, "").trim()).join("\n");
  return [...tidy.replace(/\n{3,}/g, "\n\n").trim()].slice(0, longest).join("").normalize("NFC");
}

function itemsOf(text: string): readonly string[] {
  const lines = tidyWords(text).split(/\n|;/);
  const parts = lines.length > 1 ? lines : (lines[0] ?? "").split(/,(?!\d)/);
  return parts
    .map((part) => part.replace(/^\s*(?:[-–•*]|\d{1,2}[.)])\s*/u, "").trim())
    .filter((part) => part !== "")
    .map((part) => [...part].slice(0, longestItem).join(""));
}

function rungOf(item: string): Rung {
  const [, words, digits] = /^(.*?)[\s:=–—(-]*\b(\d{1,3})\s*%?\)?[.!]?$/u.exec(item) ?? [];
  const level = Number(digits);
  if (words === undefined || words.trim() === "" || digits === undefined || level > 100)
    return { text: item, level: null };
  return { text: words.trim(), level };
}

const yes =
  /^(?:yes|yeah|yep|sure|ok|okay|please|gladly|да|давай(?:те)?|хорошо|конечно|ага|si|claro|vale|de acuerdo|bueno|ja|gern|gerne|klar|okay)(?![\p{L}\p{N}])/u;
const no =
  /^(?:no|nope|not now|rather not|нет|не надо|не сейчас|no gracias|mejor no|ahora no|nein|nee|lieber nicht|jetzt nicht)(?![\p{L}\p{N}])/u;

function readChoice(text: string, { choices }: AnswerContext): AnswerValue | undefined {
  const said = foldText(text.slice(0, 400)).replace(/[.!]+$/, "");
  const named = choices.find(({ label }) => {
    const known = foldText(label).replace(/[.!]+$/, "");
    return known === said || (said.length >= 4 && (known.includes(said) || said.includes(known)));
  });
  if (named !== undefined) return { kind: "choice", choice: named.value };
  const has = (value: string) => choices.some((one) => one.value === value);
  if (has("yes") && yes.test(said)) return { kind: "choice", choice: "yes" };
  if (has("no") && no.test(said)) return { kind: "choice", choice: "no" };
  if (has("neither") && no.test(said)) return { kind: "choice", choice: "neither" };
  // "The first one", "2": by its place.
  const place = /^(?:#|the |number |nr\.? ?|n[ºo°]\.? ?)?([1-9])\b/u.exec(said)?.[1];
  const placed = place === undefined ? undefined : choices[Number(place) - 1];
  if (placed !== undefined) return { kind: "choice", choice: placed.value };
  // One way to go on: any word is that way.
  return choices.length === 1 && choices[0] !== undefined
    ? { kind: "choice", choice: choices[0].value }
    : undefined;
}

/** Reads what somebody wrote as the answer to a step; `undefined` where it is none. */
export function readAnswer(field: StepField, text: string, context: AnswerContext): AnswerValue | undefined {
  const words = tidyWords(text);
  switch (field) {
    case "text":
      return words === "" ? undefined : { kind: "text", text: words };
    case "percent": {
      const percent = readPercent(text);
      return percent === undefined ? undefined : { kind: "percent", percent };
    }
    case "ruler": {
      const percent = readPercent(text);
      return percent === undefined ? undefined : { kind: "ruler", value: Math.round(percent / 10) };
    }
    case "time": {
      if (words === "") return undefined;
      const reading = readTime(words, context);
      return { kind: "time", text: words, time: reading.kind === "phrase" ? reading.time : null };
    }
    case "list": {
      const items = itemsOf(text).slice(0, mostItems);
      return items.length === 0 ? undefined : { kind: "list", items };
    }
    case "ladder": {
      const rungs = itemsOf(text).map(rungOf).slice(0, mostRungs);
      if (rungs.length === 0) return undefined;
      const known = rungs.every(({ level }) => level !== null);
      return {
        kind: "ladder",
        rungs: known ? [...rungs].sort((a, b) => (a.level ?? 0) - (b.level ?? 0)) : rungs,
      };
    }
    case "choice":
      return readChoice(text, context);
  }
}
