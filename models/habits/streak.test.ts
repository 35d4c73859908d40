import { describe, expect, it } from "vitest";
import { addDays, mondayOf, weekdayOf } from "../days/local-date.ts";
import type { DayKind, HabitDay } from "./day.ts";
import type { Schedule } from "./schedule.ts";
import { savedDays, streaks } from "./streak.ts";

const monday = "2026-03-02";

const letters: Readonly<Record<string, DayKind>> = {
  x: "done",
  "-": "missed",
  s: "skipped",
  p: "partial",
  "‖": "paused",
  e: "excused",
  ".": "free",
  " ": "rest",
  o: "open",
};

/** Days from a Monday on, a letter each. */
function days(pattern: string, first = monday): HabitDay[] {
  return [...pattern].map((letter, index) => {
    const date = addDays(first, index);
    return { date, weekday: weekdayOf(date), kind: letters[letter] ?? "unknown", value: null };
  });
}

function lengths(schedule: Schedule, pattern: string): string {
  return streaks(schedule, days(pattern))
    .map(({ length }) => length)
    .join(" ");
}

function saved(pattern: string): string {
  const all = days(pattern);
  const positions = savedDays({ kind: "daily" }, all, streaks({ kind: "daily" }, all));
  return [...pattern].map((letter, index) => (positions.has(index) ? "S" : letter)).join("");
}

describe("a daily streak", () => {
  const daily = { kind: "daily" } as const;

  it.each([
    ["counts days kept", "xxx", "1 2 3"],
    ["stands still over skipped, partly kept, paused and excused days", "xspx‖ex", "1 1 1 2 2 2 3"],
    ["goes on over two missed days", "xx-x-x", "1 2 2 3 3 4"],
    ["goes back to the day after the first of three missed days", "xx-xx-xx-x", "1 2 2 3 4 4 5 6 4 5"],
    ["ends with three missed days one after the other", "xx---x", "1 2 2 2 0 1"],
    ["doesn't end while a day is open", "xxo", "1 2 2"],
  ])("%s", (_, pattern, expected) => {
    expect(lengths(daily, pattern)).toBe(expected);
  });

  it("has its reserve back after thirty days", () => {
    const month = "x".repeat(28);
    expect(lengths(daily, `--${month}-x`).endsWith(" 29")).toBe(true);
    expect(lengths(daily, `x--${month}-x`).endsWith(" 30")).toBe(true);
    expect(lengths(daily, `x--${"x".repeat(27)}-x`).endsWith(" 28")).toBe(true);
  });

  it("shows which missed days the reserve saved: inside a streak, and no other", () => {
    expect(saved("xx-x-x")).toBe("xxSxSx");
    expect(saved("xx---x")).toBe("xx---x");
    expect(saved("x-x-x-x-x-x")).toBe("x-x-x-xSxSx");
    expect(saved("--xx-x")).toBe("--xxSx");
    expect(saved("xx-")).toBe("xxS");
    expect(saved("---")).toBe("---");
  });
});

describe("a streak of certain weekdays", () => {
  const schedule: Schedule = { kind: "weekdays", days: [1, 3, 5] };

  it("counts days kept, on other days of the week too, and ends with a missed one", () => {
    expect(lengths(schedule, "x x x  x-x x")).toBe("1 1 2 2 3 3 3 4 0 1 1 2");
    expect(lengths(schedule, "xxx s  x")).toBe("1 2 3 3 3 3 3 4");
  });
});

describe("a streak of times a week", () => {
  const schedule: Schedule = { kind: "per-week", times: 3 };
  const weeks = (...patterns: string[]) => lengths(schedule, patterns.join("")).split(" ");

  it("counts weeks met, and a week as soon as it is met", () => {
    expect(weeks("x.x.x..", "xxx....", "x.x").join("")).toBe("00001111122222222");
  });

  it("ends with a week that had too few", () => {
    expect(weeks("xxx....", "x.x....").at(-1)).toBe("0");
    expect(weeks("xxx....", "x.x....", "xxx....").at(-1)).toBe("1");
  });

  it("stands still over a week that skips, pauses or partly kept days explain, and isn't lengthened by them", () => {
    for (const week of ["xxs....", "sssssss", "‖‖‖‖‖‖‖", "x.x..p.", "eee...."])
      expect(weeks("xxx....", week).at(-1)).toBe("1");
  });

  it("doesn't end before the week does", () => {
    expect(weeks("xxx....", "......").at(-1)).toBe("1");
  });

  it("begins in the middle of a week without being held to it", () => {
    const thursday = addDays(mondayOf(monday), 3);
    const all = [...days("x...", thursday), ...days("xxx....", addDays(thursday, 4))];
    expect(streaks(schedule, all).at(-1)?.length).toBe(1);
  });
});

describe("a streak of times in some days", () => {
  const schedule: Schedule = { kind: "per-days", times: 2, days: 5 };

  it.each([
    ["counts days kept while every five days hold two", "x.x..xx", "1 1 2 2 2 3 4"],
    ["ends with five days that hold fewer", "x....x.x", "1 1 1 1 0 1 1 2"],
    ["reaches over skipped and paused days", "x.xss‖.x", "1 1 2 2 2 2 2 3"],
  ])("%s", (_, pattern, expected) => {
    expect(lengths(schedule, pattern)).toBe(expected);
  });
});
