import { describe, expect, it } from "vitest";
import { suggestTime } from "./suggest-time.ts";

const quiet = { quietFrom: "21:30", quietTo: "08:00" };
const seven = (time: string) => Array.from({ length: 7 }, () => time);

describe("a better time for the digest", () => {
  it("is half an hour before the middle of when things were done", () => {
    expect(suggestTime(["18:00", "18:10", "18:50", "19:00", "19:05", "19:30", "23:00"], "20:00", quiet)).toBe(
      "18:30",
    );
  });

  it("takes the mean of the two in the middle, and counts an hour past midnight as late", () => {
    const times = ["20:00", "20:10", "20:20", "20:40", "23:50", "00:30", "01:00", "01:10"];
    expect(suggestTime(times, "18:00", { quietFrom: "00:00", quietTo: "00:00" })).toBe("21:45");
  });

  it("isn't suggested on the word of six", () => {
    expect(suggestTime(seven("12:00").slice(1), "20:00", quiet)).toBeUndefined();
  });

  it("isn't worth a question where it's nearly the same, across midnight too", () => {
    expect(suggestTime(seven("20:50"), "20:00", quiet)).toBeUndefined();
    expect(suggestTime(seven("00:40"), "23:50", { quietFrom: "04:00", quietTo: "05:00" })).toBeUndefined();
  });

  it("never lies in quiet hours", () => {
    expect(suggestTime(seven("07:30"), "20:00", quiet)).toBeUndefined();
    expect(suggestTime(seven("08:30"), "20:00", quiet)).toBe("08:00");
  });
});
