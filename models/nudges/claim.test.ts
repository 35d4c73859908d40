import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../core/ids.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { findPerson } from "../people/find-person.ts";
import { setPlace } from "../people/people.ts";
import { claimDueNudges, findNextNudge } from "./claim.ts";
import { addReminder, listReminders } from "./reminders.ts";
import { changeNudgeSettings } from "./settings.ts";

let test: TestDatabase;
const monday = new Date("2026-03-02T12:00:00Z");

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());
afterEach(() => test.database.query({ text: "DELETE FROM people" }));

async function seat(timeZone = "Europe/Berlin"): Promise<string> {
  const personId = newId();
  await test.database.query({
    text: "INSERT INTO people (id, locale, time_zone, created_at) VALUES ($1, 'en', $2, $3)",
    values: [personId, timeZone, monday],
  });
  return personId;
}

async function withDigest(timeZone?: string): Promise<string> {
  const personId = await seat(timeZone);
  await test.database.transaction((transaction) =>
    changeNudgeSettings(transaction, personId, { state: "on", weekly: false }, monday),
  );
  return personId;
}

async function claim(at: string, limit = 100): Promise<readonly string[]> {
  const { nudges } = await claimDueNudges(test.database, new Date(at), limit, async () => {});
  return nudges.map(({ date, slot }) => `${date} ${slot}`);
}

async function kept(): Promise<readonly string[]> {
  const rows = await test.database.query<{ line: string }>({
    text: "SELECT local_date || ' ' || split_part(slot, ':', 1) || ' ' || outcome AS line FROM nudges ORDER BY due_at",
  });
  return rows.map(({ line }) => line);
}

describe("a claim", () => {
  it("takes what has come once, and the next is tomorrow's", async () => {
    await withDigest();
    expect(await claim("2026-03-02T18:59:59Z")).toEqual([]);
    expect(await claim("2026-03-02T19:00:00Z")).toEqual(["2026-03-02 digest"]);
    expect(await claim("2026-03-02T19:00:30Z")).toEqual([]);
    expect(await findNextNudge(test.database)).toEqual(new Date("2026-03-03T19:00:00Z"));
  });

  it("takes nothing twice when the clock jumps back an hour, settings changed meanwhile or not", async () => {
    const personId = await withDigest();
    await claim("2026-03-02T19:00:00Z");
    expect(await claim("2026-03-02T18:00:00Z")).toEqual([]);
    await test.database.transaction((transaction) =>
      changeNudgeSettings(transaction, personId, { digestTime: "19:30" }, new Date("2026-03-02T18:00:00Z")),
    );
    expect(await claim("2026-03-02T19:00:00Z")).toEqual([]);
    expect(await kept()).toEqual(["2026-03-02 digest due"]);
  });

  it("takes each only once on two instances at the same time", async () => {
    for (let count = 0; count < 60; count += 1) await withDigest();
    const taken = await Promise.all(Array.from({ length: 8 }, () => claim("2026-03-02T19:00:00Z", 20)));
    while ((await claim("2026-03-02T19:00:00Z", 20)).length > 0) taken.push([]);
    expect(await kept()).toHaveLength(60);
    expect(taken.flat().length).toBeLessThanOrEqual(60);
  });

  it("leaves everything as it was where handing on fails", async () => {
    await withDigest();
    const fails = claimDueNudges(test.database, new Date("2026-03-02T19:00:00Z"), 10, async () => {
      throw new Error("no queue");
    });
    await expect(fails).rejects.toThrow("no queue");
    expect(await kept()).toEqual([]);
    expect(await claim("2026-03-02T19:00:00Z")).toEqual(["2026-03-02 digest"]);
  });

  it("after three days of being down hands on one at most, and keeps that the others are late", async () => {
    await withDigest();
    expect(await claim("2026-03-05T20:30:00Z")).toEqual([]);
    expect(await kept()).toEqual([
      "2026-03-02 digest late",
      "2026-03-03 digest late",
      "2026-03-04 digest late",
      "2026-03-05 digest quiet-hours",
    ]);
    expect(await claim("2026-03-06T19:40:00Z")).toEqual(["2026-03-06 digest"]);
  });

  it("keeps at once what the settings alone rule out, without a word to anybody", async () => {
    const personId = await withDigest();
    const mutedUntil = new Date("2026-03-03T12:00:00Z");
    await test.database.transaction((transaction) =>
      changeNudgeSettings(transaction, personId, { mutedUntil }, monday),
    );
    expect(await claim("2026-03-02T19:00:00Z")).toEqual([]);
    expect(await claim("2026-03-03T19:00:00Z")).toEqual(["2026-03-03 digest"]);
    expect(await kept()).toEqual(["2026-03-02 digest muted", "2026-03-03 digest due"]);
  });

  it("works for a person whose zone doesn't exist, by UTC, and holds up nobody else", async () => {
    await withDigest("Atlantis/Capital");
    await withDigest("Asia/Tokyo");
    expect(await claim("2026-03-03T11:00:00Z")).toEqual(["2026-03-03 digest"]);
    expect(await kept()).toEqual(["2026-03-02 digest late", "2026-03-03 digest due"]);
  });

  it("gives a traveller between Honolulu and Kiritimati never two on one date", async () => {
    const personId = await withDigest("Pacific/Honolulu");
    const { database } = test;
    const move = (timeZone: string, at: string) =>
      database.transaction(async (transaction) => {
        const person = await findPerson(transaction, personId);
        if (person !== undefined)
          await setPlace(transaction, person, { region: null, timeZone }, new Date(at));
      });
    expect(await claim("2026-03-03T06:00:00Z")).toEqual(["2026-03-02 digest"]);
    await move("Pacific/Kiritimati", "2026-03-03T06:01:00Z");
    // It is the evening of 3 March already there; the next one is on the 4th.
    expect(await claim("2026-03-03T12:00:00Z")).toEqual([]);
    expect(await claim("2026-03-04T06:00:00Z")).toEqual(["2026-03-04 digest"]);
    await move("Pacific/Honolulu", "2026-03-04T06:01:00Z");
    // Here it is the evening of 3 March, and then that of the 4th once more.
    expect(await claim("2026-03-05T06:00:00Z")).toEqual([]);
    expect(await claim("2026-03-06T06:00:00Z")).toEqual(["2026-03-05 digest"]);
  });

  it("switches a reminder off that came the one time it was meant for", async () => {
    const personId = await seat();
    await test.database.transaction((transaction) =>
      addReminder(transaction, personId, { text: "Water", time: "15:00", once: "2026-03-02" }, monday),
    );
    expect(await claim("2026-03-02T14:00:00Z")).toHaveLength(1);
    expect(await findNextNudge(test.database)).toBeUndefined();
    expect((await listReminders(test.database, personId))[0]?.on).toBe(false);
  });

  it("finds a night's reminder in spring an hour later by the wall", async () => {
    const personId = await seat();
    const saturday = new Date("2026-03-28T12:00:00Z");
    await test.database.transaction(async (transaction) => {
      await changeNudgeSettings(transaction, personId, { quietFrom: "00:00", quietTo: "00:00" }, saturday);
      await addReminder(transaction, personId, { text: "Feed", time: "02:30" }, saturday);
    });
    expect(await claim("2026-03-29T01:29:00Z")).toEqual([]);
    expect(await claim("2026-03-29T01:30:00Z")).toHaveLength(1);
    expect(await findNextNudge(test.database)).toEqual(new Date("2026-03-30T00:30:00Z"));
  });
});
