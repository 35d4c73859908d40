/** How grave a text is: 0 nothing, 1 distress, 2 passive wish, 3 active thoughts, 4 method, 5 intent; S other dangers. */
export type SafetyLevel = 0 | 1 | 2 | 3 | 4 | 5 | "S";

/** What a level S is about; each has a reply of its own. */
export const otherDangers = [
  "self-harm",
  "abuse",
  "eating",
  "voices",
  "medical",
  "other-person",
  "violence",
] as const;
export type OtherDanger = (typeof otherDangers)[number];

/** One pattern that raises a level. */
export interface SafetyRule {
  /** Names the rule in logs, e.g. `en.kill-self`; at level S it ends in one of {@link otherDangers}. */
  readonly id: string;
  readonly level: Exclude<SafetyLevel, 0>;
  /** What is looked for in one sentence, in the form that `normaliseForScreening` gives. */
  readonly pattern: RegExp;
  /** Figures of speech: when one of these is in the same sentence, the rule stays silent. */
  readonly unless?: RegExp;
  /** False where "not" is part of what is meant, as in "I don't want to live". */
  readonly negatable?: boolean;
  /** True where the words don't tell who is meant, as in "suicidal": a friend's danger gets another reply. */
  readonly anyone?: boolean;
}

/** The rules of one language, with how it says "not", "he or she" and "long ago". */
export interface SafetyLanguage {
  readonly rules: readonly SafetyRule[];
  /** Matches at the end of what stands before a hit, when the hit is denied. */
  readonly negationBefore: RegExp;
  /** Matches inside a hit that is denied. */
  readonly negationInside?: RegExp;
  /** Matches at the start of what stands behind a hit, when the hit is denied. */
  readonly negationAfter?: RegExp;
  /** Matches before a hit that is about somebody else. */
  readonly otherPersonBefore: RegExp;
  /** Matches a sentence about a time that is over. */
  readonly past: RegExp;
}

const wordEdge = "(?:(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}]))";

/**
 * Compiles a pattern in which `\b` is an edge of a word and `\w` a letter or digit of the pattern's own script.
 * Screened text has no accents left on Latin letters, so only Cyrillic patterns pay for Unicode classes.
 */
export function phrase(source: string): RegExp {
  if (!/\p{Script=Cyrillic}/u.test(source)) return new RegExp(source, "g");
  return new RegExp(source.replaceAll("\\b", wordEdge).replaceAll("\\w", "[\\p{L}\\p{N}]"), "gu");
}
