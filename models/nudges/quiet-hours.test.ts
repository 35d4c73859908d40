import { expect, it } from "vitest";
import { isQuiet } from "./quiet-hours.ts";

it.each([
  ["21:29", false],
  ["21:30", true],
  ["00:00", true],
  ["07:59", true],
  ["08:00", false],
])("%s in quiet hours from 21:30 to 08:00: %s", (time, expected) => {
  expect(isQuiet(time, { quietFrom: "21:30", quietTo: "08:00" })).toBe(expected);
});

it("they may lie within a day, and there are none where they begin as they end", () => {
  expect(isQuiet("13:00", { quietFrom: "12:00", quietTo: "14:00" })).toBe(true);
  expect(isQuiet("15:00", { quietFrom: "12:00", quietTo: "14:00" })).toBe(false);
  expect(isQuiet("12:00", { quietFrom: "12:00", quietTo: "12:00" })).toBe(false);
});
