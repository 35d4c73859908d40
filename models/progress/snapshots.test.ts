import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { afternoon, habitStart, keepHabit } from "../../test/support/habits.ts";
import { addDays } from "../days/local-date.ts";
import { archiveHabit } from "../habits/habits.ts";
import { readProgress } from "./snapshots.ts";

describe("a person's progress day by day", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const day = (index: number) => addDays(habitStart, index);
  const read = (personId: string, now: Date, [from, to] = [day(0), day(60)]) =>
    test.database.transaction((transaction) => readProgress(transaction, personId, { from, to, now }));
  const stored = (personId: string) =>
    test.database.query({
      text: "SELECT local_date::text AS date, due, done, habits, xmin::text FROM progress_snapshots WHERE person_id = $1 ORDER BY 1",
      values: [personId],
    });

  it("is kept with each mark: what was due, what was done, strength and streak", async () => {
    const { personId, habit, mark } = await keepHabit(test);
    await keepHabit(test, { personId, name: "Read" });
    await mark({ date: day(0) });
    const kept = { habitId: habit.id, kind: "done", strength: 0.051922, streak: 1 };
    const [row] = await stored(personId);
    expect(row).toMatchObject({ date: day(0), due: 2, done: 1 });
    expect((row as { readonly habits: readonly unknown[] }).habits).toHaveLength(2);
    expect(row).toMatchObject({ habits: expect.arrayContaining([expect.objectContaining(kept)]) });
  });

  it("follows a day that is told later, and the days after it", async () => {
    const { personId, mark } = await keepHabit(test);
    await mark({ date: day(0) });
    await mark({ date: day(3) });
    const before = await read(personId, afternoon(day(3)));
    expect(before.map(({ done, due }) => `${done}/${due}`)).toEqual(["1/1", "0/1", "0/1", "1/1"]);
    await mark({ date: day(1), now: afternoon(day(3)) });
    const after = await read(personId, afternoon(day(3)));
    expect(after.map(({ habits }) => habits[0]?.streak)).toEqual([1, 2, 2, 3]);
  });

  it("knows days that closed while nobody looked, and is the same whenever it is read", async () => {
    const { personId, mark } = await keepHabit(test);
    await mark({ date: day(0) });
    const late = await read(personId, afternoon(day(20)));
    expect(late).toHaveLength(21);
    const { personId: other, mark: markOther } = await keepHabit(test);
    await markOther({ date: day(0) });
    for (let index = 1; index < 20; index++) await read(other, afternoon(day(index)));
    const strengths = (days: typeof late) =>
      days.map(({ habits, ...counts }) => [counts, habits[0]?.strength]);
    expect(strengths(await read(other, afternoon(day(20))))).toEqual(strengths(late));
  });

  it("writes nothing again where nothing changed", async () => {
    const { personId, mark } = await keepHabit(test);
    await mark({ date: day(0) });
    await read(personId, afternoon(day(5)));
    const before = await stored(personId);
    await read(personId, afternoon(day(5)));
    expect(await stored(personId)).toEqual(before);
  });

  it("keeps a habit's days when it is put away", async () => {
    const { personId, habit, mark } = await keepHabit(test);
    await mark({ date: day(0) });
    const now = afternoon(day(2));
    await test.database.transaction((one) => archiveHabit(one, { personId, habitId: habit.id, now }));
    const days = await read(personId, afternoon(day(4)));
    expect(days.map(({ date, done, due }) => [date, done, due])).toEqual([
      [day(0), 1, 1],
      [day(1), 0, 1],
    ]);
  });
});
