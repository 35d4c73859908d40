import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addReminder, listReminders } from "../../models/nudges/reminders.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { type NudgedPerson, seatNudged } from "../support/nudges.ts";
import { pressData } from "../support/telegram-press.ts";

let leo: WholeLeo;
let anna: NudgedPerson;

beforeAll(async () => {
  leo = await startWholeLeo();
});
afterAll(() => leo.stop());
beforeEach(async () => {
  leo.clock.set(new Date("2026-03-02T11:00:00Z"));
  anna = await seatNudged(leo);
});

const remind = (person: NudgedPerson, text: string, time: string, once?: string) =>
  person.change((transaction, personId, now) =>
    addReminder(transaction, personId, { text, time, ...(once === undefined ? {} : { once }) }, now),
  );

const buttons = "[Done]\n[Skip] [Later]\n[Less often] [Stop]";

describe("a reminder in a person's own words", () => {
  it("comes at its time on the wall, once, and can be told done in the message itself", async () => {
    await remind(anna, "Call *mum*", "15:00");
    const before = anna.user.replies().length;
    await anna.at("2026-03-02T13:59:00Z");
    expect(anna.user.replies()).toHaveLength(before);
    const nudge = await anna.at("2026-03-02T14:00:10Z");
    await anna.at("2026-03-02T14:01:10Z");
    expect(anna.user.replies()).toHaveLength(before + 1);
    expect(anna.shown()).toMatch(/^[^\n]+\n\n○ Call \*mum\*\n/);
    expect(anna.shown()).toContain(buttons);
    const done = await anna.press("Done");
    expect(done.messageId).toBe(nudge.messageId);
    expect(anna.shown()).toBe("All told for today. Well done.\n\n✓ Call *mum*");
    expect(await anna.outcomes()).toEqual(["2026-03-02 reminder sent"]);
  });

  it("that is told twice, in the message or with an old button, is told once", async () => {
    await remind(anna, "Water", "15:00");
    const nudge = await anna.at("2026-03-02T14:00:00Z");
    const data = nudge.buttons[0]?.[0]?.data ?? "";
    await anna.press("Done");
    const count = anna.user.replies().length;
    pressData(leo.telegram, anna.user, data);
    await leo.settled();
    expect(anna.user.replies()).toHaveLength(count);
    expect(anna.shown()).toContain("✓ Water");
  });

  it("comes again later, though Leo was stopped and started in between", async () => {
    await remind(anna, "Water", "15:00");
    await anna.at("2026-03-02T14:00:00Z");
    await anna.press("Later");
    expect(anna.shown()).toContain("[16:00] [20:00] [Back]");
    await anna.press("16:00");
    expect(anna.shown()).toContain("I'll write again at 16:00.");
    await leo.halt();
    await leo.resume();
    await anna.at("2026-03-02T15:00:10Z");
    expect(anna.shown()).toContain("○ Water");
    expect(await anna.outcomes()).toEqual(["2026-03-02 reminder sent", "2026-03-02 later sent"]);
  });

  it("doesn't come again where it was told in the meantime", async () => {
    await remind(anna, "Water", "15:00");
    await anna.at("2026-03-02T14:00:00Z");
    await anna.press("Later");
    await anna.press("20:00");
    await anna.press("Done");
    const count = anna.user.replies().length;
    await anna.at("2026-03-02T19:00:00Z");
    expect(anna.user.replies()).toHaveLength(count);
    expect((await anna.outcomes()).at(-1)).toBe("2026-03-02 later all-done");
  });

  it("of several at the same minute is one message, and a day has three at most", async () => {
    for (const [text, time] of [
      ["Tea", "13:00"],
      ["Water", "13:00"],
      ["Walk", "14:00"],
      ["Read", "15:00"],
      ["Stretch", "16:00"],
    ] as const)
      await remind(anna, text, time);
    const before = anna.user.replies().length;
    for (const hour of [12, 13, 14, 15]) await anna.at(`2026-03-02T${hour}:00:00Z`);
    const texts = anna.user
      .replies()
      .slice(before)
      .map(({ text }) => text);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain("○ Tea\n○ Water");
    expect((await anna.outcomes()).at(-1)).toBe("2026-03-02 reminder cap");
  });

  it("comes less often, then once a week, when asked to", async () => {
    await remind(anna, "Water", "15:00");
    await anna.at("2026-03-02T14:00:00Z");
    await anna.press("Less often");
    expect(anna.shown()).toContain("every other day");
    await anna.press("Less often");
    expect(anna.shown()).toContain("once a week");
    const [reminder] = await listReminders(leo.database, anna.id);
    expect(reminder?.days).toEqual([1]);
  });

  it("stops for good with Stop, and an old button then does nothing", async () => {
    await remind(anna, "Water", "15:00");
    const nudge = await anna.at("2026-03-02T14:00:00Z");
    await anna.press("Stop");
    expect(anna.shown()).toBe("I won't write on my own any more. /remind brings it back whenever you like.");
    pressData(leo.telegram, anna.user, nudge.buttons[0]?.[0]?.data?.replace(/\d{8}/, "20250101") ?? "");
    await leo.settled();
    expect(anna.shown()).toContain("older message");
    const count = anna.user.replies().length;
    await anna.at("2026-03-03T14:00:00Z");
    expect(anna.user.replies()).toHaveLength(count);
  });

  it("doesn't come in quiet hours, nor in the days after a grave message", async () => {
    await remind(anna, "Sleep", "23:00");
    await remind(anna, "Water", "15:00");
    await anna.say("I want to kill myself");
    const count = anna.user.replies().length;
    await anna.at("2026-03-02T14:00:00Z");
    await anna.at("2026-03-02T22:00:00Z");
    expect(anna.user.replies()).toHaveLength(count);
    expect(await anna.outcomes()).toEqual(["2026-03-02 reminder crisis", "2026-03-02 reminder quiet-hours"]);
    await anna.at("2026-03-05T14:00:00Z");
    expect(anna.shown()).toContain("○ Water");
  });

  it("isn't sent to somebody who has blocked Leo, until they write again", async () => {
    await remind(anna, "Water", "15:00");
    anna.user.block();
    await anna.at("2026-03-02T14:00:00Z");
    await anna.at("2026-03-03T14:00:00Z");
    expect((await anna.outcomes()).at(-1)).toBe("2026-03-03 reminder unreachable");
    anna.user.unblock();
    await anna.say("hello");
    await anna.at("2026-03-04T14:00:00Z");
    expect(anna.shown()).toContain("○ Water");
  });
});
