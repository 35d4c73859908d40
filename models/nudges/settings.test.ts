import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "../../core/ids.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { findPerson } from "../people/find-person.ts";
import { setPlace } from "../people/people.ts";
import { addReminder, changeReminder, listReminders, removeReminder } from "./reminders.ts";
import { changeNudgeSettings, findNudgeSettings, stopNudges, usualNudgeSettings } from "./settings.ts";
import { notePersonSpoke } from "./spoke.ts";

let test: TestDatabase;
let personId: string;
const now = new Date("2026-03-02T12:00:00Z");

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

beforeEach(async () => {
  personId = newId();
  await test.database.query({
    text: "INSERT INTO people (id, locale, time_zone, created_at) VALUES ($1, 'en', 'Europe/Berlin', $2)",
    values: [personId, now],
  });
});

async function moments(): Promise<readonly string[]> {
  const rows = await test.database.query<{ slot: string; next_at: Date }>({
    text: "SELECT slot, next_at FROM nudge_times WHERE person_id = $1 ORDER BY next_at, slot",
    values: [personId],
  });
  return rows.map((row) => `${row.slot.split(":")[0]} ${row.next_at.toISOString().slice(0, 16)}`);
}

const change = (settings: Parameters<typeof changeNudgeSettings>[2]) =>
  test.database.transaction((transaction) => changeNudgeSettings(transaction, personId, settings, now));
const remind = (wanted: Parameters<typeof addReminder>[2]) =>
  test.database.transaction((transaction) => addReminder(transaction, personId, wanted, now));

describe("settings", () => {
  it("are the usual ones, with the digest off, until somebody chooses", async () => {
    expect(await findNudgeSettings(test.database, personId)).toEqual(usualNudgeSettings);
    expect(await moments()).toEqual([]);
  });

  it("that are changed keep the rest, and the next moments follow", async () => {
    await change({ state: "on" });
    expect(await moments()).toEqual(["digest 2026-03-02T19:00", "weekly 2026-03-08T19:00"]);
    await change({ digestTime: "18:15", weekendTime: "11:00", weekly: true });
    expect(await moments()).toEqual(["digest 2026-03-02T17:15", "weekly 2026-03-08T10:00"]);
    expect(await findNudgeSettings(test.database, personId)).toEqual({
      ...usualNudgeSettings,
      state: "on",
      digestTime: "18:15",
      isTimeChosen: true,
      weekendTime: "11:00",
    });
  });

  it("refuse a time that no clock shows, and change nothing then", async () => {
    await change({ state: "on" });
    await expect(change({ digestTime: "24:00" })).rejects.toThrow(RangeError);
    await expect(change({ everyDays: 3 })).rejects.toThrow(RangeError);
    expect((await findNudgeSettings(test.database, personId)).digestTime).toBe("20:00");
  });

  it("follow a person who moves", async () => {
    await change({ state: "on", weekly: false });
    await test.database.transaction(async (transaction) => {
      const person = await findPerson(transaction, personId);
      if (person === undefined) throw new Error("no person");
      await setPlace(transaction, person, { region: "JP", timeZone: "Asia/Tokyo" }, now);
    });
    expect(await moments()).toEqual(["digest 2026-03-03T11:00"]);
  });
});

describe("reminders", () => {
  it("come without the digest, each at its own next moment", async () => {
    await remind({ text: "Call mum", time: "15:00", once: "2026-03-05" });
    await remind({ habitId: newId(), time: "09:00", days: [1, 3] });
    expect(await moments()).toEqual(["reminder 2026-03-04T08:00", "reminder 2026-03-05T14:00"]);
    const all = await listReminders(test.database, personId);
    expect(all.map(({ text, days, once, on }) => ({ text, days, once, on }))).toEqual([
      { text: null, days: [1, 3], once: null, on: true },
      { text: "Call mum", days: [1, 2, 3, 4, 5, 6, 7], once: "2026-03-05", on: true },
    ]);
  });

  it.each([
    { text: "x", time: "7:30" },
    { text: "x", time: "07:30", days: [] },
    { text: "x", time: "07:30", days: [0] },
    { text: "x", time: "07:30", once: "2027-02-29" },
    { time: "07:30" },
    { text: "", time: "07:30" },
  ])("refuse %o", async (wanted) => {
    await expect(remind(wanted)).rejects.toThrow(RangeError);
    expect(await listReminders(test.database, personId)).toEqual([]);
  });

  it("can be changed and removed by their owner only", async () => {
    const { id } = await remind({ text: "Water", time: "15:00" });
    const { database } = test;
    const stranger = newId();
    await database.transaction(async (transaction) => {
      expect(await changeReminder(transaction, stranger, id, { on: false }, now)).toBeUndefined();
      expect(await removeReminder(transaction, stranger, id, now)).toBe(false);
      await changeReminder(transaction, personId, id, { time: "16:00" }, now);
    });
    expect(await moments()).toEqual(["reminder 2026-03-02T15:00"]);
    expect(await database.transaction((transaction) => removeReminder(transaction, personId, id, now))).toBe(
      true,
    );
    expect(await moments()).toEqual([]);
  });
});

it("after Stop nothing comes, and a new reminder comes all the same", async () => {
  await change({ state: "on" });
  await remind({ text: "Water", time: "15:00" });
  await test.database.transaction((transaction) => stopNudges(transaction, personId, now));
  expect(await moments()).toEqual([]);
  await remind({ text: "Tea", time: "16:00" });
  expect(await moments()).toEqual(["reminder 2026-03-02T15:00"]);
});

it("somebody who was silent gets the digest again from the day they speak", async () => {
  await change({ state: "on", weekly: false });
  await test.database.query({
    text: "UPDATE nudge_settings SET unanswered = 8 WHERE person_id = $1",
    values: [personId],
  });
  await remind({ text: "Water", time: "15:00" });
  expect(await moments()).toEqual(["reminder 2026-03-02T14:00"]);
  const conversation = { channel: "telegram", id: "1", kind: "direct" } as const;
  await test.database.transaction((transaction) => notePersonSpoke(transaction, personId, conversation, now));
  expect(await moments()).toEqual(["reminder 2026-03-02T14:00", "digest 2026-03-02T19:00"]);
});
