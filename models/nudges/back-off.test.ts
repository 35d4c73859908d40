import { expect, it } from "vitest";
import { backOffDays, unansweredNow } from "./back-off.ts";

it("somebody who never answers is nudged on days 1, 2, 4, 6, 9, 12, 19 and 26, and then no more", () => {
  const days = [1];
  for (let unanswered = 1; ; unanswered += 1) {
    const gap = backOffDays(unanswered);
    if (gap === undefined) break;
    days.push((days.at(-1) ?? 0) + gap);
  }
  expect(days).toEqual([1, 2, 4, 6, 9, 12, 19, 26]);
});

it("a word starts the count again, and something done unasked takes one off, down to one to spare", () => {
  expect(unansweredNow(5, { spoke: true, didUnasked: false })).toBe(0);
  expect(unansweredNow(5, { spoke: false, didUnasked: true })).toBe(4);
  expect(unansweredNow(0, { spoke: true, didUnasked: true })).toBe(-1);
  expect(unansweredNow(-1, { spoke: false, didUnasked: true })).toBe(-1);
  expect(backOffDays(-1)).toBe(1);
});
