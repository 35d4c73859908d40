import { setTimeout as sleep } from "node:timers/promises";
import type { Channel, ChannelAdapter, Receive } from "../../adapters/channel.ts";
import { type ChannelName, channels } from "../../adapters/channels.ts";
import { createChannelStorage } from "../../bot/channel-storage.ts";
import { createDeliver } from "../../bot/chat/deliver.ts";
import { createLaneWork } from "../../bot/chat/lane-work.ts";
import { createReceive } from "../../bot/chat/receive.ts";
import { createRunTurn } from "../../bot/chat/run-turn.ts";
import type { HandleTurn } from "../../bot/chat/turn.ts";
import type { MovableClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import { storeEvent } from "../../models/conversations/inbox.ts";
import { createKnownConversations } from "../../models/conversations/known-conversations.ts";
import { startLanes } from "../../models/conversations/lanes.ts";
import { startMailbox } from "../../models/conversations/mailbox.ts";
import { silentLog, testDatabase } from "../support/database.ts";
import { leadAlone } from "../support/lead.ts";
import type { ChannelEmulation, EmulatedPerson, EmulationVariant } from "./channel-emulation.ts";

/** What stands in the database for one person. */
export interface Standing {
  /** Messages that were stored. */
  readonly stored: number;
  /** Of them, those whose turn is over. */
  readonly worked: number;
  /** Answers the platform hasn't taken yet. */
  readonly undelivered: number;
  /** Of them, those that were tried at least once. */
  readonly tried: number;
}

/** A channel before its platform, and behind it the way of a message as Leo has it, with an echo for an answer. */
export interface EchoLeo {
  readonly platform: ChannelEmulation;
  /** Lets no turn end until the answered function is called; turns that begun before are not held. */
  holdTurns(): () => void;
  /** Turns that have begun. */
  turnsBegun(): number;
  standing(person: EmulatedPerson): Promise<Standing>;
  /** Waits until what stands for a person is as wanted. */
  untilStanding(person: EmulatedPerson, fits: (standing: Standing) => boolean): Promise<void>;
  /** Says something that nobody asked for, from what is stored alone. */
  tell(person: EmulatedPerson, markdown: string): Promise<void>;
  /** Stops Leo; the platform and the database stay. */
  stop(): Promise<void>;
  /** Starts it again with nothing kept in memory. */
  start(): Promise<void>;
  /** Ends everything. */
  close(): Promise<void>;
}

const sweepEveryMs = 25;

/** Starts it. @param answer gives the Markdown for what was said */
export async function startEchoLeo(
  name: ChannelName,
  variant: EmulationVariant,
  clock: MovableClock,
  answer: (text: string) => string = (text) => `echo ${text}`,
): Promise<EchoLeo> {
  const { database, drop } = await testDatabase();
  const platform = await variant.start(clock.now);
  const channel: Channel = channels[name];
  const settings: unknown = channel.env.parse(platform.env);
  if (settings === undefined || settings === null) throw new Error(`${name} is off`);
  const shared = { database, clock: clock.now, log: silentLog };
  let held: Promise<void> = Promise.resolve();
  let begun = 0;
  let running: { stop(): Promise<void> } | undefined;

  const echo: HandleTurn = async (turn) => {
    const gate = held;
    begun += 1;
    // As what takes long does: it ends when the lane is taken away.
    const aborted = new Promise<never>((_, reject) =>
      turn.signal.addEventListener("abort", () => reject(turn.signal.reason), { once: true }),
    );
    aborted.catch(() => undefined);
    await Promise.race([gate, aborted]);
    if (turn.content.kind === "text") turn.say([{ kind: "text", markdown: answer(turn.content.text) }]);
    return undefined;
  };

  const start = async (): Promise<void> => {
    const instanceId = newId();
    const mailbox = await startMailbox(database, clock.now, silentLog);
    const adapter: ChannelAdapter = await channel.create(settings, {
      log: silentLog,
      clock: clock.now,
      mailbox,
      lead: leadAlone,
      knownConversations: createKnownConversations(database),
      commandMenu: {},
      publicUrl: platform.publicUrl,
      instanceId,
      ...createChannelStorage({ database, clock: clock.now, publicUrl: platform.publicUrl })(name),
    });
    const runTurn = createRunTurn({
      ...shared,
      answer: echo,
      answerEvent: async ({ event, say }) => say([{ kind: "text", markdown: String(event.detail) }]),
      addAnalysis: async () => {},
      jobsAdded: () => {},
      photosAllowed: () => true,
    });
    const deliver = createDeliver({ ...shared, channels: new Map([[name, adapter]]) });
    const lanes = await startLanes({
      ...shared,
      work: createLaneWork({ ...shared, runTurn, deliver }),
      instanceId,
      sweepEveryMs,
    });
    const receive: Receive = createReceive({ ...shared, wake: lanes.wake });
    await platform.attach(adapter, mailbox);
    await adapter.start(receive);
    running = {
      stop: async () => {
        await adapter.stop();
        await lanes.stop();
        await mailbox.stop();
      },
    };
  };
  const stop = async (): Promise<void> => {
    const stopped = running;
    running = undefined;
    await stopped?.stop();
  };
  const standing = async ({ userId }: EmulatedPerson): Promise<Standing> => {
    const [row] = await database.query<{ [Key in keyof Standing]: number }>({
      text: `WITH own AS (SELECT person_id FROM accounts WHERE channel = $1 AND platform_user_id = $2)
        SELECT (SELECT count(*)::int FROM inbox JOIN own USING (person_id)) AS stored,
          (SELECT count(*)::int FROM inbox JOIN own USING (person_id) WHERE state = 'done') AS worked,
          (SELECT count(*)::int FROM outbox JOIN own USING (person_id) WHERE due) AS undelivered,
          (SELECT count(*)::int FROM outbox JOIN own USING (person_id) WHERE due AND attempts > 0) AS tried`,
      values: [name, userId],
    });
    return row ?? { stored: 0, worked: 0, undelivered: 0, tried: 0 };
  };

  await start();
  return {
    platform,
    holdTurns: () => {
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = Promise.resolve();
        release();
      };
    },
    turnsBegun: () => begun,
    standing,
    untilStanding: async (person, fits) => {
      const deadline = performance.now() + 20_000;
      for (;;) {
        const now = await standing(person);
        if (fits(now)) return;
        if (performance.now() > deadline) throw new Error(`stands as ${JSON.stringify(now)}`);
        await sleep(5);
      }
    },
    tell: async ({ userId }, markdown) => {
      const [own] = await database.query<{ personId: string; id: string }>({
        text: `SELECT person_id AS "personId", conversation_id AS id FROM conversations
          JOIN accounts a USING (person_id, channel) WHERE channel = $1 AND a.platform_user_id = $2`,
        values: [name, userId],
      });
      if (own === undefined) throw new Error("nobody whom Leo knows");
      await database.transaction((transaction) =>
        storeEvent(transaction, {
          personId: own.personId,
          conversation: { channel: name, id: own.id, kind: "direct" },
          deliveryId: newId(),
          content: { kind: "event", event: "told", detail: markdown },
          at: clock.now(),
        }),
      );
    },
    start,
    stop,
    close: async () => {
      await stop();
      await platform.close();
      await drop();
    },
  };
}
