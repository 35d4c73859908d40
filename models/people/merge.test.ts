import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { createFullPerson, filledTables } from "../../test/support/full-person.ts";
import { mergePeople } from "./merge.ts";
import { personTables } from "./person-tables.ts";

const at = new Date("2026-03-02T12:00:00Z");
const later = new Date("2026-03-02T12:05:00Z");

describe("making one person of two", () => {
  let test: TestDatabase;
  let number = 0;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const pair = async () => {
    number += 1;
    const kept = await createFullPerson(test.database, `kept-${number}`, { stage: "adult", at });
    const gone = await createFullPerson(test.database, `gone-${number}`, { stage: "adult", at: later });
    return { kept, gone };
  };
  const merge = (a: string, b: string) =>
    test.database.transaction((transaction) => mergePeople(transaction, [a, b], later));
  const count = async (table: string, personId: string) => {
    const [row] = await test.database.query<{ rows: number }>({
      text: `SELECT count(*)::int AS rows FROM ${table} WHERE person_id = $1`,
      values: [personId],
    });
    return row?.rows ?? 0;
  };
  const one = async <Row extends object>(text: string, ...values: unknown[]) =>
    (await test.database.query<Row>({ text, values }))[0];

  it("is tried with something in every table", () => {
    expect(filledTables.toSorted()).toEqual(personTables.map(({ name }) => name).toSorted());
  });

  it("loses nothing, doubles nothing and leaves nothing behind, in every table", async () => {
    const { kept, gone } = await pair();
    expect(await merge(gone.id, kept.id)).toEqual({
      kind: "merged",
      keptId: kept.id,
      goneId: gone.id,
      hadTwoCheckIns: true,
    });
    for (const { name, merge: rule } of personTables) {
      expect(await count(name, gone.id), name).toBe(0);
      // What both had under the same key is one, and so is what a person has once.
      const isShared = rule === "drop" || (rule !== "move" && !["conversations", "mailbox"].includes(name));
      // The next digest is computed anew, the reminders of both beside it.
      if (name !== "nudge_times") expect(await count(name, kept.id), name).toBe(isShared ? 1 : 2);
    }
    expect(await one("SELECT 1 FROM people WHERE id = $1", gone.id)).toBeUndefined();
    const [marks] = await test.database.query<{ habits: number }>({
      text: "SELECT count(DISTINCT habit_id)::int AS habits FROM habit_marks WHERE person_id = $1",
      values: [kept.id],
    });
    expect(marks?.habits).toBe(2);
  });

  it("adds up what is counted by the day", async () => {
    const { kept, gone } = await pair();
    await merge(kept.id, gone.id);
    expect(await one("SELECT tokens FROM model_tokens WHERE person_id = $1", kept.id)).toEqual({
      tokens: 200,
    });
    expect(
      await one("SELECT due, done, habits FROM progress_snapshots WHERE person_id = $1", kept.id),
    ).toEqual({
      due: 4,
      done: 2,
      habits: [`kept-${number}`, `gone-${number}`],
    });
  });

  it("goes on with the check-in that has more answers, and keeps the answers of the other", async () => {
    const { kept, gone } = await pair();
    await test.database.query({
      text: `INSERT INTO answers (person_id, check_in_id, question, value, channel, answered_at)
        VALUES ($1, $2, 'sex', '"x"', 'web', $3)`,
      values: [gone.id, gone.sharedId, at],
    });
    await merge(kept.id, gone.id);
    const states = await test.database.query<{ id: string; state: string }>({
      text: "SELECT id, state FROM check_ins WHERE person_id = $1 ORDER BY state",
      values: [kept.id],
    });
    expect(states).toEqual([
      { id: kept.sharedId, state: "abandoned" },
      { id: gone.sharedId, state: "running" },
    ]);
    expect(await count("answers", kept.id)).toBe(3);
    const slot = await one<{ source: string }>(
      "SELECT source FROM outbox WHERE person_id = $1 AND slot = 'check-in'",
      kept.id,
    );
    expect(slot?.source).toBe(`gone-${number}`);
    const released = await one<{ blocks: { kind: string }[]; due: boolean }>(
      "SELECT blocks, due FROM outbox WHERE person_id = $1 AND slot IS NULL",
      kept.id,
    );
    expect(released).toEqual({ due: true, blocks: [{ kind: "text", markdown: `kept-${number}` }] });
  });

  it("makes one habit of two with the same name, with the days of both and one mark a day", async () => {
    const { kept, gone } = await pair();
    await test.database.query({
      text: "UPDATE habits SET name = CASE WHEN person_id = $1 THEN 'Walk' ELSE 'WALK' END WHERE person_id IN ($1, $2)",
      values: [kept.id, gone.id],
    });
    await test.database.query({
      text: `INSERT INTO habit_marks (person_id, habit_id, local_date, told_on, state, channel, time_zone, at)
        VALUES ($1, $2, '2026-03-02', '2026-03-02', 'done', 'web', 'UTC', $3)`,
      values: [gone.id, gone.sharedId, at],
    });
    await merge(kept.id, gone.id);
    expect(await count("habits", kept.id)).toBe(1);
    expect(
      await test.database.query({
        text: "SELECT habit_id, local_date::text AS day FROM habit_marks WHERE person_id = $1 ORDER BY day",
        values: [kept.id],
      }),
    ).toEqual([
      { habit_id: kept.sharedId, day: "2026-03-01" },
      { habit_id: kept.sharedId, day: "2026-03-02" },
    ]);
    expect(
      await test.database.query({
        text: "SELECT DISTINCT habit_id FROM reminders WHERE person_id = $1",
        values: [kept.id],
      }),
    ).toEqual([{ habit_id: kept.sharedId }]);
  });

  it("keeps whoever has come further, and of photos the newest word", async () => {
    const first = await createFullPerson(test.database, "visitor", { stage: "new", at });
    const second = await createFullPerson(test.database, "known", { stage: "adult", at: later });
    await test.database.query({
      text: "UPDATE people SET photo_consented_at = $2, region = NULL WHERE id = $1",
      values: [second.id, at],
    });
    await test.database.query({
      text: "UPDATE people SET photo_declined_at = $2, locale = 'de' WHERE id = $1",
      values: [first.id, later],
    });
    expect(await merge(first.id, second.id)).toMatchObject({ keptId: second.id });
    expect(
      await one(
        "SELECT stage, locale, photo_consented_at, photo_declined_at, created_at FROM people WHERE id = $1",
        second.id,
      ),
    ).toEqual({
      stage: "adult",
      locale: "en",
      photo_consented_at: null,
      photo_declined_at: later,
      created_at: at,
    });
  });

  it("joins nobody under 18 with an adult, and nobody with someone who is gone", async () => {
    const minor = await createFullPerson(test.database, "minor", { stage: "minor", at });
    const adult = await createFullPerson(test.database, "adult", { stage: "adult", at });
    expect(await merge(minor.id, adult.id)).toEqual({ kind: "ages-differ" });
    expect(await count("answers", minor.id)).toBe(1);
    expect(await merge(adult.id, "00000000-0000-4000-8000-000000000000")).toEqual({ kind: "gone" });
  });
});
