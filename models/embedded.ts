import { type ChildProcess, execFile, spawn } from "node:child_process";
import { access, chown, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { LeoError } from "../core/errors.ts";
import { newId, sha256 } from "../core/ids.ts";
import type { DatabaseConnection } from "./database.ts";
import { findServerUser, prepareBinaries, type ServerUser } from "./embedded-binaries.ts";
import { clearStaleServer } from "./embedded-lock.ts";

const run = promisify(execFile);

/** A PostgreSQL of Leo's own. */
export interface EmbeddedServer {
  readonly connection: DatabaseConnection;
  /** Resolves when the server has ended, by `stop` or by itself. */
  readonly ended: Promise<void>;
  /** Shuts the server down cleanly; close pools and clients first. */
  stop(): Promise<void>;
}

/** How to run it. */
export interface EmbeddedOptions {
  /** Folder for the data, made when missing. */
  readonly dataDir: string;
  /** False gives up durability for speed: only for tests and throw-away scripts. */
  readonly durable?: boolean;
}

const startTimeoutMs = 30_000;

/**
 * Runs the server, holds the parent's pipe on descriptor 3, and at its end asks the server for a fast shutdown:
 * however Node dies, the pipe closes, and the server never outlives it. The socket folder goes with the server.
 */
const watchScript = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ read -r _ <&3; kill -INT "$server"; } 2>/dev/null &
watcher=$!
exec 3<&-
wait "$server"
status=$?
kill "$watcher" 2>/dev/null
rmdir "$LEO_SOCKETS" 2>/dev/null
exit "$status"
`;

async function isReachable(folder: string, user: ServerUser): Promise<boolean> {
  return run("ls", [folder], { uid: user.uid, gid: user.gid, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

/** Where the cluster lives: in the data folder, or for root in a folder that the server's account can reach. */
async function chooseHome(dataDir: string, user: ServerUser | undefined): Promise<string> {
  const home = resolve(dataDir);
  await mkdir(home, { recursive: true, mode: 0o755 });
  if (user === undefined) return home;
  // The folder itself is given to the server's account; only a closed folder above it is in the way then.
  await chown(home, user.uid, user.gid);
  if (await isReachable(home, user)) return home;
  const elsewhere = join("/var/lib/leo", sha256(home).slice(0, 16));
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await chown(elsewhere, user.uid, user.gid);
  return elsewhere;
}

async function createCluster(binaries: string, cluster: string, user: ServerUser | undefined): Promise<void> {
  const present = await access(join(cluster, "PG_VERSION")).then(
    () => true,
    () => false,
  );
  if (present) return;
  // Made beside and renamed, so that a killed first start leaves nothing half-made behind.
  const draft = `${cluster}.${newId()}`;
  await mkdir(draft, { mode: 0o700 });
  if (user !== undefined) await chown(draft, user.uid, user.gid);
  const settings = [
    "-U",
    "leo",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
  ];
  await run(join(binaries, "bin", "initdb"), ["-D", draft, ...settings, "--no-instructions"], {
    cwd: "/",
    env: { PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C" },
    ...user,
  });
  await rename(draft, cluster);
}

function startServer(
  binaries: string,
  cluster: string,
  socketDir: string,
  user: ServerUser | undefined,
  durable: boolean,
): ChildProcess {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: socketDir,
    max_connections: "100",
    shared_buffers: "64MB",
    // Messages of the server may quote rows: only its fatal ones are kept.
    log_min_messages: "fatal",
    log_min_error_statement: "panic",
    timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return spawn(
    "/bin/sh",
    ["-c", watchScript, "sh", join(binaries, "bin", "postgres"), "-D", cluster, ...flags],
    {
      cwd: "/",
      // A process group of its own: Ctrl+C in the terminal reaches Leo alone, which then stops it in order.
      detached: true,
      stdio: ["pipe", "ignore", "pipe"],
      env: {
        PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        LC_ALL: "C",
        LEO_SOCKETS: socketDir,
      },
      ...user,
    },
  );
}

async function waitUntilReady(server: ChildProcess, connection: DatabaseConnection): Promise<void> {
  let complaint = "";
  server.stderr?.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  for (let waitedMs = 0; waitedMs < startTimeoutMs; waitedMs += 20) {
    if (server.exitCode !== null) break;
    const client = new pg.Client(connection);
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await pause(20);
    }
  }
  throw new LeoError(
    "database-start-failed",
    `The built-in PostgreSQL did not start: ${complaint.trim() || "no answer"}. Set DATABASE_URL to use another one.`,
  );
}

/**
 * Starts the real PostgreSQL out of the npm package, over a private Unix socket and without TCP.
 * @throws LeoError `no-embedded-database`, `no-server-user`, `data-folder-in-use`, `database-start-failed`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const user = await findServerUser();
  const binaries = await prepareBinaries(user);
  const home = await chooseHome(options.dataDir, user);
  const cluster = join(home, "postgres");
  await createCluster(binaries, cluster, user);
  await clearStaleServer(cluster);
  // Short and new at each start: Unix socket paths end at 107 bytes, and an old one may belong to a dying server.
  const socketDir = await mkdtemp(join(tmpdir(), "leo-"));
  if (user !== undefined) await chown(socketDir, user.uid, user.gid);
  const server = startServer(binaries, cluster, socketDir, user, options.durable ?? true);
  const exited = new Promise<void>((done) => server.once("exit", () => done()));
  const connection: DatabaseConnection = { host: socketDir, user: "leo", database: "postgres" };
  const stop = async () => {
    server.stdin?.end();
    await exited;
    await rm(socketDir, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(server, connection);
  } catch (error) {
    await stop();
    throw error;
  }
  return { connection, ended: exited, stop };
}
