import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listReminders, reminderLimit } from "../../models/nudges/reminders.ts";
import { findNudgeSettings } from "../../models/nudges/settings.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { type Caller, seatCaller } from "../../test/support/tool-caller.ts";

const set = "set_reminder";

describe("set_reminder", () => {
  let test: TestDatabase;
  let caller: Caller;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    caller = await seatCaller(test);
    await caller.addHabit("Walk");
  });

  const reminders = () => listReminders(test.database, caller.id);
  const settings = () => findNudgeSettings(test.database, caller.id);

  it("reminds of a habit at a time, and moves it at the next call", async () => {
    const first = await caller.call(set, { what: "walk", time: "19:30", state: "on" });
    expect(first.say).toContain("**Walk**: every day at 19:30");
    await caller.call(set, { what: "walk", time: "07:15", days: ["monday", "friday"], state: "on" });
    expect(await reminders()).toMatchObject([{ time: "07:15", days: [1, 5], on: true, text: null }]);
  });

  it("reads a time in words, once or repeating, in the person's language or English", async () => {
    const german = await seatCaller(test, { locale: "de" });
    await german.call(set, { what: "Blumen gießen", time: "morgen um halb sieben", state: "on" });
    await german.call(set, { what: "Mama anrufen", time: "every sunday at 6 pm", state: "on" });
    expect(await listReminders(test.database, german.id)).toMatchObject([
      { text: "Mama anrufen", time: "18:00", days: [7], once: null },
      { text: "Blumen gießen", once: "2026-03-03" },
    ]);
  });

  it("switches off and on again, and makes it come less often", async () => {
    await caller.call(set, { what: "stretch", time: "09:00", state: "on" });
    await caller.call(set, { what: "stretch", state: "off" });
    expect(await reminders()).toMatchObject([{ on: false }]);
    await caller.call(set, { what: "stretch", state: "on" });
    const less = await caller.call(set, { what: "stretch", state: "less" });
    expect(less.say).toContain("every other day");
    expect(await reminders()).toMatchObject([{ on: true, days: [1, 3, 5] }]);
  });

  it("lets it come once more today, in an hour unless told otherwise", async () => {
    await caller.call(set, { what: "walk", state: "snooze" });
    await caller.call(set, { what: "tea", time: "17:00", state: "snooze" });
    expect(await reminders()).toMatchObject([
      { time: "14:00", once: "2026-03-02", text: null },
      { time: "17:00", once: "2026-03-02", text: "tea" },
    ]);
    const past = await caller.call(set, { what: "tea", time: "08:00", state: "snooze" });
    expect(past.status).toBe("refused");
  });

  it("sets the daily message, on weekends by itself, and not in quiet hours", async () => {
    await caller.call(set, { what: "daily digest", time: "19:00", state: "on" });
    await caller.call(set, {
      what: "daily_digest",
      time: "10:00",
      days: ["saturday", "sunday"],
      state: "on",
    });
    expect(await settings()).toMatchObject({ state: "on", digestTime: "19:00", weekendTime: "10:00" });
    const quiet = await caller.call(set, { what: "daily_digest", time: "23:00", state: "on" });
    expect(quiet).toMatchObject({ status: "refused", say: expect.stringContaining("quiet hours") });
    await caller.call(set, { what: "daily_digest", state: "less" });
    await caller.call(set, { what: "daily_digest", state: "off" });
    expect(await settings()).toMatchObject({ state: "off", digestTime: "19:00", everyDays: 2 });
  });

  it.each([
    [{ what: "walk", state: "on" }, "At what time?"],
    [{ what: "walk", state: "off" }, "I don't know a reminder of that"],
    [{ what: "walk", time: "25:99", state: "on" }, "isn't a time"],
    [{ what: "!!!", time: "9:00", state: "on" }, "What shall I remind you of"],
    [{ what: "x".repeat(201), time: "9:00", state: "on" }, "too long"],
  ])("refuses %o kindly and changes nothing", async (input, words) => {
    const answer = await caller.call(set, input);
    expect(answer).toMatchObject({ status: "refused", say: expect.stringContaining(words) });
    expect(await reminders()).toEqual([]);
  });

  it("keeps thirty reminders and no more", async () => {
    for (let count = 0; count < reminderLimit; count += 1)
      await caller.call(set, { what: `thing ${count}`, time: "09:00", state: "on" });
    const answer = await caller.call(set, { what: "one more", time: "09:00", state: "on" });
    expect(answer).toMatchObject({ status: "refused", say: expect.stringContaining("30 reminders") });
    expect(await reminders()).toHaveLength(reminderLimit);
  });
});
