import { readdir, readFile } from "node:fs/promises";

/** What a Leo holds in memory. */
export interface Memory {
  /** Node's resident memory. */
  readonly nodeMb: number;
  /** The built-in PostgreSQL's, each shared page counted once. */
  readonly postgresMb: number;
}

async function megabytes(file: string, pattern: RegExp): Promise<number> {
  const text = await readFile(file, "utf8").catch(() => "");
  return Number(pattern.exec(text)?.[1] ?? 0) / 1024;
}

/** Ticks a second in which Linux counts processor time. */
const ticksPerSecond = 100;

/** Processor time a process has used, in milliseconds; Linux only, 0 elsewhere. */
export async function processorMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // Behind the name in brackets: state is the first field, user time the 12th, system time the 13th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 1000) / ticksPerSecond;
}

/** Processes below one, itself left out. */
async function descendants(pid: number): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const one of pids) {
    const stat = await readFile(`/proc/${one}/stat`, "utf8").catch(() => "");
    parents.set(one, Number(/\) \S+ (\d+)/.exec(stat)?.[1] ?? 0));
  }
  const below = (one: number): boolean => {
    const parent = parents.get(one) ?? 0;
    return parent === pid || (parent > 1 && below(parent));
  };
  return pids.filter(below);
}

/** Looks at a process and those below it; Linux only. @param pid that of Node */
export async function measureMemory(pid: number): Promise<Memory> {
  const shares = (await descendants(pid)).map((one) =>
    megabytes(`/proc/${one}/smaps_rollup`, /^Pss:\s+(\d+) kB/m),
  );
  return {
    nodeMb: await megabytes(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB/m),
    postgresMb: (await Promise.all(shares)).reduce((sum, one) => sum + one, 0),
  };
}
