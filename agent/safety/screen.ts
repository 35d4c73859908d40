import { english } from "./english.ts";
import { german } from "./german.ts";
import { normaliseForScreening } from "./normalise.ts";
import { otherCyrillicLanguages, otherLatinLanguages } from "./other-languages.ts";
import type { SafetyLanguage, SafetyLevel, SafetyRule } from "./rule.ts";
import { russian } from "./russian.ts";
import { spanish } from "./spanish.ts";

/** What the deterministic screen says about a text; nothing of the text itself. */
export interface Screening {
  readonly level: SafetyLevel;
  /** Id of the rule that decided; `null` at level 0. */
  readonly rule: string | null;
}

const nothing: Screening = { level: 0, rule: null };

/** Every text meets every language's rules, since people in pain may change into their first language. */
const latinLanguages: readonly SafetyLanguage[] = [english, spanish, german, otherLatinLanguages];
const cyrillicLanguages: readonly SafetyLanguage[] = [russian, otherCyrillicLanguages];

/** How much of what stands around a hit can change its meaning, in characters. */
const contextLength = 160;

/** A sentence without an end is read in pieces that overlap, so that time grows with the length only. */
const pieceLength = 1000;

/** Order of gravity: another danger than suicide stands between a passive wish and active thoughts. */
const gravity: Readonly<Record<string, number>> = { "0": 0, "1": 1, "2": 2, S: 2.5, "3": 3, "4": 4, "5": 5 };

function gravityOf(level: SafetyLevel): number {
  return gravity[String(level)] ?? 0;
}

/** The graver of two screenings. */
export function graver(first: Screening, second: Screening): Screening {
  return gravityOf(second.level) > gravityOf(first.level) ? second : first;
}

/** Whether a level is answered before anything else waits: 3, 4, 5 and S. */
export function isUrgent(level: SafetyLevel): boolean {
  return gravityOf(level) > 2;
}

/** Whether a level is answered by the crisis protocol and nothing else: 2 to 5 and S. */
export function isGrave(level: SafetyLevel): boolean {
  return gravityOf(level) >= 2;
}

function matches(pattern: RegExp | undefined, text: string): boolean {
  return pattern !== undefined && text.search(pattern) >= 0;
}

/** The clause a hit stands in begins after the last comma or "but" before it. */
const clauseStart = /[,:–—]|\b(?:but|aber|sondern|pero|sino)\b|(?<!\p{L})(?:но|а|зато)(?!\p{L})/gu;

function clauseBefore(before: string): string {
  let start = 0;
  for (const edge of before.matchAll(clauseStart)) start = edge.index + edge[0].length;
  return before.slice(start);
}

/** What the rules of a language say of one sentence. */
interface Reading {
  readonly found: Screening;
  /** Whether a grave pattern was there and the sentence took it back: a denial, a figure of speech, long over. */
  readonly isDismissed: boolean;
}

function judge(
  rule: SafetyRule,
  language: SafetyLanguage,
  sentence: string,
  hit: RegExpExecArray,
): Screening {
  const before = sentence.slice(Math.max(0, hit.index - contextLength), hit.index);
  const end = hit.index + hit[0].length;
  const after = sentence.slice(end, end + contextLength);
  const denied =
    rule.negatable !== false &&
    (matches(language.negationBefore, clauseBefore(before)) ||
      matches(language.negationInside, hit[0]) ||
      matches(language.negationAfter, after));
  if (denied) return nothing;
  if (rule.anyone === true && matches(language.otherPersonBefore, before)) {
    return { level: "S", rule: `${rule.id}.other-person` };
  }
  // A past attempt stays as grave as it is; thoughts of long ago only ask for kindness.
  if (rule.level === 5 && matches(language.past, sentence)) return { level: 4, rule: rule.id };
  if ((rule.level === 2 || rule.level === 3) && matches(language.past, sentence))
    return { level: 1, rule: rule.id };
  return { level: rule.level, rule: rule.id };
}

function readSentence(sentence: string, language: SafetyLanguage): Reading {
  let found = nothing;
  let isDismissed = false;
  for (const rule of language.rules) {
    if (gravityOf(rule.level) <= gravityOf(found.level)) continue;
    if (matches(rule.unless, sentence)) {
      isDismissed ||= isGrave(rule.level) && matches(rule.pattern, sentence);
      continue;
    }
    for (const hit of sentence.matchAll(rule.pattern)) {
      const judged = judge(rule, language, sentence, hit);
      isDismissed ||= isGrave(rule.level) && !isGrave(judged.level);
      found = graver(found, judged);
    }
  }
  return { found, isDismissed };
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const part of normaliseForScreening(text).split(/[.!?;\n…]+/u)) {
    const sentence = part.trim();
    for (let start = 0; start < sentence.length; start += pieceLength - contextLength) {
      pieces.push(sentence.slice(start, start + pieceLength));
      if (start + pieceLength >= sentence.length) break;
    }
  }
  return pieces;
}

function readPiece(piece: string): Reading {
  let reading: Reading = { found: nothing, isDismissed: false };
  const isCyrillic = /\p{Script=Cyrillic}/u.test(piece);
  const languages = [
    ...(isCyrillic ? cyrillicLanguages : []),
    ...(/[a-z]/.test(piece) ? latinLanguages : []),
  ];
  for (const language of languages) {
    const { found, isDismissed } = readSentence(piece, language);
    reading = {
      found: graver(reading.found, found),
      isDismissed: reading.isDismissed || isDismissed,
    };
  }
  return reading;
}

/**
 * Looks for danger in a text in any of the four languages, and a little in some others, by rules alone: no model, no
 * network, the same every time. Takes time in proportion to the length. Log only what it returns, never the text.
 */
export function screenText(text: string): Screening {
  return piecesOf(text).reduce((found, piece) => graver(found, readPiece(piece).found), nothing);
}

/**
 * The sentences of a text that the rules neither found grave nor recognised as a denial, a figure of speech or long
 * over: what is left for a model to judge. In the form that `normaliseForScreening` gives, shortened to 1,000 letters.
 */
export function undecidedSentences(text: string): readonly string[] {
  return piecesOf(text).filter((piece) => {
    const { found, isDismissed } = readPiece(piece);
    return /\p{L}/u.test(piece) && !isDismissed && !isGrave(found.level);
  });
}
