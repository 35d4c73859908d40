import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { newId } from "../../core/ids.ts";
import { silentLog, type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { createFullPerson } from "../../test/support/full-person.ts";
import { mergePeople } from "../people/merge.ts";
import { type Jobs, openJobs } from "./jobs.ts";

const data = z.object({ personId: z.string() });
const at = new Date("2026-03-02T12:00:00Z");

describe("jobs of two people who become one", () => {
  let test: TestDatabase;
  let jobs: Jobs;
  beforeAll(async () => {
    test = await testDatabase();
    jobs = await openJobs(test.database, newId(), silentLog);
  });
  afterAll(async () => {
    await jobs.stop();
    await test.drop();
  });

  /** A queue that nobody works on. */
  const queue = (name: string) =>
    jobs.register({
      name,
      data,
      concurrency: 1,
      timeoutMs: 1_000,
      run: async () => {},
      giveUp: async () => {},
    });
  const person = (name: string) => createFullPerson(test.database, name, { stage: "adult", at });
  const merge = (a: string, b: string) =>
    test.database.transaction((transaction) => mergePeople(transaction, [a, b], at));
  const owners = async () => {
    const rows = await test.database.query<{ owner: string }>({
      text: "SELECT data->>'personId' AS owner FROM pgboss.job WHERE data ? 'personId' ORDER BY created_on",
    });
    return rows.map(({ owner }) => owner);
  };

  it("go on for the one who is kept", async () => {
    const analyses = await queue("analysis");
    const [kept, gone] = [await person("a"), await person("b")];
    await test.database.transaction((transaction) => analyses.add(transaction, { personId: gone.id }));
    const outcome = await merge(kept.id, gone.id);
    expect(outcome.kind).toBe("merged");
    expect(await owners()).toEqual([outcome.kind === "merged" ? outcome.keptId : ""]);
  });

  it("keep two people apart as long as one of them is about to be deleted", async () => {
    const deletions = await queue("forget");
    const [leaving, staying] = [await person("c"), await person("d")];
    await test.database.transaction((transaction) => deletions.add(transaction, { personId: leaving.id }));
    expect(await merge(leaving.id, staying.id)).toEqual({ kind: "leaving" });
    expect(await merge(staying.id, leaving.id)).toEqual({ kind: "leaving" });
    expect((await owners()).at(-1)).toBe(leaving.id);
  });
});
