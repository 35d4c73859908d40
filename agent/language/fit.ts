import { loadFittedRisk } from "../safety/fitted-risk.ts";
import { loadFittedLanguages } from "./fitted-models.ts";
import { loadEmbedding } from "./sentence-embedding.ts";

// Run by `npm ci`, so that the first conversation needn't wait for it.
const embed = await loadEmbedding();
await loadFittedLanguages(embed);
await loadFittedRisk(embed);
