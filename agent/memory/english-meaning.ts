import { createTaskThread } from "../../core/task-thread.ts";
import type { VectorMaker } from "./vector-maker.ts";

/** A maker that works in a thread of its own, and the end of that thread. */
export interface ThreadedMaker extends VectorMaker {
  stop(): Promise<void>;
}

/** Compares English texts by meaning without any provider; the model is loaded with the first text. */
export function createEnglishMeaning(): ThreadedMaker {
  const thread = createTaskThread<readonly string[], readonly Float32Array[]>(
    new URL("./english-meaning-worker.ts", import.meta.url),
  );
  return {
    model: "use-lite:1",
    nearFrom: { text: 0.5, topic: 0.36 },
    isPaid: false,
    // An abort would end the thread, and the model with it, that the next text needs: whoever waits stops waiting.
    make: async (texts) => ({ vectors: await thread.run(texts, new AbortController().signal), tokens: 0 }),
    stop: () => thread.stop(),
  };
}
