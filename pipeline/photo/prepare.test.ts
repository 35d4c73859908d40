import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { distantPng, portraitHeic, portraitJpeg } from "../../test/support/photos.ts";
import type { PhotoRefusal } from "../findings.ts";
import { type PreparedPhoto, preparePhoto } from "./prepare.ts";

const unhurried = { signal: new AbortController().signal };

async function prepared(bytes: Uint8Array): Promise<PreparedPhoto> {
  const photo = await preparePhoto(bytes, unhurried);
  if (typeof photo === "string") throw new Error(`refused: ${photo}`);
  return photo;
}

/** Mean difference of two pictures' pixels, 0 to 255. */
function difference(one: PreparedPhoto, other: PreparedPhoto): number {
  expect([one.picture.width, one.picture.height]).toEqual([other.picture.width, other.picture.height]);
  let sum = 0;
  for (const [index, value] of one.picture.rgb.entries())
    sum += Math.abs(value - (other.picture.rgb[index] ?? 0));
  return sum / one.picture.rgb.length;
}

test.each(["jpeg", "png", "webp", "avif"] as const)(
  "%s opens as the same upright picture",
  async (format) => {
    const photo = await prepared(await sharp(portraitJpeg()).toFormat(format, { quality: 90 }).toBuffer());
    expect(difference(photo, await prepared(portraitJpeg()))).toBeLessThan(6);
  },
);

test("HEIC opens as the same picture, whichever of its brands it names first", async () => {
  const photo = await prepared(portraitHeic());
  expect(photo.picture).toMatchObject({ width: 512, height: 600 });
  expect(difference(photo, await prepared(portraitJpeg()))).toBeLessThan(8);
  const renamed = portraitHeic();
  renamed.write("mif1", 8, "latin1");
  expect((await prepared(renamed)).contentHash).toBe(photo.contentHash);
});

test("a picture the camera stored lying on its side stands upright", async () => {
  const lying = await sharp(portraitJpeg())
    .rotate(-90)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
  expect(await sharp(lying).metadata()).toMatchObject({ width: 600, height: 512, orientation: 6 });
  expect(difference(await prepared(lying), await prepared(portraitJpeg()))).toBeLessThan(6);
});

test("a large picture shrinks to 960 px, a small one keeps its size", async () => {
  const large = await prepared(await sharp(portraitJpeg()).resize(2000).jpeg().toBuffer());
  expect(large.picture).toMatchObject({ width: 819, height: 960 });
  expect((await prepared(portraitJpeg())).picture).toMatchObject({ width: 512, height: 600 });
});

test("what goes to a vision model is the same picture without any metadata", async () => {
  const tagged = await sharp(portraitJpeg())
    .withExif({ IFD0: { Make: "Camera", Artist: "Somebody" }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } })
    .jpeg()
    .toBuffer();
  expect((await sharp(tagged).metadata()).exif).toBeDefined();
  const photo = await prepared(tagged);
  const { exif, xmp, iptc, icc, format, width, height } = await sharp(photo.jpeg).metadata();
  expect({ exif, xmp, iptc, icc, format, width, height }).toEqual({
    format: "jpeg",
    width: 512,
    height: 600,
  });
});

test.each([
  ["a grey picture", (picture: Sharp) => picture.greyscale().png()],
  ["a picture with transparent parts", (picture: Sharp) => picture.ensureAlpha(0.5).png()],
  ["a picture for print", (picture: Sharp) => picture.toColourspace("cmyk").jpeg()],
  ["a picture with 16 bits a channel", (picture: Sharp) => picture.toColourspace("rgb16").png()],
])("%s comes out with three channels of 8 bits", async (_, change) => {
  const { picture } = await prepared(await change(sharp(portraitJpeg())).toBuffer());
  expect(picture.rgb.length).toBe(512 * 600 * 3);
});

/** A PNG whose header promises a size and whose data is one row. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])));
    return Buffer.concat([length, Buffer.from(type), data, checksum]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(100))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The HEIC portrait with another size written into its header. */
function heicClaiming(width: number, height: number): Buffer {
  const bytes = portraitHeic();
  const size = bytes.indexOf("ispe");
  bytes.writeUInt32BE(width, size + 8);
  bytes.writeUInt32BE(height, size + 12);
  return bytes;
}

