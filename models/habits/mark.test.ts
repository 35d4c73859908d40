import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../core/ids.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { afternoon, habitStart, keepHabit, storePerson } from "../../test/support/habits.ts";
import { addDays } from "../days/local-date.ts";
import { addHabit, type NewHabit } from "./habits.ts";
import { markHabit } from "./mark.ts";
import { habitStandings } from "./standings.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const start = habitStart;
const keep = (change?: Partial<NewHabit>) => keepHabit(test, change);

describe("marking a habit", () => {
  it("counts the day once, from two channels at the same moment too", async () => {
    const { personId, mark } = await keep();
    const told = await Promise.all([
      mark({ date: start, channel: "telegram" }),
      mark({ date: start, channel: "web" }),
    ]);
    expect(told.map(({ changed }) => changed).toSorted()).toEqual([false, true]);
    const rows = await test.database.query({
      text: "SELECT local_date::text AS date, time_zone FROM habit_marks WHERE person_id = $1",
      values: [personId],
    });
    expect(rows).toEqual([{ date: start, time_zone: "Europe/Berlin" }]);
  });

  it("answers streak and strength before and after", async () => {
    const { mark } = await keep();
    const { before, after } = await mark({ date: start });
    expect([before.today, before.streak.length, before.strengthPercent]).toEqual(["due", 0, 0]);
    expect([after.today, after.streak.length]).toEqual(["done", 1]);
    expect(after.strengthPercent).toBeCloseTo(5.1922, 3);
    expect(before.projectedPercent).toBe(after.strengthPercent);
  });

  it("reaches a milestone on the seventh day, once", async () => {
    const { mark } = await keep();
    const dates = Array.from({ length: 8 }, (_, index) => addDays(start, index));
    const reached = [];
    for (const date of dates) reached.push((await mark({ date })).milestones);
    expect(reached[6]).toEqual([{ kind: "streak", unit: "days", length: 7 }]);
    expect(reached.toSpliced(6, 1).flat()).toEqual([]);
    expect((await mark({ date: addDays(start, 7) })).milestones).toEqual([]);
  });

  it("takes back what was told, and the numbers with it", async () => {
    const { personId, mark } = await keep();
    const before = await habitStandings(test.database, personId, afternoon(start));
    await mark({ date: start, state: "partial", value: 5, note: "short" });
    await mark({ date: start, state: "undone" });
    expect(await habitStandings(test.database, personId, afternoon(start))).toEqual(before);
  });

  it.each([
    ["tomorrow", 1, "habit-date-future"],
    ["eight days ago", -8, "habit-date-past"],
  ])("refuses %s", async (_, days, code) => {
    const { mark } = await keep();
    await expect(mark({ date: addDays(start, days), now: afternoon(start) })).rejects.toMatchObject({ code });
  });

  it("takes any of the last seven days, before the habit was added too", async () => {
    const { mark } = await keep();
    const { after } = await mark({ date: addDays(start, -7), now: afternoon(start) });
    expect([after.streak.length, after.totals.due]).toEqual([1, 1]);
  });

  it.each(["2026-02-30", "tomorrow", "2026-3-1"])("refuses %s, which is no date", async (date) => {
    const { mark } = await keep();
    await expect(mark({ date, now: afternoon(start) })).rejects.toMatchObject({ code: "habit-date-past" });
  });

  it("finds nobody else's habit, nor one that isn't there", async () => {
    const { habit } = await keep();
    const { mark } = await keep();
    for (const habitId of [habit.id, newId(), "1 OR 1=1"])
      await expect(mark({ date: start, habitId })).rejects.toMatchObject({ code: "habit-unknown" });
  });

  it("knows 29 February", async () => {
    const personId = await storePerson(test);
    const leapDay = new Date("2028-02-29T13:00Z");
    const marked = await test.database.transaction(async (transaction) => {
      const daily = { kind: "daily" } as const;
      const habit = await addHabit(transaction, {
        personId,
        name: "Leap",
        schedule: daily,
        source: "words",
        now: leapDay,
      });
      const common = { personId, habitId: habit.id, state: "done", channel: "web" } as const;
      await markHabit(transaction, { ...common, date: "2028-02-29", now: leapDay });
      return markHabit(transaction, { ...common, date: "2028-03-01", now: new Date("2028-03-01T13:00Z") });
    });
    expect(marked.after.streak.length).toBe(2);
  });
});
