import { describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { shown } from "../../test/support/turn.ts";
import {
  emergencyNumber,
  helpFor,
  helplines,
  regionsToVerify,
  verificationLifetimeDays,
} from "./helplines.ts";
import { safetyCard, safetyFollowUp, safetyReply } from "./reply.ts";
import { otherDangers } from "./rule.ts";
import type { Screening } from "./screen.ts";

const now = new Date("2026-11-24T12:00:00Z");

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
      const text = shown(safetyReply(screening, "DE", translator(locale), now) ?? ([] as never));
      expect(text).toContain("112");
      expect(text).toContain("0800 111 0 111");
      expect(text).toContain("findahelpline.com");
      expect(text).not.toMatch(forbidden);
      expect(text).not.toMatch(/safety:|\{\{/);
    }
  });

  it("says how to find the number where the region is not known", () => {
    const text = shown(safetyReply({ level: 3, rule: "x" }, null, translator("en"), now) ?? ([] as never));
    expect(text).toContain("112 in most countries, 911 in the Americas");
  });

  it("leaves levels 0 and 1 to the conversation", () => {
    expect(safetyReply({ level: 0, rule: null }, "DE", translator("en"), now)).toBeUndefined();
    expect(safetyReply({ level: 1, rule: "x" }, "DE", translator("en"), now)).toBeUndefined();
  });

  it("puts the numbers before everything else at level 5", () => {
    const reply = safetyReply({ level: 5, rule: "x" }, "US", translator("en"), now) ?? ([] as never);
    expect(shown(reply).split("\n")[0]).toContain("911");
  });

  it("asks straight at level 2 and takes an unsure answer as seriously as a yes", () => {
    const t = translator("en");
    expect(shown(safetyReply({ level: 2, rule: "x" }, "GB", t, now) ?? ([] as never))).toContain(
      "are you having thoughts of ending your life?\n• In danger, call 999",
    );
    expect(safetyFollowUp("thoughts-unsure", "GB", t, now).screening.level).toBe(3);
    expect(safetyFollowUp("thoughts-yes", "GB", t, now).screening.level).toBe(3);
    expect(safetyFollowUp("thoughts-no", "GB", t, now).screening.level).toBe(1);
    expect(safetyFollowUp("safe-no", "GB", t, now).screening.level).toBe(5);
  });

  it("says of lines that nobody has compared with their source that nobody has, and always names the fallbacks", () => {
    for (const region of Object.keys(helplines)) {
      const text = shown(safetyCard(region, translator("en"), now));
      expect(text).toContain(`In danger, call ${emergencyNumber(region)}`);
      expect(text).toContain("findahelpline.com");
      if (!helpFor(region, now).isVerified) expect(text).toContain("Nobody has checked these lines");
      for (const { contact } of helplines[region] ?? []) expect(text).toContain(contact);
    }
    expect(helpFor("LU", now)).toMatchObject({ emergency: "112", lines: [], isVerified: true });
    for (const line of Object.values(helplines).flat()) expect(line.source).toMatch(/^https:\/\//);
  });

  it("shows nobody another country's lines", () => {
    const own = (region: string) => (helplines[region] ?? []).map(({ name }) => name);
    const text = shown(safetyCard("FR", translator("en"), now));
    for (const region of Object.keys(helplines).filter((one) => one !== "FR"))
      for (const name of own(region)) expect(text).not.toContain(`${name}:`);
    expect(text).toContain("3114");
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
