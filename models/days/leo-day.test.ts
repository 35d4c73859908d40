import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayBounds, isTimeZone, leoDay, momentOf, wallClock } from "./leo-day.ts";
import { addDays, datesFrom, daysBetween, isLocalDate, mondayOf, weekdayOf } from "./local-date.ts";

describe("a person's day", () => {
  it.each([
    ["Europe/Berlin", "2026-03-29T00:59Z", "01:59", "2026-03-28"],
    ["Europe/Berlin", "2026-03-29T01:00Z", "03:00", "2026-03-29"],
    ["Europe/Berlin", "2026-10-25T00:30Z", "02:30", "2026-10-24"],
    ["Europe/Berlin", "2026-10-25T01:30Z", "02:30", "2026-10-24"],
    ["Europe/Berlin", "2026-10-25T02:00Z", "03:00", "2026-10-25"],
    ["America/New_York", "2026-11-01T05:30Z", "01:30", "2026-10-31"],
    ["America/New_York", "2026-11-01T06:30Z", "01:30", "2026-10-31"],
    ["America/New_York", "2026-11-01T08:00Z", "03:00", "2026-11-01"],
    ["America/New_York", "2026-03-08T06:59Z", "01:59", "2026-03-07"],
    ["America/New_York", "2026-03-08T07:00Z", "03:00", "2026-03-08"],
    ["Asia/Kathmandu", "2026-01-01T21:14Z", "02:59", "2026-01-01"],
    ["Asia/Kathmandu", "2026-01-01T21:15Z", "03:00", "2026-01-02"],
    ["Pacific/Kiritimati", "2026-06-01T13:30Z", "03:30", "2026-06-02"],
    ["Pacific/Honolulu", "2026-06-01T13:30Z", "03:30", "2026-06-01"],
  ])("in %s at %s (%s on the clock) is %s", (timeZone, at, time, day) => {
    expect(wallClock(new Date(at), timeZone).time).toBe(time);
    expect(leoDay(new Date(at), { timeZone, startHour: 3 })).toBe(day);
  });

  const zones = fc.constantFrom(
    ...["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Honolulu"],
    ...["Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns", "Pacific/Apia", "UTC"],
  );
  const moments = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });

  it("holds every moment between its bounds, whatever the zone and the hour it begins at", () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 6 }), moments, (timeZone, startHour, ms) => {
        const rule = { timeZone, startHour };
        const { from, to } = dayBounds(leoDay(new Date(ms), rule), rule);
        expect(from.getTime()).toBeLessThanOrEqual(ms);
        expect(to.getTime()).toBeGreaterThan(ms);
      }),
    );
  });
});

describe("a time of the wall clock", () => {
  it.each([
    ["Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30Z", "03:30"],
    ["Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30Z", "02:30"],
    ["Europe/Berlin", "2026-03-29", "08:00", "2026-03-29T06:00Z", "08:00"],
    ["Europe/Berlin", "2026-10-25", "08:00", "2026-10-25T07:00Z", "08:00"],
    ["America/New_York", "2026-03-08", "02:15", "2026-03-08T07:15Z", "03:15"],
    ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30Z", "01:30"],
  ])("in %s on %s at %s is the moment %s", (timeZone, date, time, moment, shown) => {
    const at = momentOf(date, time, timeZone);
    expect(at).toEqual(new Date(moment));
    expect(wallClock(at, timeZone).time).toBe(shown);
  });

  it("that is none, or of a zone that doesn't exist, is refused", () => {
    expect(() => momentOf("2026-03-29", "25:00", "Europe/Berlin")).toThrow(RangeError);
    expect(() => momentOf("2026-02-29", "08:00", "Europe/Berlin")).toThrow(RangeError);
    expect(() => momentOf("2026-03-29", "08:00", "Mars/Olympus")).toThrow(RangeError);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
  });
});

describe("a date", () => {
  it("of the 29th of February exists in leap years only", () => {
    expect(isLocalDate("2028-02-29")).toBe(true);
    expect(isLocalDate("2026-02-29")).toBe(false);
    expect(() => addDays("2026-02-29", 1)).toThrow(RangeError);
  });

  it("counts in days, whatever the clocks do", () => {
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(weekdayOf("2026-11-29")).toBe(7);
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
    expect(datesFrom("2028-02-28", "2028-03-01")).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
    expect(datesFrom("2026-03-02", "2026-03-01")).toEqual([]);
  });
});
