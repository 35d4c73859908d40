import sharp, { type Sharp } from "sharp";
import { sha256 } from "../../core/ids.ts";
import type { PhotoRefusal } from "../findings.ts";
import { decodeHeic } from "./heic.ts";
import { detectImageFormat } from "./image-format.ts";

const maxSizeBytes = 20 * 1024 * 1024;
/** 50 megapixels: more than phones send, few enough to decode in memory. */
const maxPixels = 50e6;
/** A face that fills so small a picture still has fewer than 45 px between the eyes. */
const minShortSidePx = 160;
/** Long side of the picture every analyser sees. */
const longSidePx = 960;
const decodeTimeoutSeconds = 15;

/** Upright sRGB pixels, 8 bits each, three to a pixel, row by row from the top left. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A photo as analysers see it: upright, at most 960 px, without metadata, in memory only. */
export interface PreparedPhoto {
  /** SHA-256 of the picture's pixels, hex; equal for equal pictures. */
  readonly contentHash: string;
  readonly picture: Picture;
  /** The same picture as a JPEG, for vision models. */
  readonly jpeg: Uint8Array;
  /** Overwrites the pixels and the JPEG with zeros; nothing may read them afterwards. */
  release(): void;
}

/**
 * Opens a photo for analysis, or says why it can't be used; writes nothing to disk and leaves the bytes as they are.
 * Throws only when the signal aborts.
 */
export async function preparePhoto(
  bytes: Uint8Array,
  options: { readonly signal: AbortSignal },
): Promise<PreparedPhoto | PhotoRefusal> {
  const { signal } = options;
  signal.throwIfAborted();
  if (bytes.length > maxSizeBytes) return "too-large";
  const format = detectImageFormat(bytes);
  if (format === undefined) return "not-an-image";
  try {
    const opened = format === "heic" ? await openHeic(bytes, signal) : await openDirectly(bytes);
    signal.throwIfAborted();
    return typeof opened === "string" ? opened : await shrink(opened, signal);
  } catch {
    signal.throwIfAborted();
    return "broken";
  }
}

function sizeRefusal(width: number, height: number): PhotoRefusal | undefined {
  if (width * height > maxPixels) return "too-many-pixels";
  return Math.min(width, height) < minShortSidePx ? "too-small" : undefined;
}

/** JPEG, PNG, WebP and AVIF; the header alone decides whether the pixels are decoded at all. */
async function openDirectly(bytes: Uint8Array): Promise<Sharp | PhotoRefusal> {
  const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (pages > 1) return "not-an-image";
  return (
    sizeRefusal(width, height) ??
    sharp(bytes, { limitInputPixels: maxPixels, failOn: "error", sequentialRead: true })
  );
}

async function openHeic(bytes: Uint8Array, signal: AbortSignal): Promise<Sharp | PhotoRefusal> {
  const decoded = await decodeHeic(bytes, maxPixels, signal);
  if (decoded === "too-many-pixels") return decoded;
  const { width, height, rgba } = decoded;
  return sizeRefusal(width, height) ?? sharp(rgba, { raw: { width, height, channels: 4 } });
}

async function shrink(opened: Sharp, signal: AbortSignal): Promise<PreparedPhoto> {
  const { data, info } = await opened
    .timeout({ seconds: decodeTimeoutSeconds })
    .autoOrient()
    .resize(longSidePx, longSidePx, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  if (info.channels !== 3) throw new Error("expected three channels");
  signal.throwIfAborted();
  const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return {
    contentHash: sha256(data),
    picture: { width, height, rgb: data },
    jpeg,
    release: () => {
      data.fill(0);
      jpeg.fill(0);
    },
  };
}
