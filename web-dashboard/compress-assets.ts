import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Smaller files gain nothing from being compressed. */
const minBytes = 1_024;

/** Puts a Brotli and a gzip copy beside each script and style, as they were written, for the server to choose from. */
export function compressAssets(): Plugin {
  return {
    name: "compress-assets",
    apply: "build",
    // Not earlier: Vite itself still changes the chunks while they are generated.
    async writeBundle(options, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const path = join(options.dir ?? "", name);
          const source = await readFile(path);
          if (source.byteLength < minBytes) return;
          await writeFile(`${path}.br`, brotliCompressSync(source));
          await writeFile(`${path}.gz`, gzipSync(source, { level: 9 }));
        }),
      );
    },
  };
}
