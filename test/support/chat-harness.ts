import type { ChannelAdapter } from "../../adapters/channel.ts";
import { createAnswerUrgent } from "../../bot/chat/answer-urgent.ts";
import { createDeliver } from "../../bot/chat/deliver.ts";
import { createLaneWork } from "../../bot/chat/lane-work.ts";
import { createReceive } from "../../bot/chat/receive.ts";
import { createRunTurn } from "../../bot/chat/run-turn.ts";
import type { HandleTurn } from "../../bot/chat/turn.ts";
import { type MovableClock, movableClock } from "../../core/clock.ts";
import type { ChannelError } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { OutboundMessage } from "../../core/message.ts";
import { startLanes } from "../../models/conversations/lanes.ts";
import { isAnsweredUrgently } from "../../models/conversations/urgent.ts";
import { silentLog, testDatabase } from "./database.ts";

/** The way of a message with an echo in place of Leo and a channel that remembers what it took. */
export interface ChatHarness {
  readonly clock: MovableClock;
  text(person: string, text: string, order: number): Promise<void>;
  /** Lets no turn begin until the answered function is called. */
  holdTurns(): () => void;
  /** The next thing said to this person fails. */
  failNext(person: string, error: ChannelError): void;
  /** What a person sees now, oldest first. */
  sentTo(person: string): string[];
  edits(): number;
  /** Parts that were behind each resumed send. */
  resumedBehind(): (readonly string[])[];
  /** Resolves once nothing is left that can be done now. */
  settled(): Promise<void>;
  /** Lets the lanes look at what has become due by the clock. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

function toText(message: OutboundMessage): string {
  return message.map((block) => (block.kind === "text" ? block.markdown : block.kind)).join("|");
}

const echo: HandleTurn = async (turn) => {
  if (turn.content.kind !== "text") return undefined;
  const { text } = turn.content;
  if (await isAnsweredUrgently(turn.transaction, turn.person.id, turn.id)) return undefined;
  if (text === "throw") throw new Error("a fault of the handler");
  const slot = /^slot (.*)$/.exec(text)?.[1];
  if (slot === undefined) turn.say([{ kind: "text", markdown: `echo ${text}` }]);
  else turn.say([{ kind: "text", markdown: slot }], { slot: "the-slot" });
  return undefined;
};

/** Starts lanes on a database of their own. */
export async function startChatHarness(): Promise<ChatHarness> {
  const { database, drop } = await testDatabase();
  const clock = movableClock(new Date("2026-03-01T09:00:00Z"));
  const shown = new Map<string, { id: string; text: string }[]>();
  const faults = new Map<string, ChannelError[]>();
  const resumed: (readonly string[])[] = [];
  const known = new Set<string>();
  let edits = 0;
  let held = Promise.resolve();

  const takeFault = (person: string) => {
    const fault = faults.get(person)?.shift();
    if (fault !== undefined) throw fault;
  };
  const channel: ChannelAdapter = {
    maxPhotoBytes: 0,
    start: async () => {},
    stop: async () => {},
    health: () => ({ ok: true }),
    send: async (to, message, already) => {
      takeFault(to.id);
      if (already !== undefined) resumed.push(already.parts);
      const id = newId();
      shown.set(to.id, [...(shown.get(to.id) ?? []), { id, text: toText(message) }]);
      return { parts: [id] };
    },
    edit: async (to, sent, message) => {
      takeFault(to.id);
      edits += 1;
      const standing = shown.get(to.id)?.find(({ id }) => id === sent.parts[0]);
      if (standing !== undefined) standing.text = toText(message);
      return sent;
    },
    download: async () => new Uint8Array(),
  };
  const channels = new Map([["test", channel]]);
  const shared = { database, clock: clock.now, log: silentLog };
  const runTurn = createRunTurn({
    ...shared,
    answer: async (turn) => {
      await held;
      return echo(turn);
    },
    answerEvent: async () => {},
    addAnalysis: async () => {},
    jobsAdded: () => {},
    photosAllowed: () => true,
  });
  const lanes = await startLanes({
    ...shared,
    work: createLaneWork({ ...shared, runTurn, deliver: createDeliver({ ...shared, channels }) }),
    instanceId: newId(),
    sweepEveryMs: 60_000,
  });
  const receive = createReceive({
    ...shared,
    answerUrgent: createAnswerUrgent({ ...shared, channels }),
    wake: (personId) => {
      known.add(personId);
      lanes.wake(personId);
    },
  });

  const settled = async () => {
    const deadline = performance.now() + 20_000;
    for (;;) {
      const [left] = await database.query<{ waiting: number }>({
        text: `SELECT (SELECT count(*) FROM inbox WHERE state = 'new')::int
          + (SELECT count(*) FROM outbox o JOIN conversations c USING (person_id, channel, conversation_id)
             WHERE o.due AND coalesce(c.not_before, $1) <= $1)::int AS waiting`,
        values: [clock.now()],
      });
      if (left?.waiting === 0) return;
      if (performance.now() > deadline) throw new Error(`still ${left?.waiting} waiting`);
      await new Promise((done) => setImmediate(done));
    }
  };

  return {
    clock,
    text: (person, text, order) =>
      receive({
        id: `${person}:${order}`,
        order: String(order),
        conversation: { channel: "test", id: person, kind: "direct" },
        sender: { id: person },
        sentAt: clock.now(),
        content: { kind: "text", text },
      }),
    holdTurns: () => {
      let release = () => {};
      held = new Promise((done) => {
        release = done;
      });
      return release;
    },
    failNext: (person, error) => faults.set(person, [...(faults.get(person) ?? []), error]),
    sentTo: (person) => (shown.get(person) ?? []).map(({ text }) => text),
    edits: () => edits,
    resumedBehind: () => resumed,
    settled,
    sweep: async () => {
      for (const person of known) lanes.wake(person);
      await settled();
    },
    stop: async () => {
      await lanes.stop();
      await drop();
    },
  };
}
