import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog, type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { createLead } from "./leadership.ts";

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.drop());

/** A promise and what settles it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}

/** Resolves when a signal aborts, or at once where it has. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    signal.addEventListener("abort", () => done(), { once: true });
  });
}

test("one of two instances leads, and the other takes over when it stops", async () => {
  const lead = createLead(store.database, silentLog);
  const [first, second] = [new AbortController(), new AbortController()];
  const leaders: string[] = [];
  const started = gate();
  const takenOver = gate();
  const one = lead(
    "test",
    async (until) => {
      leaders.push("first");
      started.open();
      await aborted(until);
    },
    first.signal,
  );
  await started.opened;
  const two = lead(
    "test",
    async (until) => {
      leaders.push("second");
      takenOver.open();
      await aborted(until);
    },
    second.signal,
  );
  expect(leaders).toEqual(["first"]);
  first.abort();
  await takenOver.opened;
  expect(leaders).toEqual(["first", "second"]);
  second.abort();
  await Promise.all([one, two]);
});

test("a leader whose session is cut stops its work", async () => {
  const lead = createLead(store.database, silentLog);
  const stop = new AbortController();
  const cut = gate();
  const running = lead(
    "cut",
    async (until) => {
      await store.database.query({
        text: `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 482
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      });
      await aborted(until);
      stop.abort();
      cut.open();
    },
    stop.signal,
  );
  await cut.opened;
  await running;
});
