import { loadFittedLanguages } from "./fitted-models.ts";
import { loadEmbedding } from "./sentence-embedding.ts";

// Run by `npm ci`, so that the first conversation needn't wait for it.
await loadFittedLanguages(await loadEmbedding());
