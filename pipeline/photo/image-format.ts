/** The still-picture formats Leo opens; everything else, SVG above all, never reaches a decoder. */
export type ImageFormat = "jpeg" | "png" | "webp" | "avif" | "heic";

const heicBrands = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]);

/** Four-letter brands of an ISO base media file: the major one first, then the compatible ones. */
function isoBrands(bytes: Uint8Array): readonly string[] {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxBytes = Math.min(header.getUint32(0), bytes.length, 256);
  const offsets = [8];
  for (let offset = 16; offset + 4 <= boxBytes; offset += 4) offsets.push(offset);
  return offsets.map((offset) => latin1(bytes, offset, 4));
}

function latin1(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}

/**
 * Tells a picture's format from its first bytes, whatever its name or declared type says; `undefined` for anything
 * not on the list. AVIF is looked for before HEIC, since both may call themselves `mif1`.
 */
export function detectImageFormat(bytes: Uint8Array): ImageFormat | undefined {
  if (bytes.length < 16) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (latin1(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (latin1(bytes, 0, 4) === "RIFF" && latin1(bytes, 8, 4) === "WEBP") return "webp";
  if (latin1(bytes, 4, 4) !== "ftyp") return undefined;
  const brands = isoBrands(bytes);
  if (brands.includes("avif")) return "avif";
  return brands.some((brand) => heicBrands.has(brand)) ? "heic" : undefined;
}
