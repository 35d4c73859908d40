import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallClock } from "../days/leo-day.ts";
import { knownZone, nextOccurrence, type Recurrence } from "./occurrence.ts";

const daily = (time: string, weekendTime: string | null = null): Recurrence => ({
  kind: "weekly",
  days: [1, 2, 3, 4, 5, 6, 7],
  time,
  weekendTime,
});

function next(recurrence: Recurrence, timeZone: string, after: string, lastDate: string | null = null) {
  const found = nextOccurrence(recurrence, timeZone, new Date(after), lastDate);
  return found && `${found.date} ${found.at.toISOString().slice(0, 16)}Z`;
}

describe("the next time something comes", () => {
  it.each([
    [
      "a gap in spring comes as much later",
      daily("02:30"),
      "2026-03-29T00:00Z",
      "2026-03-29 2026-03-29T01:30Z",
    ],
    [
      "an hour that comes twice counts the first time",
      daily("02:30"),
      "2026-10-24T23:00Z",
      "2026-10-25 2026-10-25T00:30Z",
    ],
    [
      "eight in the morning moves in UTC in spring",
      daily("08:00"),
      "2026-03-28T22:00Z",
      "2026-03-29 2026-03-29T06:00Z",
    ],
    ["and back in autumn", daily("08:00"), "2026-10-24T22:00Z", "2026-10-25 2026-10-25T07:00Z"],
  ])("in Berlin: %s", (_, recurrence, after, expected) => {
    expect(next(recurrence, "Europe/Berlin", after)).toBe(expected);
  });

  it("knows New York's nights too", () => {
    expect(next(daily("02:15"), "America/New_York", "2026-03-08T05:00Z")).toBe(
      "2026-03-08 2026-03-08T07:15Z",
    );
    expect(next(daily("01:30"), "America/New_York", "2026-11-01T04:00Z")).toBe(
      "2026-11-01 2026-11-01T05:30Z",
    );
  });

  it("doesn't come a second time in the hour that comes twice", () => {
    expect(next(daily("01:30"), "America/New_York", "2026-11-01T05:30Z", "2026-11-01")).toBe(
      "2026-11-02 2026-11-02T06:30Z",
    );
  });

  it("keeps the weekend's own time", () => {
    expect(next(daily("20:00", "11:00"), "UTC", "2026-06-05T21:00Z")).toBe("2026-06-06 2026-06-06T11:00Z");
  });

  it("comes once where it is meant once, on 29 February too, and never for a day that is over", () => {
    const leap: Recurrence = { kind: "once", date: "2028-02-29", time: "09:00" };
    expect(next(leap, "UTC", "2026-01-01T00:00Z")).toBe("2028-02-29 2028-02-29T09:00Z");
    expect(next(leap, "UTC", "2028-02-29T09:00Z")).toBeUndefined();
    expect(next(leap, "UTC", "2028-02-29T07:00Z", "2028-02-29")).toBeUndefined();
  });

  it("gives nobody a second one on the same date, however they travel", () => {
    // 20:00 of 1 June came in Honolulu; the same moment is 20:00 of 2 June in Kiritimati.
    expect(next(daily("20:00"), "Pacific/Kiritimati", "2026-06-02T06:00Z", "2026-06-01")).toBe(
      "2026-06-03 2026-06-03T06:00Z",
    );
    // And the other way round: 2 June came in Kiritimati, and comes once more in Honolulu without a second one.
    expect(next(daily("20:00"), "Pacific/Honolulu", "2026-06-02T06:01Z", "2026-06-02")).toBe(
      "2026-06-03 2026-06-04T06:00Z",
    );
  });

  it("lies after the moment asked for, on a later day than the last, at the time on the wall where that exists", () => {
    const zones = [
      "Europe/Berlin",
      "America/New_York",
      "Pacific/Apia",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1439 }),
        fc.date({ min: new Date("2011-12-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
        (zone, minute, after) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
          const found = nextOccurrence(daily(time), zone, after, null);
          if (found === undefined) throw new Error("a daily time has always a next");
          expect(found.at > after).toBe(true);
          expect(found.at.getTime() - after.getTime()).toBeLessThanOrEqual(50 * 3_600_000);
          const again = nextOccurrence(daily(time), zone, found.at, found.date);
          expect(again !== undefined && again.date > found.date).toBe(true);
          const shown = wallClock(found.at, zone);
          if (shown.date === found.date) expect(shown.time >= time).toBe(true);
        },
      ),
    );
  });
});

describe("a zone", () => {
  it("that doesn't exist counts as UTC", () => {
    expect([knownZone("Mars/Olympus"), knownZone(null), knownZone("Asia/Tokyo")]).toEqual([
      "UTC",
      "UTC",
      "Asia/Tokyo",
    ]);
  });
});
