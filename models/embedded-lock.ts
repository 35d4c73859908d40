import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { LeoError } from "../core/errors.ts";

const run = promisify(execFile);

/** How long an old server may take to go before the folder counts as in use. */
const waitMs = { stopping: 20_000, ready: 2_500, step: 50 };

interface RunningServer {
  readonly pid: number;
  /** PostgreSQL's own word in line 8 of the file: `starting`, `ready`, `stopping`, `standby`. */
  readonly status: string;
}

/** Whether a process is a live PostgreSQL; a zombie or another program under a reused number is not. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === "linux") {
    try {
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      return /^Name:\s+postgres/m.test(status) && !/^State:\s+[ZX]/m.test(status);
    } catch {
      return false;
    }
  }
  const listed = await run("ps", ["-o", "stat=,comm=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return /postgres/.test(listed.stdout) && !/^\s*Z/.test(listed.stdout);
}

async function readServer(pidFile: string): Promise<RunningServer | undefined> {
  const lines = await readFile(pidFile, "utf8").then(
    (text) => text.split("\n"),
    () => undefined,
  );
  if (lines === undefined) return undefined;
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !(await isPostgres(pid))) {
    await rm(pidFile, { force: true });
    return undefined;
  }
  return { pid, status: (lines[7] ?? "").trim() };
}

/**
 * Makes sure that no server runs on a data folder: waits for one that is stopping, removes the file of a dead one.
 * @throws LeoError `data-folder-in-use`
 */
export async function clearStaleServer(cluster: string): Promise<void> {
  const pidFile = join(cluster, "postmaster.pid");
  for (let waitedMs = 0; ; waitedMs += waitMs.step) {
    const server = await readServer(pidFile);
    if (server === undefined) return;
    // A server whose Node was killed a moment ago still says "ready" until its watcher has told it to stop.
    if (waitedMs >= (server.status === "stopping" ? waitMs.stopping : waitMs.ready)) {
      throw new LeoError(
        "data-folder-in-use",
        `This data folder is in use by pid ${server.pid} (${cluster}). Leo may be running already: stop it first, ` +
          "choose another DATA_DIR, or set DATABASE_URL to share one database between instances.",
      );
    }
    await pause(waitMs.step);
  }
}
