import { tmpdir, userInfo } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { sha256 } from "./ids.ts";

/** Longest path of a Unix socket, in bytes, that every system takes. */
const longestPathBytes = 100;

/** Where a running Leo listens for terminals of the same machine and user. */
export function terminalSocketPath(dataDir: string): string {
  const beside = join(resolve(dataDir), "terminal.sock");
  if (Buffer.byteLength(beside) <= longestPathBytes) return beside;
  return join(tmpdir(), `leo-${userInfo().uid}-${sha256(resolve(dataDir)).slice(0, 12)}.sock`);
}

const photoEnding = /\.(?:jpe?g|png|webp|heic|heif|avif|gif|tiff?|bmp|svg)$/i;

/** Whether a line is the absolute path of a picture, which a terminal sends as a photo. */
export function isPhotoPath(line: string): boolean {
  return isAbsolute(line) && photoEnding.test(line);
}
