import { fileURLToPath } from "node:url";
import type { ChannelAdapter } from "../adapters/channel.ts";
import type { Agent } from "../agent/agent.ts";
import { type OpenMemory, openMemory } from "../agent/memory/open-memory.ts";
import { openAgent } from "../agent/open-agent.ts";
import { openScreen } from "../agent/safety/open-screen.ts";
import type { Clock } from "../core/clock.ts";
import { newId } from "../core/ids.ts";
import type { Logger } from "../core/log.ts";
import type { SenderRef } from "../core/message.ts";
import { cleanUp } from "../models/conversations/housekeeping.ts";
import { createKnownConversations } from "../models/conversations/known-conversations.ts";
import { type Lanes, startLanes } from "../models/conversations/lanes.ts";
import { createLead } from "../models/conversations/leadership.ts";
import { type StoredMailbox, startMailbox } from "../models/conversations/mailbox.ts";
import { isSettled } from "../models/conversations/settled.ts";
import type { Database } from "../models/database.ts";
import { type Jobs, openJobs } from "../models/jobs/jobs.ts";
import { beat } from "../models/nudges/heartbeat.ts";
import { type Analysis, createAnalysis } from "./analysis.ts";
import { warmUpCards } from "./cards/warm-up.ts";
import type { ReadyChannel } from "./channel-setup.ts";
import { createChannelStorage } from "./channel-storage.ts";
import { createAnswerUrgent } from "./chat/answer-urgent.ts";
import { createDeliver } from "./chat/deliver.ts";
import { createLaneWork } from "./chat/lane-work.ts";
import { createReceive } from "./chat/receive.ts";
import { createRunTurn } from "./chat/run-turn.ts";
import type { TurnFact } from "./chat/turn.ts";
import type { Config } from "./config.ts";
import { createConversation } from "./conversation.ts";
import { createHttpServer, type HttpServer } from "./http/server.ts";
import { type Clockwork, startClockwork } from "./nudges/clockwork.ts";
import { createNudges } from "./nudges/nudges.ts";
import { createTokenBudget } from "./token-budget.ts";

/** What one Leo is made of. */
export interface LeoOptions {
  readonly config: Config;
  readonly database: Database;
  readonly channels: readonly ReadyChannel[];
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether to serve HTTP; a script needs none. */
  readonly http: boolean;
  /** Whether nudges follow the machine's clock; where time is moved by hand, {@link Leo.sweepNudges} does it. */
  readonly clockwork: boolean;
  /** Hears what happens in turns. */
  readonly observe?: (personId: string, fact: TurnFact) => void;
}

/** A running Leo. */
export interface Leo {
  /** Where people reach it in a browser. */
  readonly url: string;
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  /** Hands on all nudges that are due by the clock. */
  sweepNudges(): Promise<void>;
  /** When the next nudge of anybody is due. */
  nextNudgeAt(): Promise<Date | undefined>;
  /** Resolves once nothing is left that can be done now. */
  settled(): Promise<void>;
  /** Takes nothing new, ends or gives back what runs, and lets go of everything, within 10 seconds. */
  stop(): Promise<void>;
}

const sweepEveryMs = 1_000;
const cleanUpEveryMs = 3_600_000;
const httpGraceMs = 3_000;

/** Where the built dashboard lies. */
const staticFolder = fileURLToPath(new URL("../web-dashboard/dist", import.meta.url));

/** What has to be let go of again, as far as the start has come. */
interface Opened {
  readonly channels: Map<string, ChannelAdapter>;
  mailbox?: StoredMailbox;
  jobs?: Jobs;
  analysis?: Analysis;
  memory?: OpenMemory;
  agent?: Agent;
  lanes?: Lanes;
  http?: HttpServer;
  cleaner?: NodeJS.Timeout;
  clockwork?: Clockwork;
}

async function closeAll(opened: Opened): Promise<void> {
  const { channels, mailbox, jobs, analysis, memory, lanes, http } = opened;
  clearInterval(opened.cleaner);
  await opened.clockwork?.stop();
  http?.drain();
  await Promise.allSettled([...channels.values()].map((channel) => channel.stop()));
  await Promise.allSettled([http?.close(httpGraceMs), lanes?.stop(), jobs?.stop()]);
  await Promise.all([analysis?.close(), memory?.close(), opened.agent?.close()]);
  await mailbox?.stop();
}

