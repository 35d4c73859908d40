import type { Embed } from "../language/sentence-embedding.ts";
import { looksEnglish } from "./looks-english.ts";
import { blend, type FittedRisk, predictMeaning, predictWords, type Risks, readRisks } from "./risk-model.ts";
import { graver, isGrave, type Screening, screenText, undecidedSentences } from "./screen.ts";

/**
 * From which probabilities a text is raised to which level, chosen by five-fold cross-validation on the corpora: at
 * these, 3 % of ordinary sadness and 1 % of ordinary talk are asked about. docs/evaluation.md has the table.
 */
export const riskThresholds = { active: 0.7, wish: 0.6, other: 0.6 } as const;

/** Longest wait for the model, in milliseconds; then the rules' result stands. */
export const riskTimeoutMs = 2_000;

/** Most sentences of a text that are read by meaning, likeliest by their words first; each takes about 10 ms. */
const mostEmbedded = 8;
/** Most sentences that are read at all, the last ones counting too. */
const mostRead = 120;

/** How grave a text is: by rules, and by what may only raise it. */
export type Screen = (text: string, signal?: AbortSignal) => Promise<Screening>;

/** What a model makes of the probabilities of one sentence. */
export function raisedBy(risks: Risks): Screening {
  const { active, wish, other, danger } = readRisks(risks);
  if (active >= riskThresholds.active) return { level: 3, rule: "model.active" };
  if (other >= riskThresholds.other) return { level: "S", rule: `model.${danger.slice("other.".length)}` };
  if (wish >= riskThresholds.wish) return { level: 2, rule: "model.wish" };
  return { level: 0, rule: null };
}

/** The model of words and meaning as a judge of the sentences that the rules leave open. */
export function createRiskReading(fitted: FittedRisk, embed: Embed): (text: string) => Promise<Screening> {
  return async (text) => {
    const all = undecidedSentences(text);
    const sentences =
      all.length <= mostRead ? all : [...all.slice(0, mostRead / 2), ...all.slice(-mostRead / 2)];
    const read = sentences.map((sentence) => ({ sentence, byWords: predictWords(fitted, sentence) }));
    const suspects = read
      .filter(({ sentence }) => looksEnglish(sentence))
      .sort((a, b) => suspicion(b.byWords) - suspicion(a.byWords))
      .slice(0, mostEmbedded);
    const vectors =
      suspects.length === 0 ? [] : await embed(suspects.map(({ sentence }) => sentence.slice(0, 500)));
    const byMeaning = new Map(suspects.map(({ sentence }, index) => [sentence, vectors[index]]));
    let found: Screening = { level: 0, rule: null };
    for (const { sentence, byWords } of read) {
      const vector = byMeaning.get(sentence);
      const meaning = vector === undefined ? undefined : predictMeaning(fitted, vector);
      found = graver(found, raisedBy(blend(byWords, meaning)));
    }
    return found;
  };
}

function suspicion(risks: Risks): number {
  const { wish, other } = readRisks(risks);
  return wish + other;
}

/**
 * The whole screen: rules first; a text that they don't find grave goes to the model, which may only raise it. A model
 * that fails, is late or is still loading leaves the rules' result as it is.
 * @param reading loads at the first use at the latest @param onFault hears that the model could not be asked
 */
export function createScreen(
  reading: () => Promise<(text: string) => Promise<Screening>>,
  onFault: (error: unknown) => void,
): Screen {
  return async (text, signal) => {
    const byRules = screenText(text);
    if (isGrave(byRules.level)) return byRules;
    const timeout = AbortSignal.timeout(riskTimeoutMs);
    const end = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    try {
      end.throwIfAborted();
      const late = new Promise<never>((_, reject) => {
        end.addEventListener("abort", () => reject(end.reason), { once: true });
      });
      const byModel = reading().then((read) => read(text));
      return graver(byRules, await Promise.race([byModel, late]));
    } catch (error) {
      onFault(error);
      return byRules;
    }
  };
}
