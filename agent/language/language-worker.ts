import type { Locale } from "../../core/locales.ts";
import { answerTasks } from "../../core/thread-tasks.ts";
import { loadFittedLanguages } from "./fitted-models.ts";
import { createIntentReading, type IntentReading } from "./intent-reading.ts";
import { loadEmbedding } from "./sentence-embedding.ts";

/** A text to read. */
export interface LanguageTask {
  readonly text: string;
  readonly locale: Locale;
}

async function load() {
  const embed = await loadEmbedding();
  return createIntentReading(await loadFittedLanguages(embed), embed);
}

const reading = load();

answerTasks<LanguageTask, IntentReading>(async ({ text, locale }) => (await reading)(text, locale));
