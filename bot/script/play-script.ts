import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, shiftedClock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import type { TurnFact } from "../chat/turn.ts";
import type { Config } from "../config.ts";
import { startLeo } from "../leo.ts";
import { openStore } from "../store.ts";
import { passTime } from "./pass-time.ts";
import { runScript } from "./run-script.ts";
import { createScriptChannel } from "./script-channel.ts";

/**
 * Plays a scripted conversation with a Leo of its own: a database that is thrown away afterwards (or DATABASE_URL's),
 * no HTTP, a clock that can be moved. @returns how many lines could not be played
 */
export async function playScript(options: {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  /** Opens the script; called once Leo runs, so that no line is lost meanwhile. */
  readonly openLines: () => AsyncIterable<string>;
  readonly write: (line: string) => void;
}): Promise<number> {
  const { config, log } = options;
  const clock = shiftedClock(options.clock);
  const dataDir = await mkdtemp(join(tmpdir(), "leo-script-data-"));
  const store = await openStore({ databaseUrl: config.DATABASE_URL, dataDir, durable: false }, log);
  const channel = createScriptChannel();
  let facts: TurnFact[] = [];
  const leo = await startLeo({
    config,
    database: store.database,
    channels: [{ name: "terminal", create: async () => channel.adapter }],
    clock: clock.now,
    log,
    http: false,
    clockwork: false,
    observe: (_personId, fact) => facts.push(fact),
  });
  const takeFacts = () => {
    const taken = facts;
    facts = [];
    return taken;
  };
  try {
    return await runScript(
      {
        channel,
        clock,
        moveTo: (instant) => passTime(leo, clock, instant),
        settled: async () => {
          await leo.settled();
          await leo.sweepNudges();
          await leo.settled();
        },
        takeFacts,
      },
      options.openLines,
      options.write,
    );
  } finally {
    await leo.stop();
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
