import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog, type TestDatabase, testDatabase } from "../test/support/database.ts";
import { openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.drop());

test("a migrated database has nothing left to run", async () => {
  expect(await migrate(store.database, silentLog)).toEqual([]);
});

test("two instances that start at once run each migration once", async () => {
  await store.database.query({ text: "CREATE DATABASE both_at_once" });
  const connection = { ...store.connection, database: "both_at_once" };
  const [first, second] = [openDatabase(connection, silentLog), openDatabase(connection, silentLog)];
  const ran = await Promise.all([migrate(first, silentLog), migrate(second, silentLog)]);
  const known = await store.database.query<{ name: string }>({
    text: "SELECT name FROM migrations ORDER BY name",
  });
  expect(ran.flat()).toEqual(known.map(({ name }) => name));
  await Promise.all([first.close(), second.close()]);
  await store.database.query({ text: "DROP DATABASE both_at_once" });
});