async function movingWebp(): Promise<Buffer> {
  const frames = await Promise.all(
    ["#c08060", "#6080c0"].map((background) =>
      sharp({ create: { width: 300, height: 300, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><rect width="500" height="500"/></svg>';

const refusals: readonly (readonly [string, () => Buffer | Promise<Buffer>, PhotoRefusal])[] = [
  ["an empty file", () => Buffer.alloc(0), "not-an-image"],
  ["a text", () => Buffer.from("This is a letter and not a picture of anybody."), "not-an-image"],
  ["a drawing in SVG", () => Buffer.from(svg), "not-an-image"],
  ["a drawing in SVG behind an XML line", () => Buffer.from(`<?xml version="1.0"?>${svg}`), "not-an-image"],
  ["a GIF", () => sharp(distantPng()).gif().toBuffer(), "not-an-image"],
  ["a TIFF", () => sharp(distantPng()).tiff().toBuffer(), "not-an-image"],
  ["a moving WebP", movingWebp, "not-an-image"],
  ["a video", () => Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isommp42 and so on", "latin1"), "not-an-image"],
  ["25 MB that begin like a JPEG", () => Buffer.concat([portraitJpeg(), Buffer.alloc(25e6)]), "too-large"],
  ["a PNG that claims 80 megapixels", () => pngOf(10_000, 8_000), "too-many-pixels"],
  ["a HEIC that claims 80 megapixels", () => heicClaiming(10_000, 8_000), "too-many-pixels"],
  ["a PNG whose data ends after its first row", () => pngOf(1_000, 1_000), "broken"],
  ["half a JPEG", () => portraitJpeg().subarray(0, 30_000), "broken"],
  ["half a PNG", () => distantPng().subarray(0, 300_000), "broken"],
  ["half a HEIC", () => portraitHeic().subarray(0, 14_000), "broken"],
  ["the first bytes of a JPEG", () => portraitJpeg().subarray(0, 20), "broken"],
  ["a thumbnail", () => sharp(portraitJpeg()).resize(120).jpeg().toBuffer(), "too-small"],
];

test.each(refusals)("%s is refused for what it is", async (_, make, reason) => {
  expect(await preparePhoto(await make(), unhurried)).toBe(reason);
});

test("equal pictures are known by the same hash, others by another", async () => {
  const { contentHash } = await prepared(portraitJpeg());
  expect(contentHash).toMatch(/^[\da-f]{64}$/);
  expect((await prepared(portraitJpeg())).contentHash).toBe(contentHash);
  expect((await prepared(distantPng())).contentHash).not.toBe(contentHash);
});

test("a released photo is zeros only, and the bytes it came from are untouched", async () => {
  const bytes = portraitJpeg();
  const photo = await prepared(bytes);
  expect(bytes.equals(portraitJpeg())).toBe(true);
  photo.release();
  expect(photo.picture.rgb.every((value) => value === 0)).toBe(true);
  expect(photo.jpeg.every((value) => value === 0)).toBe(true);
});

test.each([
  ["JPEG", portraitJpeg],
  ["HEIC", portraitHeic],
])("a %s is given up when nobody waits for it any more", async (_, photo) => {
  const before = new AbortController();
  before.abort(new Error("gone"));
  await expect(preparePhoto(photo(), before)).rejects.toThrow("gone");
  const during = new AbortController();
  const running = preparePhoto(photo(), during);
  during.abort(new Error("gone"));
  await expect(running).rejects.toThrow("gone");
});

test("a program started in any folder opens HEIC, and a broken one prints nothing into its output", async () => {
  const script = `
    import { preparePhoto } from ${JSON.stringify(new URL("./prepare.ts", import.meta.url).href)};
    import { portraitHeic } from ${JSON.stringify(new URL("../../test/support/photos.ts", import.meta.url).href)};
    const { signal } = new AbortController();
    const whole = await preparePhoto(portraitHeic(), { signal });
    const half = await preparePhoto(portraitHeic().subarray(0, 14000), { signal });
    console.log(JSON.stringify([whole.picture.width, half]));
  `;
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx"));
  const run = promisify(execFile)(
    process.execPath,
    ["--import", loader.href, "--input-type=module", "--eval", script],
    { cwd: tmpdir() },
  );
  expect(await run).toEqual({ stdout: '[512,"broken"]\n', stderr: "" });
});
