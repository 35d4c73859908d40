import { describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { shown } from "../../test/support/turn.ts";
import { helpFor, helplines, regionsToVerify, verificationLifetimeDays } from "./helplines.ts";
import { safetyCard, safetyFollowUp, safetyReply } from "./reply.ts";
import { otherDangers } from "./rule.ts";
import type { Screening } from "./screen.ts";

const graveScreenings: readonly Screening[] = [
  { level: 2, rule: "en.passive" },
  { level: 3, rule: "en.kill-self" },
  { level: 4, rule: "en.method" },
  { level: 5, rule: "en.intent" },
  ...otherDangers.map((danger): Screening => ({ level: "S", rule: `en.${danger}` })),
];

/** Words that may never stand in such a reply. */
const forbidden =
  /lethal|dose\b|therap|diagnos|i understand exactly|think of your family|терапи|диагноз|terapia|Therapie|Diagnose/i;

describe("a safety reply", () => {
  it.each(locales)("names the region's number and the directory at every level from 2 in %s", (locale) => {
    for (const screening of graveScreenings) {
      const text = shown(safetyReply(screening, "DE", translator(locale)) ?? ([] as never));
      expect(text).toContain("112");
      expect(text).toContain("0800 111 0 111");
      expect(text).toContain("findahelpline.com");
      expect(text).not.toMatch(forbidden);
      expect(text).not.toMatch(/safety:|\{\{/);
    }
  });

  it("says how to find the number where the region is not known", () => {
    const text = shown(safetyReply({ level: 3, rule: "x" }, null, translator("en")) ?? ([] as never));
    expect(text).toContain("112 in most countries, 911 in the Americas");
  });

  it("leaves levels 0 and 1 to the conversation", () => {
    expect(safetyReply({ level: 0, rule: null }, "DE", translator("en"))).toBeUndefined();
    expect(safetyReply({ level: 1, rule: "x" }, "DE", translator("en"))).toBeUndefined();
  });

  it("puts the numbers before everything else at level 5", () => {
    const reply = safetyReply({ level: 5, rule: "x" }, "US", translator("en")) ?? ([] as never);
    expect(shown(reply).split("\n")[0]).toContain("911");
  });

  it("asks straight at level 2 and takes an unsure answer as seriously as a yes", () => {
    const t = translator("en");
    expect(shown(safetyReply({ level: 2, rule: "x" }, "GB", t) ?? ([] as never))).toContain(
      "are you having thoughts of ending your life?\n• In danger, call 999",
    );
    expect(safetyFollowUp("thoughts-unsure", "GB", t).screening.level).toBe(3);
    expect(safetyFollowUp("thoughts-yes", "GB", t).screening.level).toBe(3);
    expect(safetyFollowUp("thoughts-no", "GB", t).screening.level).toBe(1);
    expect(safetyFollowUp("safe-no", "GB", t).screening.level).toBe(5);
  });

  it("shows helplines only where they were read at their source", () => {
    expect(helpFor("FR")).toEqual({ emergency: "112", lines: [], directoryUrl: "https://findahelpline.com" });
    expect(shown(safetyCard("FR", translator("de")))).toContain("112");
    for (const lines of Object.values(helplines)) {
      for (const line of lines) expect(line.source).toMatch(/^https:\/\//);
    }
  });

  it("tells which rows have to be compared with their source again", () => {
    const unread = Object.keys(helplines).filter((region) =>
      helplines[region]?.some(({ verifiedOn }) => verifiedOn === null),
    );
    expect(regionsToVerify(new Date("2026-11-23"))).toEqual(expect.arrayContaining(unread));
    const lifetimeMs = verificationLifetimeDays * 24 * 60 * 60_000;
    const muchLater = new Date(Date.parse("2126-01-01") + lifetimeMs);
    expect(regionsToVerify(muchLater)).toEqual(Object.keys(helplines));
  });
});
