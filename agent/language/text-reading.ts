import type { Locale } from "../../core/locales.ts";
import { createTaskThread } from "../../core/task-thread.ts";
import type { IntentReading } from "./intent-reading.ts";
import type { LanguageTask } from "./language-worker.ts";

/** Reads texts for what they are meant as, beside the thread that answers everybody. */
export interface TextReading {
  /** @param locale the person's own language; a text in another of the four is read in that one */
  read(text: string, locale: Locale, signal: AbortSignal): Promise<IntentReading>;
  stop(): Promise<void>;
}

/** Opens the reading; its thread starts with the first text and takes some 0.5 s to learn to read. */
export function openTextReading(): TextReading {
  const worker = new URL("./language-worker.ts", import.meta.url);
  const thread = createTaskThread<LanguageTask, IntentReading>(worker, 1_000);
  // A turn that gives up must not take the thread with it: others read there too, and it may still be learning.
  const forever = new AbortController().signal;
  return {
    read: (text, locale, signal) =>
      new Promise((resolve, reject) => {
        const giveUp = () => reject(signal.reason);
        signal.addEventListener("abort", giveUp, { once: true });
        if (signal.aborted) giveUp();
        thread
          .run({ text, locale }, forever)
          .then(resolve, reject)
          .finally(() => signal.removeEventListener("abort", giveUp));
      }),
    stop: () => thread.stop(),
  };
}
