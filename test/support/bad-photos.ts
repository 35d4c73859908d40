import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { PhotoRefusal } from "../../pipeline/findings.ts";
import { distantPng, portraitJpeg } from "./photos.ts";

function pngChunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}

/** A PNG of a few hundred bytes whose header promises 80 megapixels. */
function hugePng(): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(10_000, 0);
  header.writeUInt32BE(8_000, 4);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.alloc(100))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

function twoPeople(): Promise<Buffer> {
  const side = { width: 1_024, height: 600, channels: 3, background: "#808080" } as const;
  return sharp({ create: side })
    .composite([
      { input: portraitJpeg(), left: 0, top: 0 },
      { input: portraitJpeg(), left: 512, top: 0 },
    ])
    .jpeg()
    .toBuffer();
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><rect width="500" height="500"/></svg>';

/** A file that can't be used as a photo, and why. */
export interface BadPhoto {
  readonly what: string;
  readonly mimeType: string;
  readonly reason: PhotoRefusal;
  make(): Buffer | Promise<Buffer>;
}

/** One file for each way a photo can be bad. */
export const badPhotos: readonly BadPhoto[] = [
  {
    what: "a letter named like a picture",
    mimeType: "image/jpeg",
    reason: "not-an-image",
    make: () => Buffer.from("Dear Leo, this is a letter and not a picture of anybody."),
  },
  { what: "an SVG", mimeType: "image/svg+xml", reason: "not-an-image", make: () => Buffer.from(svg) },
  {
    what: "a photo cut short",
    mimeType: "image/jpeg",
    reason: "broken",
    make: () => portraitJpeg().subarray(0, 30_000),
  },
  { what: "a picture of 80 megapixels", mimeType: "image/png", reason: "too-many-pixels", make: hugePng },
  {
    what: "two faces",
    mimeType: "image/jpeg",
    reason: "several-faces",
    make: twoPeople,
  },
  { what: "a face far away", mimeType: "image/png", reason: "come-closer", make: distantPng },
  {
    what: "a dark photo",
    mimeType: "image/jpeg",
    reason: "too-dark",
    make: () => sharp(portraitJpeg()).linear(0.25, 0).jpeg().toBuffer(),
  },
  {
    what: "a blurred photo",
    mimeType: "image/jpeg",
    reason: "blurred",
    make: () => sharp(portraitJpeg()).blur(6).jpeg().toBuffer(),
  },
  {
    what: "a picture of nobody",
    mimeType: "image/jpeg",
    reason: "no-face",
    make: () =>
      sharp({ create: { width: 600, height: 600, channels: 3, background: "#7090b0" } })
        .jpeg()
        .toBuffer(),
  },
];

/** 25 MB that begin like a photo. */
export function tooLargeJpeg(): Buffer {
  return Buffer.concat([portraitJpeg(), Buffer.alloc(25 * 1024 * 1024)]);
}
