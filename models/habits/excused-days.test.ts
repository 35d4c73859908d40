import { describe, expect, it } from "vitest";
import type { DatedDayRule } from "../days/day-rules.ts";
import { outageDays, shortDays } from "./excused-days.ts";

const rule = (from: string, timeZone: string, startHour = 3): DatedDayRule => ({
  from: new Date(from),
  timeZone,
  startHour,
});
const berlin = rule("2026-01-01T00:00Z", "Europe/Berlin");
const outage = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

describe("days that a journey shortened", () => {
  it("are those with less than twelve hours, counted over both zones", () => {
    const honolulu = rule("2026-01-01T00:00Z", "Pacific/Honolulu");
    // 07:00 on Honolulu's 1 June is 07:00 on Kiritimati's 2 June.
    const early = rule("2026-06-01T17:00Z", "Pacific/Kiritimati");
    expect(shortDays([honolulu, early])).toEqual(["2026-06-01"]);
    // 18:00 on both: fifteen hours of the 1st, nine of the 2nd.
    const late = rule("2026-06-02T04:00Z", "Pacific/Kiritimati");
    expect(shortDays([honolulu, late])).toEqual(["2026-06-02"]);
  });

  it("are none where the journey goes west and days get longer", () => {
    const kiritimati = rule("2026-01-01T00:00Z", "Pacific/Kiritimati");
    expect(shortDays([kiritimati, rule("2026-06-01T17:00Z", "Pacific/Honolulu")])).toEqual([]);
  });

  it("are none at a change of the clocks, a short hop, or for somebody who stays", () => {
    expect(shortDays([berlin])).toEqual([]);
    expect(shortDays([])).toEqual([]);
    expect(shortDays([berlin, rule("2026-03-28T12:00Z", "Asia/Tokyo")])).toEqual([]);
    expect(shortDays([berlin, rule("2026-03-28T12:00Z", "Europe/Berlin", 6)])).toEqual([]);
  });
});

describe("days whose evening was spoilt by an outage", () => {
  it.each([
    ["three hours of the evening", "2026-03-10T17:00Z", "2026-03-10T20:00Z", ["2026-03-10"]],
    ["exactly two hours", "2026-03-10T17:00Z", "2026-03-10T19:00Z", []],
    ["two hours and a minute", "2026-03-10T17:00Z", "2026-03-10T19:01Z", ["2026-03-10"]],
    ["the whole working day", "2026-03-10T06:00Z", "2026-03-10T16:00Z", []],
    ["a night up to the end of the person's day", "2026-03-10T23:00Z", "2026-03-11T02:00Z", ["2026-03-10"]],
    ["a morning after three", "2026-03-11T02:00Z", "2026-03-11T08:00Z", []],
    ["three days", "2026-03-10T12:00Z", "2026-03-12T20:00Z", ["2026-03-10", "2026-03-11", "2026-03-12"]],
  ])("with %s", (_, from, to, expected) => {
    expect(outageDays([berlin], [outage(from, to)])).toEqual(expected);
  });

  it("add up several outages, and take each person's own evening", () => {
    const twice = [
      outage("2026-03-10T17:00Z", "2026-03-10T18:30Z"),
      outage("2026-03-10T20:00Z", "2026-03-10T21:00Z"),
    ];
    expect(outageDays([berlin], twice)).toEqual(["2026-03-10"]);
    expect(outageDays([rule("2026-01-01T00:00Z", "America/Los_Angeles")], twice)).toEqual([]);
  });
});