/** Wires everything and starts it: storage, lanes and jobs first, then HTTP, then the channels' intake. */
export async function startLeo(options: LeoOptions): Promise<Leo> {
  const opened: Opened = { channels: new Map() };
  try {
    return await wire(options, opened);
  } catch (error) {
    // Nothing may keep a process alive that could not start, such as one whose port is taken.
    await closeAll(opened).catch((err: unknown) =>
      options.log.warn({ err }, "could not close after a failed start"),
    );
    throw error;
  }
}

async function wire(options: LeoOptions, opened: Opened): Promise<Leo> {
  const { config, database, clock, log } = options;
  const { channels } = opened;
  const shared = { database, clock, log };
  const instanceId = newId();
  const lead = createLead(database, log);
  const knownConversations = createKnownConversations(database);
  const mailbox = await startMailbox(database, clock, log);
  opened.mailbox = mailbox;
  const jobs = await openJobs(database, instanceId, log);
  opened.jobs = jobs;
  const wake = (personId: string) => opened.lanes?.wake(personId);

  const publicUrl = config.PUBLIC_URL?.replace(/\/$/, "") ?? `http://localhost:${config.PORT}`;
  const budget = createTokenBudget(database, config.MODEL_TOKENS_PER_DAY, clock);
  const analysis = await createAnalysis({ ...shared, config, budget, jobs, channels, wake });
  opened.analysis = analysis;
  const { writeLetterLater, writePlanLater } = analysis;
  const screen = openScreen(log);
  const memory = openMemory({ database, budget, models: config.models, clock, screen });
  opened.memory = memory;
  const agent = openAgent({ database, models: config.models, budget, memory, clock, screen });
  opened.agent = agent;
  const conversation = await createConversation({
    ...{ ...shared, jobs, channels, publicUrl, agent, screen, memory, wake },
    writeLetterLater,
    writePlanLater,
  });
  const nudges = await createNudges({ ...shared, jobs, channels, wake });

  const lend = createChannelStorage({ database, clock, publicUrl });
  for (const channel of options.channels) {
    const services = {
      log: log.child({ channel: channel.name }),
      clock,
      mailbox,
      lead,
      knownConversations,
      commandMenu: conversation.commandMenu,
      home: (sender: SenderRef) => conversation.showHome(channel.name, sender),
      publicUrl,
      instanceId,
      ...lend(channel.name),
    };
    channels.set(channel.name, await channel.create(services));
  }

  if (options.http) {
    opened.http = createHttpServer({
      ...shared,
      channels,
      loadReport: conversation.loadReport,
      checks: {
        database: async () => {
          await database.query({ text: "SELECT 1" });
          return opened.lanes?.isConnected() === true
            ? { ok: true }
            : { ok: false, detail: "the lock session is down" };
        },
        jobs: async () => (jobs.isRunning() ? { ok: true } : { ok: false, detail: "jobs are stopped" }),
      },
      staticFolder,
      publicUrl,
      allowedOrigins: (config.ALLOWED_ORIGINS ?? "").split(",").filter((origin) => origin !== ""),
    });
  }

  const runTurn = createRunTurn({
    ...shared,
    answer: conversation.answer,
    answerEvent: conversation.answerEvent,
    addAnalysis: analysis.add,
    jobsAdded: analysis.wakeWorkers,
    photosAllowed: conversation.photosAllowed,
    ...(options.observe === undefined ? {} : { observe: options.observe }),
  });
  const deliver = createDeliver({ ...shared, channels });
  const work = createLaneWork({ ...shared, runTurn, deliver });
  opened.lanes = await startLanes({ ...shared, work, instanceId, sweepEveryMs });
  await jobs.start();

  await opened.http?.listen(config.PORT, config.HOST);
  const answerUrgent = createAnswerUrgent({ ...shared, channels });
  const receive = createReceive({ ...shared, answerUrgent, wake });
  await Promise.all([...channels.values()].map((channel) => channel.start(receive)));

  if (options.http) {
    // In the background: the first report then needn't wait for fonts to be parsed.
    warmUpCards().catch((error: unknown) => log.warn({ err: error }, "cards could not be warmed up"));
  }

  opened.cleaner = setInterval(() => {
    cleanUp(database, clock()).catch((error: unknown) => log.warn({ err: error }, "clean-up failed"));
  }, cleanUpEveryMs);

  const sweepNudges = async () => void (await nudges.sweep());
  if (options.clockwork) {
    opened.clockwork = startClockwork(async () => {
      await beat(database, clock());
      await sweepNudges();
    }, log);
  }

  return {
    url: publicUrl,
    channels,
    sweepNudges,
    nextNudgeAt: nudges.nextAt,
    settled: async () => {
      while (!(await isSettled(database, clock()))) await new Promise((done) => setTimeout(done, 5));
    },
    stop: () => closeAll(opened),
  };
}
