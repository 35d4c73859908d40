import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/log.ts";
import type { ReadyChannel } from "./channel-setup.ts";
import type { Config } from "./config.ts";
import { type Leo, startLeo } from "./leo.ts";
import { openStore } from "./store.ts";

/** Longest time from the signal to the end of the process. */
const stopTimeoutMs = 9_500;

function welcome(leo: Leo, config: Config): string {
  const lines = [
    "",
    "Leo is ready.",
    `  On the web       ${leo.url}`,
    "  In a terminal    npm run chat",
    ...[...leo.channels].flatMap(([name, channel]) => {
      if (name === "web" || name === "terminal") return [];
      const { ok, detail } = channel.health();
      const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      return [`  ${title.padEnd(16)} ${ok ? "on" : (detail ?? "not connected yet")}`];
    }),
    ...(leo.channels.has("telegram")
      ? []
      : ["  Telegram         off; put TELEGRAM_BOT_TOKEN into .env to switch it on"]),
    `  Data             ${config.DATABASE_URL === undefined ? `${config.DATA_DIR} (built-in PostgreSQL)` : "DATABASE_URL"}`,
    "",
  ];
  return lines.join("\n");
}

/** Starts Leo and keeps it up until SIGTERM or SIGINT; then stops in order, within 10 seconds. */
export async function serve(options: {
  readonly config: Config;
  readonly channels: readonly ReadyChannel[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly print: (text: string) => void;
  /** The process: where signals come from and what ends. */
  readonly signals: NodeJS.Process;
}): Promise<void> {
  const { config, clock, log, signals } = options;
  const store = await openStore({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR }, log);
  let leo: Leo;
  try {
    leo = await startLeo({
      config,
      database: store.database,
      channels: options.channels,
      clock,
      log,
      http: true,
      clockwork: true,
    });
  } catch (error) {
    await store.close();
    throw error;
  }
  options.print(welcome(leo, config));

  let stopping = false;
  const stop = async (signal: string) => {
    // A launcher may pass the same signal on that the terminal has sent already.
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    const overdue = setTimeout(() => {
      log.error("stop took too long; what is left is taken up at the next start");
      signals.exit(1);
    }, stopTimeoutMs);
    await leo.stop();
    await store.close();
    clearTimeout(overdue);
    log.info("stopped");
    signals.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    signals.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.error({ err: error }, "stop failed");
        signals.exit(1);
      });
    });
  }
  void store.ended.then(() => {
    if (stopping) return;
    // Whatever keeps Leo running starts it again, and with it the database.
    log.fatal("the built-in PostgreSQL has ended");
    signals.exit(1);
  });
}
