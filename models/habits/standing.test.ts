import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { afternoon, habitStart, keepHabit, looseHabit, marksOf } from "../../test/support/habits.ts";
import { setDayRule } from "../days/day-rules.ts";
import { addDays, datesFrom } from "../days/local-date.ts";
import type { HabitHistory } from "./day.ts";
import type { HabitMark } from "./habit.ts";
import { pauseHabits, resumeHabits } from "./pauses.ts";
import type { Schedule } from "./schedule.ts";
import { standingOf } from "./standing.ts";
import { habitStandings } from "./standings.ts";

const done = (date: string): HabitMark => ({ date, state: "done", value: null });

function history(change: Partial<HabitHistory> = {}, schedule: Schedule = { kind: "daily" }): HabitHistory {
  return { habit: looseHabit({ schedule }), marks: new Map(), pauses: [], excused: new Set(), ...change };
}

describe("how a habit stands", () => {
  const today = addDays(habitStart, 9);
  const all = marksOf(...datesFrom(habitStart, addDays(today, -1)).map(done));

  it("doesn't fall while today isn't over, and says what today would make of it", () => {
    const asOf = { today, isYesterdayOpen: false };
    const standing = standingOf(history({ marks: all }), asOf);
    const told = standingOf(history({ marks: new Map([...all, [today, done(today)]]) }), asOf);
    expect([standing.today, standing.streak.length]).toEqual(["due", 9]);
    expect(standing.projectedPercent).toBeGreaterThan(standing.strengthPercent);
    expect(told.strengthPercent).toBe(standing.projectedPercent);
  });

  it("keeps yesterday open until noon, and counts it afterwards", () => {
    const gap = new Map([...all].filter(([date]) => date !== addDays(today, -1)));
    const [morning, afterwards] = [true, false].map((isYesterdayOpen) =>
      standingOf(history({ marks: gap }), { today, isYesterdayOpen }),
    );
    expect([morning?.yesterday, morning?.reserveLeft, morning?.totals.due]).toEqual(["due", 2, 8]);
    expect([afterwards?.yesterday, afterwards?.reserveLeft, afterwards?.totals.due]).toEqual([null, 1, 9]);
    expect(afterwards?.savedDates).toEqual([addDays(today, -1)]);
    expect(afterwards?.streak.length).toBe(8);
    expect(morning?.strengthPercent).toBeGreaterThan(afterwards?.strengthPercent ?? 100);
  });

  it("has paused days in no number", () => {
    const pauses = [{ from: addDays(habitStart, 9), to: addDays(habitStart, 90) }];
    const [before, paused] = [addDays(habitStart, 9), addDays(habitStart, 90)].map((date) =>
      standingOf(history({ marks: all, pauses }), { today: date, isYesterdayOpen: false }),
    );
    expect(paused).toEqual({ ...before, date: addDays(habitStart, 90) });
    expect(paused?.today).toBe("paused");
  });

  it("doesn't hold the day it was added against anyone, nor days that were excused", () => {
    const excused = new Set([addDays(habitStart, 1)]);
    const standing = standingOf(history({ excused }), {
      today: addDays(habitStart, 2),
      isYesterdayOpen: false,
    });
    expect(standing.totals).toEqual({ done: 0, partial: 0, skipped: 0, due: 0 });
  });

  it.each<[string, Schedule, readonly string[], string]>([
    ["is due on its weekdays", { kind: "weekdays", days: [3] }, [], "due"],
    ["isn't due on others", { kind: "weekdays", days: [1, 2] }, [], "not-due"],
    ["is due while the week isn't met", { kind: "per-week", times: 2 }, ["2026-03-09"], "due"],
    ["isn't due once the week is met", { kind: "per-week", times: 1 }, ["2026-03-09"], "not-due"],
    ["is due in a new week", { kind: "per-week", times: 1 }, ["2026-03-08"], "due"],
    ["isn't due within its days", { kind: "per-days", times: 1, days: 4 }, ["2026-03-08"], "not-due"],
    ["is due after its days", { kind: "per-days", times: 1, days: 3 }, ["2026-03-08"], "due"],
  ])("%s", (_, schedule, dates, expected) => {
    const wednesday = "2026-03-11";
    const one = history({ marks: marksOf(...dates.map(done)) }, schedule);
    expect(standingOf(one, { today: wednesday, isYesterdayOpen: false }).today).toBe(expected);
  });

  it("says after a break what was kept", () => {
    const marks = marksOf(...datesFrom(addDays(habitStart, 1), addDays(habitStart, 31)).map(done));
    const asOf = { today: addDays(habitStart, 35), isYesterdayOpen: false };
    const { streak, totals, bestStreak, strengthPercent } = standingOf(history({ marks }), asOf);
    expect([streak.length, bestStreak]).toEqual([0, 31]);
    expect(totals).toEqual({ done: 31, partial: 0, skipped: 0, due: 34 });
    expect(Math.round(strengthPercent)).toBe(69);
  });
});

