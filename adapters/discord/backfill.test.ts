import { afterEach, beforeEach, expect, test } from "vitest";
import { createLog } from "../../core/log.ts";
import { snowflakeAt, snowflakeTime } from "./address.ts";
import { openBackfill } from "./backfill.ts";
import type { DiscordApi } from "./request.ts";

const now = new Date("2026-03-04T17:30:00Z");
const day = 86_400_000;

/** A channel's history as Discord hands it out: newest first, a page at a time. */
function historyOf(messages: Readonly<Record<string, readonly string[]>>) {
  const asked: { channel: string; after: string }[] = [];
  let reading = 0;
  let mostAtOnce = 0;
  const get = async (route: string, request?: { query?: Readonly<Record<string, string>> }) => {
    const channel = route.split("/")[2] ?? "";
    const after = request?.query?.after ?? "";
    asked.push({ channel, after });
    reading += 1;
    mostAtOnce = Math.max(mostAtOnce, reading);
    await new Promise((resolve) => setImmediate(resolve));
    reading -= 1;
    const behind = (messages[channel] ?? []).filter((id) => BigInt(id) > BigInt(after));
    return behind
      .slice(0, 100)
      .reverse()
      .map((id) => ({ id }));
  };
  return { api: { get } as unknown as DiscordApi, asked, mostAtOnce: () => mostAtOnce };
}

let stopping: AbortController;
beforeEach(() => {
  stopping = new AbortController();
});
afterEach(() => stopping.abort());

function backfill(
  history: ReturnType<typeof historyOf>,
  known: Readonly<Record<string, string | undefined>>,
  stored: string[] = [],
) {
  return openBackfill({
    api: history.api,
    known: Object.entries(known).map(([id, lastOrder]) => ({
      conversation: { channel: "discord", id, kind: "direct" },
      lastOrder,
    })),
    clock: () => now,
    log: createLog("silent", process.stderr),
    stopped: stopping.signal,
    store: async (raw) => {
      stored.push((raw as { id: string }).id);
    },
  });
}

test("reading begins a quarter of an hour before what was stored last, and 29 days back at most", async () => {
  const history = historyOf({});
  const recent = snowflakeAt(new Date(now.getTime() - day));
  await backfill(history, {
    1: recent,
    2: undefined,
    3: snowflakeAt(new Date(now.getTime() - 40 * day)),
  }).catchUpAll();
  const agesOf = (channel: string) =>
    history.asked
      .filter((each) => each.channel === channel)
      .map(({ after }) => (now.getTime() - snowflakeTime(after).getTime()) / 60_000);
  expect(agesOf("1")).toEqual([24 * 60 + 15]);
  expect(agesOf("2")).toEqual([29 * 24 * 60]);
  expect(agesOf("3")).toEqual([29 * 24 * 60]);
});

test("every page is read, oldest first", async () => {
  const ids = Array.from({ length: 250 }, (_, index) => String(BigInt(snowflakeAt(now)) + BigInt(index)));
  const stored: string[] = [];
  await backfill(historyOf({ 1: ids }), { 1: snowflakeAt(now) }, stored).catchUpAll();
  expect(stored).toEqual(ids);
});

test("few channels are read side by side, each once, and one that is asked for doesn't wait for its turn", async () => {
  const known = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [String(index + 1), snowflakeAt(now)]),
  );
  const history = historyOf({});
  const all = backfill(history, known);
  const done = all.catchUpAll();
  await all.catchUp("40");
  expect(history.asked.length).toBeLessThan(20);
  await all.catchUp("40");
  await all.catchUp("unknown");
  await done;
  expect(history.asked.map(({ channel }) => channel).toSorted()).toEqual(Object.keys(known).toSorted());
  expect(history.mostAtOnce()).toBeLessThanOrEqual(5);
});
