import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { momentOf } from "../../models/days/leo-day.ts";
import { addDays } from "../../models/days/local-date.ts";
import { seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import type { ScriptedPerson } from "../support/turn.ts";

/** A Friday; the clocks in Berlin go forward on the second Sunday. */
const firstDay = "2026-03-20";

describe("a fortnight with habits", () => {
  let test: TestDatabase;
  let anna: ScriptedPerson;
  beforeAll(async () => {
    test = await testDatabase();
    anna = await seatAgreedPerson(test);
    await anna.type("/timezone Berlin");
  });
  afterAll(() => test.drop());

  const at = (day: number, time = "19:00") =>
    anna.clock.set(momentOf(addDays(firstDay, day), time, "Europe/Berlin"));
  const numbersOf = async (name: string) =>
    (await anna.type("/habits")).split("\n").find((line) => line.includes(name)) ?? "";

  it("begins with three habits of different rhythms", async () => {
    at(0);
    for (const habit of ["Walk, every day", "Yoga, mon wed fri", "Run twice a week"]) {
      await anna.type(`/habits add ${habit}`);
      anna.clock.advance(1_000);
    }
    expect(await anna.type("/done all")).toMatch(/✓ Walk[\s\S]*✓ Yoga[\s\S]*✓ Run/);
  });

  it("takes a tick after midnight for the day before, and yesterday in the morning", async () => {
    at(2, "01:30");
    expect(await anna.type("/done walk")).toContain("✓ Walk, today: 2 days in a row");
    at(3, "09:00");
    await anna.type("/done");
    expect(await anna.press("○ Walk (yesterday)")).toContain("✓ Walk (yesterday)");
    expect(await numbersOf("Walk")).toContain("3 days in a row");
  });

  it("keeps the streak of a week with a skip, and says what the reserve saved", async () => {
    at(3);
    await anna.type("/done all");
    at(5);
    await anna.type("/done skip yoga: a cold");
    expect(await anna.type("/done walk")).toContain("covered by your reserve");
    expect(await numbersOf("Yoga")).toContain("2 days in a row");
  });

  it("rests over a weekend away, through the change of the clocks", async () => {
    at(7);
    await anna.type("/done all");
    at(8, "10:00");
    await anna.type("/habits");
    await anna.press("Pause all");
    await anna.press("3 days");
    const before = await numbersOf("Walk");
    at(10, "23:00");
    expect(await anna.type("/done")).toContain("Nothing is due today");
    at(11, "08:00");
    expect((await numbersOf("Walk")).replace("○", "‖")).toBe(before);
  });

  it("ends with honest numbers", async () => {
    for (const day of [11, 12, 13]) {
      at(day);
      await anna.type("/done all");
    }
    const said = await anna.type("/streak");
    expect(said).toContain("So far: you kept 82 %, 9 of 11 days");
    expect(said).toContain("(saved by reserve: Tue, 24 Mar; Thu, 26 Mar)");
    expect(said).toContain("So far: you kept 100 %, 4 of 4 days, 1 skipped");
    expect(said).toMatch(/Run[\s\S]*2 weeks in a row/);
    const rows = await test.database.query({
      text: "SELECT local_date::text AS date FROM progress_snapshots WHERE person_id = $1 ORDER BY 1",
      values: [anna.id],
    });
    expect(rows).toHaveLength(14);
  });
});
