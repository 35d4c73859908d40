import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../core/ids.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { setDayRule } from "../days/day-rules.ts";
import { addDays } from "../days/local-date.ts";
import { addHabit } from "./habits.ts";
import { markHabit, type NewMark } from "./mark.ts";
import type { Schedule } from "./schedule.ts";
import { habitStandings } from "./standings.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const start = "2026-03-02";
const noon = (date: string) => new Date(`${date}T13:00Z`);

async function somebody(): Promise<string> {
  const id = newId();
  await test.database.query({
    text: "INSERT INTO people (id, locale, created_at) VALUES ($1, 'en', '2026-01-01')",
    values: [id],
  });
  await setDayRule(test.database, id, { timeZone: "Europe/Berlin" }, new Date("2026-01-01T00:00Z"));
  return id;
}

async function someHabit(schedule: Schedule = { kind: "daily" }) {
  const personId = await somebody();
  const habit = await test.database.transaction((transaction) =>
    addHabit(transaction, { personId, name: "Walk", schedule, source: "words", now: noon(start) }),
  );
  const mark = (change: Partial<NewMark> & Pick<NewMark, "date">) =>
    test.database.transaction((transaction) =>
      markHabit(transaction, {
        personId,
        habitId: habit.id,
        state: "done",
        channel: "web",
        now: noon(change.date),
        ...change,
      }),
    );
  return { personId, habit, mark };
}

describe("marking a habit", () => {
  it("counts the day once, from two channels at the same moment too", async () => {
    const { personId, mark } = await someHabit();
    const told = await Promise.all([
      mark({ date: start, channel: "telegram" }),
      mark({ date: start, channel: "web" }),
    ]);
    expect(told.map(({ changed }) => changed).sort()).toEqual([false, true]);
    const rows = await test.database.query({
      text: "SELECT local_date::text AS date, time_zone FROM habit_marks WHERE person_id = $1",
      values: [personId],
    });
    expect(rows).toEqual([{ date: start, time_zone: "Europe/Berlin" }]);
  });

  it("answers streak and strength before and after", async () => {
    const { mark } = await someHabit();
    const { before, after } = await mark({ date: start });
    expect([before.today, before.streak.length, before.strengthPercent]).toEqual(["due", 0, 0]);
    expect([after.today, after.streak.length]).toEqual(["done", 1]);
    expect(after.strengthPercent).toBeCloseTo(5.1922, 3);
    expect(before.projectedPercent).toBe(after.strengthPercent);
  });

  it("reaches a milestone on the seventh day, once", async () => {
    const { mark } = await someHabit();
    const dates = Array.from({ length: 8 }, (_, index) => addDays(start, index));
    const reached = [];
    for (const date of dates) reached.push((await mark({ date })).milestones);
    expect(reached[6]).toEqual([{ kind: "streak", unit: "days", length: 7 }]);
    expect(reached.toSpliced(6, 1).flat()).toEqual([]);
    expect((await mark({ date: addDays(start, 7) })).milestones).toEqual([]);
  });

  it("takes back what was told, and the numbers with it", async () => {
    const { personId, mark } = await someHabit();
    const before = await habitStandings(test.database, personId, noon(start));
    await mark({ date: start, state: "partial", value: 5, note: "short" });
    await mark({ date: start, state: "undone" });
    expect(await habitStandings(test.database, personId, noon(start))).toEqual(before);
  });

  it.each([
    ["tomorrow", 1, "habit-date-future"],
    ["eight days ago", -8, "habit-date-past"],
  ])("refuses %s", async (_, days, code) => {
    const { mark } = await someHabit();
    await expect(mark({ date: addDays(start, days), now: noon(start) })).rejects.toMatchObject({ code });
  });

  it("takes any of the last seven days, before the habit was added too", async () => {
    const { mark } = await someHabit();
    const { after } = await mark({ date: addDays(start, -7), now: noon(start) });
    expect([after.streak.length, after.totals.due]).toEqual([1, 1]);
  });

  it.each(["2026-02-30", "tomorrow", "2026-3-1"])("refuses %s, which is no date", async (date) => {
    const { mark } = await someHabit();
    await expect(mark({ date, now: noon(start) })).rejects.toMatchObject({ code: "habit-date-past" });
  });

  it("finds nobody else's habit, nor one that isn't there", async () => {
    const { habit } = await someHabit();
    const { mark } = await someHabit();
    for (const habitId of [habit.id, newId(), "1 OR 1=1"])
      await expect(mark({ date: start, habitId })).rejects.toMatchObject({ code: "habit-unknown" });
  });

  it("knows 29 February", async () => {
    const personId = await somebody();
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
