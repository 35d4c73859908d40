import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { beat } from "./heartbeat.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.database.query({ text: "TRUNCATE heartbeat, outages" });
});

async function outages(): Promise<readonly string[]> {
  const rows = await test.database.query<{ from_at: Date; to_at: Date }>({ text: "SELECT * FROM outages" });
  return rows.map(
    (row) => `${row.from_at.toISOString().slice(11, 16)} to ${row.to_at.toISOString().slice(11, 16)}`,
  );
}

const at = (time: string) => beat(test.database, new Date(`2026-03-02T${time}:00Z`));

it("a silence of more than two hours is kept as an outage, once however many instances come up together", async () => {
  await at("10:00");
  await Promise.all(Array.from({ length: 6 }, () => at("12:01")));
  expect(await outages()).toEqual(["10:00 to 12:01"]);
});

it("two hours are none, nor is the first start", async () => {
  await at("10:00");
  await at("12:00");
  expect(await outages()).toEqual([]);
});

it("a clock that was set back makes none, neither then nor when it comes forward again", async () => {
  await at("15:00");
  await at("12:00");
  await at("15:01");
  expect(await outages()).toEqual([]);
});
