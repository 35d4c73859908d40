import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { personTables } from "./person-tables.ts";

describe("the tables of a person", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const columns = async () =>
    test.database.query<{ table: string; column: string }>({
      text: `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
        JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'people'`,
    });

  it("are all listed, so that a merge and an export miss none", async () => {
    const named = (await columns()).filter(({ column }) => column === "person_id").map(({ table }) => table);
    expect(personTables.map(({ name }) => name).toSorted()).toEqual(named.toSorted());
  });

  it("have the columns that are named of them", async () => {
    const known = new Set((await columns()).map(({ table, column }) => `${table}.${column}`));
    for (const { name, exportBy, omit = [], merge } of personTables) {
      const keys = typeof merge === "object" ? merge.unlessKept : [];
      for (const column of [...omit, ...keys, ...(exportBy === undefined ? [] : [exportBy])])
        expect(known, `${name}.${column}`).toContain(`${name}.${column}`);
    }
  });

  it("refer to each other only so that a merge can move them: checked at the end of a transaction", async () => {
    const strict = await test.database.query<{ name: string }>({
      text: `SELECT c.conname AS name FROM pg_constraint c
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
        WHERE c.contype = 'f' AND a.attname = 'person_id' AND c.confrelid <> 'people'::regclass AND NOT c.condeferrable`,
    });
    expect(strict).toEqual([]);
  });

  it("let no hash, secret or token into an export", async () => {
    for (const { table, column } of await columns()) {
      if (!/hash|secret|token(?!s)|delivery_id|address/.test(column)) continue;
      const listed = personTables.find(({ name }) => name === table);
      if (listed?.exportBy !== undefined) expect(listed.omit, `${table}.${column}`).toContain(column);
    }
  });
});
