import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { afternoon, habitStart, keepHabit, looseHabit, storePerson } from "../../test/support/habits.ts";
import { addDays, type LocalDate } from "../days/local-date.ts";
import type { AsOf, HabitHistory } from "./day.ts";
import type { HabitMark, HabitTarget } from "./habit.ts";
import { type Schedule, tidySchedule } from "./schedule.ts";
import { habitCourse, standingOf } from "./standing.ts";
import { habitStandings } from "./standings.ts";

const schedules: fc.Arbitrary<Schedule> = fc
  .oneof(
    fc.constant<Schedule>({ kind: "daily" }),
    fc.record({
      kind: fc.constant("weekdays" as const),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    }),
    fc.record({ kind: fc.constant("per-week" as const), times: fc.integer({ min: 1, max: 7 }) }),
    fc.record({
      kind: fc.constant("per-days" as const),
      times: fc.integer({ min: 1, max: 4 }),
      days: fc.integer({ min: 4, max: 20 }),
    }),
  )
  .map((schedule) => tidySchedule(schedule) ?? { kind: "daily" });

const targets: fc.Arbitrary<HabitTarget | null> = fc.option(
  fc.record({
    amount: fc.integer({ min: 1, max: 20 }),
    unit: fc.constant("min"),
    direction: fc.constantFrom("at-least" as const, "at-most" as const),
  }),
);

const told = fc.record({
  state: fc.constantFrom("done" as const, "done" as const, "partial" as const, "skipped" as const),
  value: fc.option(fc.integer({ min: 0, max: 30 })),
});

/** Marks of days from the first on; some days have none. */
const marks = fc
  .array(fc.option(told, { freq: 3 }), { minLength: 1, maxLength: 80 })
  .map((days) =>
    days.flatMap((one, index): HabitMark[] =>
      one === null ? [] : [{ ...one, date: addDays(habitStart, index) }],
    ),
  );

const histories: fc.Arbitrary<HabitHistory> = fc
  .record({
    schedule: schedules,
    target: targets,
    marks,
    pauseFrom: fc.nat(100),
    excused: fc.array(fc.nat(80)),
  })
  .map(({ schedule, target, marks: list, pauseFrom, excused }) => ({
    habit: looseHabit({ schedule, target }),
    marks: new Map(list.map((mark) => [mark.date, mark])),
    pauses: [{ from: addDays(habitStart, pauseFrom), to: addDays(habitStart, pauseFrom + 5) }],
    excused: new Set(excused.map((index) => addDays(habitStart, index))),
  }));

const asOf = (days: number): AsOf => ({ today: addDays(habitStart, days), isYesterdayOpen: false });

function withMark(history: HabitHistory, mark: HabitMark): HabitHistory {
  return { ...history, marks: new Map([...history.marks, [mark.date, mark]]) };
}

function skipOn(date: LocalDate): HabitMark {
  return { date, state: "skipped", value: null };
}

describe("the numbers of a habit", () => {
  it("are never lower for a day that was skipped instead of left without a word", () => {
    fc.assert(
      fc.property(histories, fc.nat(80), fc.nat(30), (history, day, later) => {
        const date = addDays(habitStart, day);
        fc.pre(!history.marks.has(date));
        const now = asOf(day + later);
        const [left, skipped] = [history, withMark(history, skipOn(date))].map((one) => standingOf(one, now));
        expect(skipped?.strengthPercent).toBeGreaterThanOrEqual((left?.strengthPercent ?? 0) - 1e-9);
        expect(skipped?.streak.length).toBeGreaterThanOrEqual(left?.streak.length ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it("stand on a skipped day where they stood the day before, but for a week that ends", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 80 }), (history, day) => {
        const date = addDays(habitStart, day);
        const course = habitCourse(withMark(history, skipOn(date)), asOf(day));
        const [before, skipped] = course.slice(-2);
        expect(skipped?.strength).toBeGreaterThanOrEqual(before?.strength ?? 0);
        // A week that was too thin before its Sunday ends on it, whatever is told of that day.
        const endsWeek = history.habit.schedule.kind === "per-week" && skipped?.weekday === 7;
        if (!endsWeek) expect(skipped?.streak).toBe(before?.streak);
      }),
      { numRuns: 300 },
    );
  });

  it("stay within their bounds, and show as saved no more than two days in any thirty", () => {
    fc.assert(
      fc.property(histories, fc.nat(100), (history, day) => {
        const course = habitCourse(history, asOf(day));
        const standing = standingOf(history, asOf(day));
        for (const one of course) {
          expect(one.strength).toBeGreaterThanOrEqual(0);
          expect(one.strength).toBeLessThanOrEqual(1);
        }
        const saved = course.flatMap(({ isSaved }, index) => (isSaved ? [index] : []));
        for (const [index, third] of saved.slice(2).entries())
          expect(third - (saved[index] ?? 0)).toBeGreaterThan(29);
        expect(standing.totals.done + standing.totals.partial).toBeLessThanOrEqual(standing.totals.due);
        expect(standing.bestStreak).toBeGreaterThanOrEqual(standing.streak.length);
      }),
      { numRuns: 300 },
    );
  });

  it("don't see what is told of days to come", () => {
    fc.assert(
      fc.property(histories, fc.nat(40), fc.integer({ min: 1, max: 5 }), (history, day, ahead) => {
        const early = withMark(history, {
          date: addDays(habitStart, day + ahead),
          state: "done",
          value: null,
        });
        expect(standingOf(early, asOf(day))).toEqual(standingOf(history, asOf(day)));
      }),
    );
  });
});

describe("what is stored of a habit", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const week = Array.from({ length: 8 }, (_, index) => addDays(habitStart, index));
  const now = afternoon(week[7] ?? habitStart);
  const changes = fc.uniqueArray(
    fc.record({
      date: fc.constantFrom(...week),
      state: fc.constantFrom("done" as const, "partial" as const, "skipped" as const),
    }),
    { selector: ({ date }) => date, minLength: 2, maxLength: 6 },
  );

  it("comes to the same whatever the order it was told in, and told twice", async () => {
    await fc.assert(
      fc.asyncProperty(changes, schedules, async (list, schedule) => {
        const personId = await storePerson(test);
        const [one, other] = [
          await keepHabit(test, { personId, name: "One", schedule }),
          await keepHabit(test, { personId, name: "Other", schedule }),
        ];
        for (const change of list) await one.mark({ ...change, now });
        for (const change of [...list, ...list].reverse()) await other.mark({ ...change, now });
        const [first, second] = await habitStandings(test.database, personId, now);
        expect({ ...second, habit: null }).toEqual({ ...first, habit: null });
        const again = await one.mark({ ...(list[0] ?? { date: habitStart }), now });
        expect(again.changed).toBe(false);
        expect(again.after).toEqual(again.before);
      }),
      { numRuns: 25 },
    );
  });

  it("is as before once what was told is taken back", async () => {
    await fc.assert(
      fc.asyncProperty(changes, schedules, async (list, schedule) => {
        const { personId, mark } = await keepHabit(test, { schedule });
        const [last, ...others] = list;
        for (const change of others) await mark({ ...change, now });
        const before = await habitStandings(test.database, personId, now);
        if (last !== undefined) await mark({ ...last, now });
        await mark({ date: last?.date ?? habitStart, state: "undone", now });
        expect(await habitStandings(test.database, personId, now)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});
