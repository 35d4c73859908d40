/** What a person wants of Leo's memory. */
export type MemoryRequest =
  | { readonly kind: "list" }
  | { readonly kind: "recall"; readonly topic: string }
  | { readonly kind: "keep"; readonly words: string }
  | { readonly kind: "forget"; readonly topic: string };

/** Patterns of one language; the first group is what it is about. The whole sentence has to be one of them. */
interface RequestPatterns {
  readonly list: readonly RegExp[];
  readonly recall: readonly RegExp[];
  readonly keep: readonly RegExp[];
  readonly forget: readonly RegExp[];
}

const english: RequestPatterns = {
  list: [
    /^what (?:do|can) you (?:still )?remember(?: (?:about|of) me)?$/iu,
    /^what have you (?:remembered|memori[sz]ed)(?: about me)?$/iu,
    /^show (?:me )?(?:your memories|what you remember)(?: (?:about|of) me)?$/iu,
  ],
  recall: [
    /^what do you (?:still )?remember (?:about|of) (.+)$/iu,
    /^do you (?:still )?remember what i (?:said|told you|wrote) about (.+)$/iu,
    /^what did i (?:say|tell you|write) about (.+)$/iu,
  ],
  keep: [
    /^(?:please )?(?:remember|keep in mind|don['’]t forget) that (.+)$/isu,
    /^(?:please )?remember(?: this)?: ?(.+)$/isu,
  ],
  forget: [
    /^(?:please )?forget (?:what|everything|all|anything)(?: that)? i(?:['’]ve| have)? (?:said|told you|wrote|written)(?: to you)? about (.+)$/iu,
  ],
};

const german: RequestPatterns = {
  list: [
    /^was wei(?:ß|ss)t du noch (?:über|von) mir$/iu,
    /^woran erinnerst du dich(?: bei mir| von mir)?$/iu,
    /^was hast du dir (?:(?:über|von) mir )?gemerkt$/iu,
  ],
  recall: [
    /^was wei(?:ß|ss)t du noch (?:über|von|zu) (.+)$/iu,
    /^was hast du dir (?:über|von|zu) (.+) gemerkt$/iu,
    /^was habe ich (?:dir )?(?:über|von|zu) (.+) (?:gesagt|erzählt|geschrieben)$/iu,
  ],
  keep: [
    /^(?:bitte )?merke? dir(?: bitte)?(?:,? dass |: ?)(.+)$/isu,
    /^(?:bitte )?vergiss (?:bitte )?nicht, dass (.+)$/isu,
  ],
  forget: [
    /^(?:bitte )?vergiss(?: bitte)?,? (?:alles,? )?was ich (?:dir )?(?:über|von|zu) (.+?) (?:gesagt|erzählt|geschrieben) habe$/iu,
  ],
};

const spanish: RequestPatterns = {
  list: [
    /^(?:de )?qué (?:recuerdas|te acuerdas)(?: (?:de|sobre) mí)?$/iu,
    /^qué has recordado(?: (?:de|sobre) mí)?$/iu,
  ],
  recall: [
    /^qué (?:recuerdas|te acuerdas) (?:de|sobre) (.+)$/iu,
    /^qué te (?:dije|conté) (?:de|sobre|acerca de) (.+)$/iu,
  ],
  keep: [/^(?:por favor,? )?(?:recuerda|ten en cuenta|acuérdate de|no olvides) que (.+)$/isu],
  forget: [
    /^(?:por favor,? )?olvida (?:todo )?lo que (?:te )?(?:he )?(?:dije|conté|escribí|dicho|contado|escrito) (?:de|sobre|acerca de) (.+)$/iu,
  ],
};

const russian: RequestPatterns = {
  list: [
    /^что (?:ты |вы )?(?:обо мне )?(?:помнишь|помните|запомнил|запомнили)(?: обо мне)?$/iu,
    /^покажи(?:те)?,? что (?:ты |вы )?(?:помнишь|помните)(?: обо мне)?$/iu,
  ],
  recall: [
    /^что (?:ты |вы )?(?:помнишь|помните) (?:об|обо|о|про) (.+)$/iu,
    /^что я (?:тебе |вам )?(?:говорила?|сказала?|рассказывала?|рассказала?|писала?) (?:об|обо|о|про) (.+)$/iu,
  ],
  keep: [/^(?:пожалуйста,? )?запомни(?:те)?(?:,? пожалуйста)?(?:,? что |: ?)(.+)$/isu],
  forget: [
    /^(?:пожалуйста,? )?забудь(?:те)?(?:,? пожалуйста)?,? (?:вс[её] )?(?:то,? )?что я (?:тебе |вам )?(?:говорила?|сказала?|рассказывала?|рассказала?|писала?) (?:об|обо|о|про) (.+)$/iu,
  ],
};

const languages = [english, german, spanish, russian];

/** About nobody but who asks. */
const myself = /^(?:me|mich|mir|mí|mi|мне|меня|мной)$/iu;

/** Longest sentence that is looked at, in characters. */
const longestRequest = 1_000;

function firstGroup(patterns: readonly RegExp[], sentence: string): string | undefined {
  for (const pattern of patterns) {
    const said = pattern.exec(sentence)?.[1]?.trim();
    if (said) return said;
  }
  return undefined;
}

/** Reads what a text asks of Leo's memory, in any of the four languages; `undefined` for anything else. */
export function readMemoryRequest(text: string): MemoryRequest | undefined {
  const whole = text.trim().slice(0, longestRequest + 1);
  if (whole.length > longestRequest) return undefined;
  const sentence = whole
    .replace(/^[¿¡\s]+/u, "")
    .replace(/^(?:leo|лео)[,!]?\s+/iu, "")
    .replace(/[?!.\s]+$/u, "");
  for (const { list, recall, keep, forget } of languages) {
    const toForget = firstGroup(forget, sentence);
    if (toForget !== undefined) return { kind: "forget", topic: toForget };
    if (list.some((pattern) => pattern.test(sentence))) return { kind: "list" };
    const topic = firstGroup(recall, sentence);
    if (topic !== undefined) return myself.test(topic) ? { kind: "list" } : { kind: "recall", topic };
    const words = firstGroup(keep, sentence);
    if (words !== undefined) return { kind: "keep", words };
  }
  return undefined;
}
