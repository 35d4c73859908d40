import type { Locale } from "../../core/locales.ts";
import type { Logger } from "../../core/log.ts";
import type { Database } from "../../models/database.ts";
import { findMemories, type Memory, rememberTurn, wordsOfTurn } from "../../models/memory/memories.ts";
import {
  dropVectorsOfOthers,
  hasMemories,
  memoriesWithoutVector,
  storeVectors,
  vectorsOf,
} from "../../models/memory/vectors.ts";
import { untilAborted } from "../../pipeline/analyzer.ts";
import { hasTokens, type TokenBudget } from "../../pipeline/token-budget.ts";
import { cosine } from "../language/sentence-embedding.ts";
import { isGrave, type Screening } from "../safety/screen.ts";
import type { VectorMaker } from "./vector-maker.ts";
import { contentWords } from "./word-vectors.ts";

/** Longest that an answer waits for a text's vector, in milliseconds; what is found by words is there at once. */
export const recallPatienceMs = 800;

/** How many texts are given to a maker at once. */
const batchSize = 32;

/** Longest text a vector is made of, in characters. */
const longestText = 2_000;

/** How many words a line needs that say what it is about, to be remembered. */
const fewestContentWords = 3;

/** Against the no of a better maker, as of a name it doesn't know, a lesser one needs so many times its threshold. */
const secondOpinion = 2;

/** For whom something is recalled. */
export interface RecallFor {
  readonly personId: string;
  readonly locale: Locale;
  /** Whether something came up by itself or a topic is asked for. */
  readonly by: "text" | "topic";
  /** Memories of so many newest lines of the conversation are left out. */
  readonly newestLines: number;
  readonly limit: number;
  readonly log: Logger;
}

/** What a person told weeks ago, found again by meaning. */
export interface PersonMemory {
  /** What has to do with a text, nearest first; never throws for a maker that fails, and waits for none for long. */
  recall(text: string, options: RecallFor): Promise<readonly Memory[]>;
  /** Remembers what was said in a turn, if that tells something and no danger, and brings the vectors up to date. */
  digest(
    told: { readonly personId: string; readonly locale: Locale; readonly turnId?: string },
    work: { readonly signal: AbortSignal; readonly log: Logger },
  ): Promise<void>;
}

/** What a memory is made of. */
export interface MemoryParts {
  readonly database: Database;
  readonly budget: TokenBudget;
  /** How grave a text is: a text at level 2 or above is not remembered. */
  readonly screen: (text: string, signal: AbortSignal) => Promise<Screening>;
  /** Makers for a person's language: the best first, and last the one that always works. */
  readonly makersFor: (locale: Locale) => readonly VectorMaker[];
}

/** Puts a memory together. */
export function createMemory({ database, budget, screen, makersFor }: MemoryParts): PersonMemory {
  const make = async (
    maker: VectorMaker,
    personId: string,
    texts: readonly string[],
    signal: AbortSignal,
  ) => {
    const { vectors, tokens } = await maker.make(
      texts.map((text) => text.slice(0, longestText)),
      signal,
    );
    if (tokens > 0) await budget.spend(personId, Math.ceil(tokens));
    return vectors;
  };

  /** The cosine of each memory that one maker can compare with a text; of none where it can't at the moment. */
  const cosines = async (maker: VectorMaker, text: string, options: RecallFor) => {
    const { personId, newestLines, log } = options;
    const found = new Map<string, number>();
    try {
      if (maker.isPaid && !(await hasTokens(budget, personId, log))) return found;
      const signal = AbortSignal.timeout(recallPatienceMs);
      const [[asked], vectors] = await Promise.all([
        untilAborted(signal, make(maker, personId, [text], signal)),
        vectorsOf(database, personId, maker.model, newestLines),
      ]);
      for (const { memoryId, vector } of vectors) found.set(memoryId, cosine(asked ?? [], vector));
    } catch (error) {
      log.warn(
        { model: maker.model, reason: error instanceof Error ? error.name : "unknown" },
        "not recalled",
      );
    }
    return found;
  };

  return {
    recall: async (text, options) => {
      if (!(await hasMemories(database, options.personId))) return [];
      const makers = makersFor(options.locale);
      const compared = await Promise.all(makers.map((maker) => cosines(maker, text, options)));
      const best = new Map<string, number>();
      for (const [place, maker] of makers.entries()) {
        for (const [id, found] of compared[place] ?? []) {
          const isJudged = compared.slice(0, place).some((better) => better.has(id));
          const from = maker.nearFrom[options.by] * (isJudged ? secondOpinion : 1);
          if (found >= from) best.set(id, Math.max(best.get(id) ?? 0, (found - from) / (1 - from)));
        }
      }
      const nearest = [...best]
        .sort(([, near], [, far]) => far - near)
        .slice(0, options.limit)
        .map(([id]) => id);
      const memories = await findMemories(database, options.personId, nearest);
      return memories.toSorted((a, b) => nearest.indexOf(a.id) - nearest.indexOf(b.id));
    },
    digest: async ({ personId, locale, turnId }, { signal, log }) => {
      const words = turnId === undefined ? undefined : await wordsOfTurn(database, personId, turnId);
      if (turnId !== undefined && words !== undefined && contentWords(words).length >= fewestContentWords) {
        const { level } = await screen(words, signal);
        if (!isGrave(level)) await rememberTurn(database, personId, turnId);
      }
      const makers = makersFor(locale);
      // The one that always works goes first, so that none that fails holds it up.
      for (const maker of makers.toReversed()) {
        for (;;) {
          const missing = await memoriesWithoutVector(database, personId, maker.model, batchSize);
          if (missing.length === 0 || (maker.isPaid && !(await hasTokens(budget, personId, log)))) break;
          const texts = missing.map((memory) => memory.words);
          const vectors = await make(maker, personId, texts, signal);
          const made = missing.flatMap(({ id: memoryId }, place) => {
            const vector = vectors[place];
            return vector === undefined ? [] : [{ memoryId, model: maker.model, vector }];
          });
          if (made.length < missing.length) throw new Error("fewer vectors than texts");
          await storeVectors(database, personId, made);
        }
      }
      const models = makers.map(({ model }) => model);
      await dropVectorsOfOthers(database, personId, models);
    },
  };
}
