import decode from "heic-decode";
import { answerTasks } from "../../core/thread-tasks.ts";

/** A HEIC file and how many pixels it may unfold to. */
export interface HeicTask {
  readonly bytes: Uint8Array;
  readonly maxPixels: number;
}

/** RGBA pixels, upright, 8 bits each, row by row; or why there are none. */
export type HeicResult =
  | { readonly width: number; readonly height: number; readonly rgba: Uint8ClampedArray<ArrayBuffer> }
  | "too-many-pixels";

/** Decodes the first picture of a HEIC file; its size is checked before its pixels get memory. */
async function decodeFirst({ bytes, maxPixels }: HeicTask): Promise<HeicResult> {
  const images = await decode.all({ buffer: bytes });
  try {
    const image = images[0];
    if (image === undefined) throw new Error("no picture in the file");
    if (image.width * image.height > maxPixels) return "too-many-pixels";
    const { width, height, data } = await image.decode();
    return { width, height, rgba: data };
  } finally {
    images.dispose();
  }
}

// The pixels are moved, not copied, to the other thread: 12 megapixels are 48 MB.
answerTasks(decodeFirst, (result) => (typeof result === "string" ? [] : [result.rgba.buffer]));
