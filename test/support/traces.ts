import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Pieces of bytes to look for, each as it is, in hex, and in base64 wherever its first byte falls. */
export interface Traces {
  /** Names of the ways a haystack holds one of the pieces; empty where it holds none. */
  foundIn(haystack: Buffer): readonly string[];
}

const pieceBytes = 24;

function base64At(piece: Uint8Array, offset: number): Buffer {
  // The characters that depend on the neighbours are cut off.
  const padded = Buffer.concat([Buffer.alloc(offset), piece]).toString("base64");
  return Buffer.from(padded.slice(offset === 0 ? 0 : 4, -4));
}

/** Cuts pieces out of bytes, evenly. @param count how many */
export function tracesOf(bytes: Uint8Array, count = 12): Traces {
  const step = Math.floor((bytes.length - pieceBytes) / count);
  const needles = Array.from({ length: count }, (_, index) => {
    const piece = bytes.subarray(index * step + step / 2, index * step + step / 2 + pieceBytes);
    const hex = Buffer.from(piece).toString("hex");
    return [
      { way: "raw", needle: Buffer.from(piece) },
      { way: "hex", needle: Buffer.from(hex) },
      ...[0, 1, 2].map((offset) => ({ way: "base64", needle: base64At(piece, offset) })),
    ];
  }).flat();
  return {
    foundIn: (haystack) => needles.filter(({ needle }) => haystack.includes(needle)).map(({ way }) => way),
  };
}

/** Every file below a folder, one after the other; those that vanish meanwhile are passed over. */
export async function* filesBelow(
  folder: string,
): AsyncGenerator<{ readonly path: string; readonly bytes: Buffer }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes !== undefined) yield { path, bytes };
  }
}
