import type { Clock } from "../../core/clock.ts";
import type { Database } from "../../models/database.ts";
import type { ModelAccess } from "../../pipeline/providers/access.ts";
import type { TokenBudget } from "../../pipeline/token-budget.ts";
import { embeddingMaker } from "../providers/embeddings.ts";
import type { Screen } from "../safety/risk-screen.ts";
import { createEnglishMeaning } from "./english-meaning.ts";
import { createMemory, type PersonMemory } from "./memory.ts";
import { wordVectors } from "./word-vectors.ts";

/** A memory, and the end of its thread. */
export interface OpenMemory extends PersonMemory {
  close(): Promise<void>;
}

/**
 * A memory on Leo's database: by the configured provider's embeddings in every language, else by meaning in English and
 * by words elsewhere. Words are compared in any case, for what no vector could be made of yet.
 */
export function openMemory(deps: {
  readonly database: Database;
  readonly models: ModelAccess;
  readonly budget: TokenBudget;
  readonly clock: Clock;
  readonly screen: Screen;
}): OpenMemory {
  const english = createEnglishMeaning();
  const provider = embeddingMaker(deps.models, deps.clock);
  const memory = createMemory({
    ...deps,
    makersFor: (locale) => {
      if (provider !== undefined) return [provider, wordVectors];
      return locale === "en" ? [english, wordVectors] : [wordVectors];
    },
  });
  return { ...memory, close: () => english.stop() };
}
