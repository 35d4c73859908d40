import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Absolute path of the project, with a slash at the end. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/** Folders that hold TypeScript of Leo's own. */
export const sourceFolders = [
  "core",
  "adapters",
  "models",
  "pipeline",
  "agent",
  "bot",
  "web-dashboard",
  "test",
  "bench",
  "eval",
] as const;

const generated = /(^|\/)(node_modules|dist|data)\//;

/** TypeScript files under some folders of the project, as sorted paths relative to its root. */
export function sourceFiles(folders: readonly string[] = sourceFolders): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(`${projectRoot}${folder}`, { recursive: true, encoding: "utf8" }).map(
        (path) => `${folder}/${path.replaceAll("\\", "/")}`,
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !generated.test(path))
    .sort();
}
