import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../core/ids.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { dayRulesOf, findDayRule, setDayRule } from "./day-rules.ts";

describe("a person's rules for days", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const somebody = async () => {
    const id = newId();
    await test.database.query({
      text: "INSERT INTO people (id, locale, created_at) VALUES ($1, 'en', '2026-01-01')",
      values: [id],
    });
    return id;
  };
  const june = new Date("2026-06-01T00:00Z");
  const july = new Date("2026-07-01T00:00Z");

  it("are universal time and three o'clock for somebody whose place isn't known", async () => {
    expect(await findDayRule(test.database, await somebody(), june)).toEqual({
      timeZone: "UTC",
      startHour: 3,
    });
  });

  it("change for the future only", async () => {
    const id = await somebody();
    await setDayRule(test.database, id, { timeZone: "Pacific/Honolulu" }, june);
    await setDayRule(test.database, id, { timeZone: "Pacific/Kiritimati", startHour: 5 }, july);
    const before = await findDayRule(test.database, id, new Date("2026-06-30T23:59Z"));
    expect(before).toEqual({ timeZone: "Pacific/Honolulu", startHour: 3, from: june });
    const after = await findDayRule(test.database, id, july);
    expect(after).toEqual({ timeZone: "Pacific/Kiritimati", startHour: 5, from: july });
  });

  it("are not written again where nothing changes", async () => {
    const id = await somebody();
    await setDayRule(test.database, id, { timeZone: "Europe/Berlin" }, june);
    await setDayRule(test.database, id, { timeZone: "Europe/Berlin" }, july);
    expect(await dayRulesOf(test.database, id)).toHaveLength(1);
  });

  it.each([{ timeZone: "Mars/Olympus" }, { startHour: 7 }, { startHour: 2.5 }])(
    "refuse %o",
    async (change) => {
      const id = await somebody();
      await expect(setDayRule(test.database, id, change, june)).rejects.toThrow(RangeError);
      expect(await dayRulesOf(test.database, id)).toEqual([]);
    },
  );
});
