import { createTaskThread } from "../../core/task-thread.ts";
import type { PhotoMeasurements } from "./measurements.ts";
import type { Picture } from "./prepare.ts";

/** Measures faces in a thread of its own, one picture at a time, in the order they came. */
export interface FaceReader {
  /**
   * Measures one picture. Rejects when the signal aborts, when 64 pictures are waiting, or when the thread fails on
   * this picture; the next one gets a fresh thread.
   */
  measure(picture: Picture, signal: AbortSignal): Promise<PhotoMeasurements>;
  /** Starts the thread and loads the models, so that the first photo needn't wait for them. */
  warmUp(): Promise<void>;
  /** Ends the thread; pictures that wait or are being measured are rejected. */
  stop(): Promise<void>;
}

/** Makes a reader; its thread starts with the first picture and keeps the models until {@link FaceReader.stop}. */
export function createFaceReader(): FaceReader {
  const thread = createTaskThread<Picture, PhotoMeasurements>(new URL("./face-worker.ts", import.meta.url));
  return {
    measure: thread.run,
    warmUp: async () => {
      const side = 256;
      const blank = { width: side, height: side, rgb: new Uint8Array(side * side * 3) };
      await thread.run(blank, new AbortController().signal);
    },
    stop: thread.stop,
  };
}
