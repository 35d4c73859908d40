import type { PatternHabit, Tested } from "./pattern.ts";
import { fisherExact, rayleigh } from "./significance.ts";

/** Decided days that a habit needs before its days are compared: four weeks of a daily one. */
export const fewestDays = 28;
/** Days of one weekday below which it is left alone. */
const fewestOfWeekday = 3;
/** Days that two habits have in common before they are compared. */
const fewestShared = 21;
/** Ticks before their time of day is looked at; the test's approximation holds from there on. */
const fewestTimes = 10;

const isDone = ({ isDone: done }: { readonly isDone: boolean }) => done;

/** Each weekday of a habit against its other days. */
function weekdays({ id, days }: PatternHabit): readonly Tested[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const on = days.filter((day) => day.weekday === weekday);
    const others = days.filter((day) => day.weekday !== weekday);
    if (on.length < fewestOfWeekday || others.length === 0) return [];
    const missed = on.filter((day) => !day.isDone).length;
    const otherMissed = others.filter((day) => !day.isDone).length;
    const p = fisherExact({
      both: missed,
      onlyFirst: on.length - missed,
      onlySecond: otherMissed,
      neither: others.length - otherMissed,
    });
    // A weekday on which less is missed is a good day, and no reason to change anything.
    const isWorse = missed / on.length > otherMissed / others.length;
    const counts = { missed, due: on.length, otherMissed, otherDue: others.length };
    return [{ relation: { kind: "weekday", habit: id, weekday, ...counts } as const, p: isWorse ? p : 1 }];
  });
}

/** The first half of a habit's days against the second. */
function trend({ id, days }: PatternHabit): readonly Tested[] {
  const half = Math.floor(days.length / 2);
  const [first, second] = [days.slice(0, half), days.slice(half)];
  const [firstDone, secondDone] = [first.filter(isDone).length, second.filter(isDone).length];
  const p = fisherExact({
    both: firstDone,
    onlyFirst: first.length - firstDone,
    onlySecond: secondDone,
    neither: second.length - secondDone,
  });
  const kind = secondDone / second.length > firstDone / first.length ? "rising" : "falling";
  const counts = { firstDone, firstDue: first.length, secondDone, secondDue: second.length };
  return [{ relation: { kind, habit: id, ...counts }, p }];
}

function timeOfDay({ id, minutes }: PatternHabit): readonly Tested[] {
  if (minutes.length < fewestTimes) return [];
  const { p, meanMinute } = rayleigh(minutes);
  return [{ relation: { kind: "time", habit: id, minute: meanMinute, count: minutes.length }, p }];
}

/** One habit's weekdays, its course and its time of day. */
export function testHabit(habit: PatternHabit): readonly Tested[] {
  const compared = habit.days.length < fewestDays ? [] : [...weekdays(habit), ...trend(habit)];
  return [...compared, ...timeOfDay(habit)];
}

/** Whether two habits are done on the same days; none where they have too few days in common. */
export function testPair(first: PatternHabit, second: PatternHabit): readonly Tested[] {
  const done = new Map(second.days.map((day) => [day.date, day.isDone]));
  const shared = first.days.flatMap((day) => {
    const other = done.get(day.date);
    return other === undefined ? [] : [{ first: day.isDone, second: other }];
  });
  if (shared.length < fewestShared) return [];
  const count = (one: boolean, other: boolean) =>
    shared.filter((day) => day.first === one && day.second === other).length;
  const [both, onlyFirst, onlySecond, neither] = [
    count(true, true),
    count(true, false),
    count(false, true),
    count(false, false),
  ];
  const [withFirst, withoutFirst] = [both + onlyFirst, onlySecond + neither];
  if (withFirst === 0 || withoutFirst === 0) return [];
  const kind = both / withFirst >= onlySecond / withoutFirst ? "together" : "apart";
  const counts = { withFirst, secondWithFirst: both, withoutFirst, secondWithoutFirst: onlySecond };
  const relation = { kind, habits: [first.id, second.id], ...counts } as const;
  return [{ relation, p: fisherExact({ both, onlyFirst, onlySecond, neither }) }];
}