describe("a person's habits", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const standing = async (personId: string, now: Date) => {
    const all = await habitStandings(test.database, personId, now);
    const walk = all.find(({ habit }) => habit.name === "Walk");
    if (walk === undefined) throw new Error("no habit");
    return walk;
  };

  it("rest together over a range of days, and wake before its end", async () => {
    const { personId, mark } = await keepHabit(test);
    await keepHabit(test, { personId, name: "Read" });
    await mark({ date: habitStart });
    const now = afternoon(addDays(habitStart, 1));
    const all = { personId, habitId: null, now };
    const [from, to] = [addDays(habitStart, 1), addDays(habitStart, 14)];
    const paused = await test.database.transaction((one) => pauseHabits(one, { ...all, from, to }));
    expect(paused).toBe(2);
    const later = afternoon(addDays(habitStart, 10));
    expect(await standing(personId, later)).toMatchObject({
      today: "paused",
      pausedTo: to,
      streak: { length: 1 },
    });
    const woken = await test.database.transaction((one) => resumeHabits(one, { ...all, now: later }));
    expect(woken).toBe(2);
    expect(await standing(personId, later)).toMatchObject({
      today: "due",
      streak: { length: 1 },
      totals: { due: 1 },
    });
  });

  it.each([
    ["ends before it begins", 5, 4],
    ["begins eight days ago", -8, 0],
    ["ends in two years", 0, 730],
  ])("don't rest for a pause that %s", async (_, from, to) => {
    const { personId } = await keepHabit(test);
    const pause = { personId, habitId: null, now: afternoon(habitStart) };
    const range = { from: addDays(habitStart, from), to: addDays(habitStart, to) };
    await expect(
      test.database.transaction((transaction) => pauseHabits(transaction, { ...pause, ...range })),
    ).rejects.toMatchObject({ code: "habit-pause" });
  });

  it("lose nothing to an evening without the service", async () => {
    const { personId, mark } = await keepHabit(test);
    await mark({ date: habitStart });
    await test.database.query({
      text: "INSERT INTO outages (from_at, to_at) VALUES ('2026-03-03T16:30Z', '2026-03-03T20:00Z')",
    });
    const after = await standing(personId, afternoon(addDays(habitStart, 2)));
    expect(after).toMatchObject({ reserveLeft: 2, streak: { length: 1 }, totals: { due: 1 } });
    await test.database.query({ text: "DELETE FROM outages" });
    expect(await standing(personId, afternoon(addDays(habitStart, 2)))).toMatchObject({ reserveLeft: 1 });
  });

  it("come through a journey from Honolulu to Kiritimati and back with every day told once", async () => {
    const { personId, mark } = await keepHabit(test, { now: new Date("2026-05-30T20:00Z") });
    await setDayRule(
      test.database,
      personId,
      { timeZone: "Pacific/Honolulu" },
      new Date("2026-05-01T00:00Z"),
    );
    await mark({ date: "2026-05-31", now: new Date("2026-05-31T20:00Z") });
    // 1 June has four hours in Honolulu; the 2nd goes on in Kiritimati.
    await setDayRule(
      test.database,
      personId,
      { timeZone: "Pacific/Kiritimati" },
      new Date("2026-06-01T17:00Z"),
    );
    const arrived = await mark({ date: "2026-06-02", now: new Date("2026-06-01T20:00Z") });
    expect(arrived.after).toMatchObject({ date: "2026-06-02", reserveLeft: 2, streak: { length: 2 } });
    // Back on the 1st for a second time: what was told of the 2nd waits for it.
    await setDayRule(
      test.database,
      personId,
      { timeZone: "Pacific/Honolulu" },
      new Date("2026-06-01T22:00Z"),
    );
    const back = new Date("2026-06-01T23:00Z");
    expect(await standing(personId, back)).toMatchObject({
      date: "2026-06-01",
      today: "due",
      streak: { length: 1 },
    });
    await mark({ date: "2026-06-01", now: back });
    expect(await standing(personId, new Date("2026-06-02T23:00Z"))).toMatchObject({
      today: "done",
      streak: { length: 3 },
    });
  });

  it("keep what was told when the clock jumps back over the start of the day", async () => {
    const { personId, mark } = await keepHabit(test);
    const [atThree, jumpedBack] = [new Date("2026-03-03T02:10Z"), new Date("2026-03-03T01:10Z")];
    await mark({ date: "2026-03-03", now: atThree });
    expect(await standing(personId, jumpedBack)).toMatchObject({ date: habitStart, today: "due" });
    const again = await mark({ date: "2026-03-03", now: new Date("2026-03-03T02:10Z") });
    expect(again.changed).toBe(false);
    expect(await standing(personId, atThree)).toMatchObject({ today: "done", streak: { length: 1 } });
  });
});
