import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Channel } from "../../adapters/channel.ts";
import { channels } from "../../adapters/channels.ts";
import { createDeliver } from "../../bot/chat/deliver.ts";
import { createLaneWork } from "../../bot/chat/lane-work.ts";
import { createReceive } from "../../bot/chat/receive.ts";
import { createRunTurn } from "../../bot/chat/run-turn.ts";
import { openStore } from "../../bot/store.ts";
import { systemClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import { createLog } from "../../core/log.ts";
import { type Lanes, startLanes } from "../../models/conversations/lanes.ts";
import { startMailbox } from "../../models/conversations/mailbox.ts";
import { reportReady } from "./child.ts";

const [name = "", variables = "{}"] = process.argv.slice(2);
const listed = Object.values<Channel>(channels).find((one) => one.name === name);
if (listed === undefined) throw new Error(`no channel ${name}`);
const log = createLog("warn", process.stderr);
const clock = systemClock;
// Durable storage, as an operator has it.
const store = await openStore({ dataDir: await mkdtemp(join(tmpdir(), "leo-bench-")) }, log);
const shared = { database: store.database, clock, log };
const settings: unknown = listed.env.parse(JSON.parse(variables));
if (settings === undefined || settings === null) throw new Error(`${name} is off`);
const instanceId = newId();
const channel = await listed.create(settings, {
  log,
  clock,
  mailbox: await startMailbox(store.database, clock, log),
  lead: async (_name, work, stopped) => work(stopped),
  knownConversations: async () => [],
  commandMenu: { en: [] },
  publicUrl: "http://127.0.0.1",
  instanceId,
  refreshAddress: async () => {},
  hostFile: async () => undefined,
});
const adapters = new Map([[name, channel]]);
const runTurn = createRunTurn({
  ...shared,
  answer: async (turn) => {
    if (turn.content.kind === "text") turn.say([{ kind: "text", markdown: `echo ${turn.content.text}` }]);
    return undefined;
  },
  answerEvent: async () => {},
  addAnalysis: async () => {},
  jobsAdded: () => {},
  photosAllowed: () => true,
});
const work = createLaneWork({
  ...shared,
  runTurn,
  deliver: createDeliver({ ...shared, channels: adapters }),
});
const lanes: Lanes = await startLanes({ ...shared, work, instanceId, sweepEveryMs: 2_000 });
await channel.start(createReceive({ ...shared, wake: (personId) => lanes.wake(personId) }));
const server = createServer((request, response) => void channel.webhook?.(request, response));
server.listen(0, "127.0.0.1", () => {
  reportReady(`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/${name}`);
});
