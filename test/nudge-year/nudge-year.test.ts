import { expect, test } from "vitest";
import { testDatabase } from "../support/database.ts";
import { auditYear } from "./audit.ts";
import { runYear } from "./run.ts";

const noFaults = {
  missing: 0,
  unexpected: 0,
  lost: 0,
  doubled: 0,
  undecided: 0,
  untrueReasons: 0,
  againstReason: 0,
  overCap: 0,
  inQuietHours: 0,
};

test("a month with the changes of the clocks: everything that is due is sent once, or not, for a true reason", async () => {
  const store = await testDatabase();
  const record = await runYear({
    connection: store.connection,
    people: 30,
    from: new Date("2026-03-05T00:00:00Z"),
    days: 34,
    seed: 7,
    kills: 2,
    stepMs: 30 * 60_000,
  });
  const audit = auditYear(record);
  expect(audit.examples).toEqual([]);
  expect(audit.faults).toEqual(noFaults);
  expect(record.kills).toBe(2);
  expect(audit.due).toBeGreaterThan(700);
  expect(audit.messages).toBeGreaterThan(250);
  await store.drop();
}, 600_000);
