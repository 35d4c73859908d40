import type { Receive } from "../../adapters/channel.ts";
import { readConfig } from "../../bot/config.ts";
import { type Leo, startLeo } from "../../bot/leo.ts";
import type { MovableClock } from "../../core/clock.ts";
import { createLog } from "../../core/log.ts";
import { type Database, type DatabaseConnection, openDatabase } from "../../models/database.ts";
import { createPlatformChannel, type Hand } from "./platform.ts";

/** A whole Leo without HTTP on a database of its own pools, whose time is moved by hand. */
export interface NudgeInstance {
  readonly leo: Leo;
  readonly database: Database;
  /** Hands in what a person sends. */
  readonly receive: Receive;
  stop(): Promise<void>;
}

/** Starts one in this process. */
export async function startNudgeInstance(
  connection: DatabaseConnection,
  clock: MovableClock,
  hand: Hand,
): Promise<NudgeInstance> {
  const log = createLog("error", process.stderr);
  const { config } = readConfig({});
  if (config === undefined) throw new Error("no configuration");
  let receive: Receive | undefined;
  const database = openDatabase(connection, log);
  const leo = await startLeo({
    config,
    database,
    channels: [
      {
        name: "terminal",
        create: async () =>
          createPlatformChannel(hand, (take) => {
            receive = take;
          }),
      },
    ],
    clock: clock.now,
    log,
    http: false,
    clockwork: false,
  });
  if (receive === undefined) throw new Error("the channel was not started");
  return {
    leo,
    receive,
    database,
    stop: async () => {
      await leo.stop();
      await database.close();
    },
  };
}
