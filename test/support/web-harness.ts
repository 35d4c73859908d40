import { fileURLToPath } from "node:url";
import type { ChannelAdapter, ChannelHealth } from "../../adapters/channel.ts";
import { channels } from "../../adapters/channels.ts";
import { createReceive } from "../../bot/chat/receive.ts";
import type { ReportView } from "../../bot/http/contract.ts";
import { createHttpServer, type HttpServer } from "../../bot/http/server.ts";
import { type MovableClock, movableClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import { createLog, type Logger } from "../../core/log.ts";
import { startMailbox } from "../../models/conversations/mailbox.ts";
import type { Database } from "../../models/database.ts";
import { quietServices } from "./channel-services.ts";
import { silentLog, testDatabase } from "./database.ts";
import { knowNobody, leadAlone } from "./lead.ts";

/** What a harness may be given. */
export interface WebHarnessOptions {
  readonly loadReport?: (personId: string, id?: string) => Promise<ReportView | undefined>;
  /** More channels, by name. */
  readonly channels?: Readonly<Record<string, ChannelAdapter>>;
  readonly checks?: Readonly<Record<string, () => Promise<ChannelHealth>>>;
  readonly allowedOrigins?: readonly string[];
  readonly publicUrl?: string;
}

/** A real server with the real web channel on a database of its own; messages are stored, and nobody answers them. */
export interface WebHarness {
  readonly baseUrl: string;
  readonly database: Database;
  readonly web: ChannelAdapter;
  readonly server: HttpServer;
  readonly clock: MovableClock;
  /** Every line the server logged. */
  readonly logged: readonly string[];
  /** Adds somebody to the people. @returns the person's id */
  addPerson(locale?: string): Promise<string>;
  /** What came in, in the order it was stored. */
  inbox(): Promise<
    readonly { readonly delivery_id: string; readonly content: unknown; readonly sender: unknown }[]
  >;
  /** Starts the web channel again after a stop. */
  restartIntake(): Promise<void>;
  stop(): Promise<void>;
}

/** Folder of the built dashboard. */
export const builtDashboard = fileURLToPath(new URL("../../web-dashboard/dist", import.meta.url));

function recordingLog(lines: string[]): Logger {
  return createLog("debug", { write: (line: string) => lines.push(line) });
}

/** Starts a server on a free port of the loopback. */
export async function startWebHarness(options: WebHarnessOptions = {}): Promise<WebHarness> {
  const { database, drop } = await testDatabase();
  const hands = movableClock(new Date("2026-03-04T17:30:00Z"));
  const clock = hands.now;
  const logged: string[] = [];
  const log = recordingLog(logged);
  const mailbox = await startMailbox(database, clock, silentLog);
  const publicUrl = options.publicUrl ?? "http://leo.test";
  const web = await channels.web.create(
    {},
    {
      log,
      clock,
      mailbox,
      lead: leadAlone,
      knownConversations: knowNobody,
      commandMenu: {},
      publicUrl,
      instanceId: "instance-1",
      ...quietServices,
    },
  );
  const receive = createReceive({ database, clock, log, wake: () => undefined });
  await web.start(receive);
  const server = createHttpServer({
    database,
    channels: new Map([["web", web], ...Object.entries(options.channels ?? {})]),
    loadReport: options.loadReport ?? (async () => undefined),
    checks: options.checks ?? {},
    staticFolder: builtDashboard,
    log,
    clock,
    publicUrl,
    allowedOrigins: options.allowedOrigins ?? [],
  });
  const port = await server.listen(0, "127.0.0.1");
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    database,
    web,
    server,
    clock: hands,
    logged,
    addPerson: async (locale = "en") => {
      const id = newId();
      await database.query({
        text: "INSERT INTO people (id, locale, created_at) VALUES ($1, $2, $3)",
        values: [id, locale, clock()],
      });
      return id;
    },
    inbox: () => database.query({ text: "SELECT delivery_id, content, sender FROM inbox ORDER BY id" }),
    restartIntake: () => web.start(receive),
    stop: async () => {
      await web.stop();
      await server.close(500);
      await mailbox.stop();
      await drop();
    },
  };
}
