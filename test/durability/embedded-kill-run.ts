import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../support/source-files.ts";
import { reached } from "./deadline.ts";
import { removeData } from "./remove-data.ts";

/** What is killed with -9: Node, the database's main process, or both with everything between them. */
export const victims = ["node", "postmaster", "everything"] as const;

/** What a run of kills of the built-in PostgreSQL found. */
export interface EmbeddedKillReport {
  readonly restarts: number;
  readonly failedRestarts: number;
  /** Rows that PostgreSQL had acknowledged, and how many of them were missing later. */
  readonly acknowledged: number;
  readonly lost: number;
  /** From each kill to the first row that could be read again, in milliseconds. */
  readonly restartMs: readonly number[];
}

interface Writer {
  readonly child: ChildProcess;
  readonly found: Promise<readonly number[] | undefined>;
  acknowledged(): readonly number[];
  readonly exit: Promise<unknown>;
}

function startWriter(dataDir: string): Writer {
  const file = join(projectRoot, "test/durability/row-writer.ts");
  const child = spawn(process.execPath, ["--import", "tsx", file, dataDir], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const exit = new Promise((done) => child.once("exit", done));
  const found = reached(() => printed.includes("\n") || child.exitCode !== null, "the rows", 30_000).then(
    () => {
      const list = /^found (\[.*\])$/m.exec(printed)?.[1];
      return list === undefined ? undefined : (JSON.parse(list) as number[]);
    },
  );
  // The last line may be cut short by the kill.
  const acknowledged = () => [...printed.matchAll(/^row (\d+)\n/gm)].map((match) => Number(match[1]));
  return { child, found, acknowledged, exit };
}

async function postmasterPid(dataDir: string): Promise<number> {
  const [first = ""] = (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n");
  return Number(first);
}

async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  return Number(/\) \S+ (\d+)/.exec(stat)?.[1]);
}

async function strike(victim: (typeof victims)[number], writer: Writer, dataDir: string): Promise<void> {
  const postmaster = await postmasterPid(dataDir);
  if (victim === "node") writer.child.kill("SIGKILL");
  else if (victim === "postmaster") process.kill(postmaster, "SIGKILL");
  else {
    // The shell that runs the server leads a process group of its own.
    const group = await parentOf(postmaster);
    writer.child.kill("SIGKILL");
    process.kill(-group, "SIGKILL");
  }
  await writer.exit;
}

/** Writes rows, kills, starts again and looks for them, again and again in one data folder (Linux only). */
export async function runEmbeddedKills(options: {
  readonly rounds: number;
  /** Rows to be acknowledged before each kill. */
  readonly rows: number;
}): Promise<EmbeddedKillReport> {
  const dataDir = await mkdtemp(join(tmpdir(), "leo-rows-"));
  const known = new Set<number>();
  const lost = new Set<number>();
  const restartMs: number[] = [];
  let failedRestarts = 0;
  let writer = startWriter(dataDir);
  try {
    if ((await writer.found) === undefined) throw new Error("the first start failed");
    for (let round = 0; round < options.rounds; round += 1) {
      await reached(() => writer.acknowledged().length >= options.rows, "rows written", 20_000);
      await strike(victims[round % victims.length] ?? "node", writer, dataDir);
      for (const row of writer.acknowledged()) known.add(row);
      const killedAtMs = performance.now();
      writer = startWriter(dataDir);
      const found = await writer.found;
      restartMs.push(performance.now() - killedAtMs);
      if (found === undefined) {
        failedRestarts += 1;
        break;
      }
      const there = new Set(found);
      for (const row of known) if (!there.has(row)) lost.add(row);
    }
    return {
      restarts: restartMs.length,
      failedRestarts,
      acknowledged: known.size,
      lost: lost.size,
      restartMs,
    };
  } finally {
    writer.child.kill("SIGKILL");
    await writer.exit;
    const isOver = async () => !(await postmasterPid(dataDir).then(isAlive, () => false));
    await reached(isOver, "the server's end", 20_000);
    await removeData(dataDir);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
