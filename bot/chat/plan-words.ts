import { locales, translator } from "../../core/locales.ts";
import { isLocalDate } from "../../models/days/local-date.ts";
import { type PlanDaySelector, weekdayNames } from "../../models/plans/plan-edit.ts";

/** The parts of a day that can be named, as paths of a difference. */
export const dayFields = [
  "mainFocus",
  "triggerActionReward.trigger",
  "triggerActionReward.action",
  "triggerActionReward.reward",
  "deepFocus",
  "eveningReflection",
  "tip",
] as const;
/** One of {@link dayFields}. */
export type DayField = (typeof dayFields)[number];

/** A change in words behind `/plan`. */
export type TypedPlanChange =
  | { readonly kind: "morning"; readonly steps: readonly string[] }
  | {
      readonly kind: "days";
      readonly days: readonly PlanDaySelector[];
      readonly field: DayField;
      readonly text: string;
    }
  | { readonly kind: "show"; readonly day: PlanDaySelector }
  /** It names days or a field that don't exist. */
  | { readonly kind: "unknown-day" }
  | { readonly kind: "unknown-field" };

/** Longest part before the colon, in characters. */
const longestHead = 80;

function fold(words: string): string {
  return words.trim().toLowerCase().replace(/ё/g, "е").replace(/\s+/g, " ");
}

function wordsOf(key: string): readonly string[] {
  return locales.flatMap((locale) => translator(locale)(key).split("|")).map(fold);
}

type Vocabulary = ReadonlyMap<string, string>;

/** Words to names, longest first, so that "deep focus" isn't read as "focus". */
function vocabulary(names: readonly string[], keyOf: (name: string) => string): Vocabulary {
  const pairs = names.flatMap((name) => wordsOf(keyOf(name)).map((word) => [word, name] as const));
  return new Map(pairs.sort(([a], [b]) => b.length - a.length));
}

/** The name at the beginning of a text and what follows it. */
function takeFirst(
  text: string,
  known: Vocabulary,
): { readonly name: string; readonly rest: string } | undefined {
  for (const [word, name] of known) {
    const rest = text.slice(word.length);
    if (text.startsWith(word) && !/^[\p{L}\p{N}]/u.test(rest)) return { name, rest: rest.trim() };
  }
  return undefined;
}

/** "day 3", "tag 3", "день 3", "día 3", "3": the place in the week. */
const numbered = /^(?:(?:day|tag|день|d[ií]a)\s+)?(\d{1,3})(?![\d-])\s*/u;
const between = /^(?:[,;&+]|(?:and|und|y|и)(?!\p{L}))\s*/u;

/** Steps of a typed morning list: one a line, or between semicolons; list marks are left out. */
export function readSteps(text: string): readonly string[] {
  return text
    .split(/[\n;]/)
    .map((step) => step.replace(/^\s*(?:[-–•*]|\d{1,2}[.)])\s+/, "").trim())
    .filter((step) => step !== "");
}

/** Reads "thursday focus: yoga in the evening" and the like, in any of the four languages. */
export function createPlanReader(): (words: string) => TypedPlanChange | undefined {
  const days = vocabulary(["today", "tomorrow", ...weekdayNames], (name) => `plan:days.${name}`);
  const mornings = new Set(wordsOf("plan:days.morning"));
  const fields = vocabulary(dayFields, (field) => `plan:fieldWords.${field.split(".").at(-1)}`);

  const takeDay = (text: string) => {
    const date = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
    if (date !== undefined && isLocalDate(date)) return { name: date, rest: text.slice(date.length).trim() };
    const number = numbered.exec(text);
    if (number !== null) return { name: number[1] ?? "", rest: text.slice(number[0].length).trim() };
    return takeFirst(text, days);
  };

  const takeDays = (head: string) => {
    const named: string[] = [];
    let rest = head;
    for (let next = takeDay(rest); next !== undefined; next = takeDay(rest)) {
      named.push(next.name);
      rest = next.rest.replace(between, "");
    }
    return { named, rest };
  };

  const readHead = (head: string, text: string): TypedPlanChange => {
    const { named, rest } = takeDays(head);
    if (mornings.has(head)) return { kind: "morning", steps: readSteps(text) };
    const field = rest === "" ? { name: "mainFocus", rest: "" } : takeFirst(rest, fields);
    if (field === undefined || field.rest !== "") {
      return { kind: named.length === 0 && field === undefined ? "unknown-day" : "unknown-field" };
    }
    const known = dayFields.find((one) => one === field.name) ?? "mainFocus";
    return { kind: "days", days: named.length === 0 ? ["today"] : named, field: known, text };
  };

  return (words) => {
    const colon = words.indexOf(":");
    if (colon > 0 && colon <= longestHead) {
      return readHead(fold(words.slice(0, colon)), words.slice(colon + 1));
    }
    const { named, rest } = takeDays(fold(words.slice(0, longestHead)));
    const [day] = named;
    return day !== undefined && rest === "" ? { kind: "show", day } : undefined;
  };
}
