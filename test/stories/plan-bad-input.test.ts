import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { type Planning, type PlanningOptions, seatPlanned, storedPlan } from "../support/planned-week.ts";
import { buttonsOf } from "../support/turn.ts";

describe("a plan that is asked for what it can't do", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const planOf = (planning: Planning) => storedPlan(test, planning);
  const planned = (options: PlanningOptions = {}) => seatPlanned(test, options);

  it("asks again for what is too long, and takes emojis and right-to-left letters", async () => {
    const planning = await planned();
    const { person } = planning;
    await person.pressButton({ action: "plan", value: "edit.2026-03-06.mainFocus" });
    expect(await person.type("x".repeat(5_000))).toContain("longer than the plan can hold");
    expect(await person.type("🙂 مرحبا")).toContain("now: 🙂 مرحبا");
    expect(await person.type("/plan friday focus:")).toContain("no text to put there");
    expect(await person.type("/plan friday mood: good")).toContain("I don't know that part of a day");
    expect(await person.type("/plan 8 focus: x")).toContain("isn't in your plan's week");
    expect(await person.type("/plan 2026-02-29 focus: x")).toMatch(/couldn't read|isn't in your plan's week/);
    expect((await planOf(planning)).version).toBe(2);
  });

  it.each([
    "version.deadbeef.1",
    "version.x.y.z",
    "back.deadbeef.1",
    "restore.00000000.99999999999",
    "undo.deadbeef.1",
    "day.2026-13-45",
    "field.yesterday",
    "edit.2026-03-06.personId",
    "edit.2026-03-06.__proto__",
    "__proto__",
    "constructor.1",
    "",
  ])("answers a forged button kindly and changes nothing: %s", async (value) => {
    const planning = await planned();
    const said = await planning.person.pressButton({ action: "plan", value });
    expect(said).toMatch(
      /no such version|isn't in your plan's week|don't know that part|older message|changed in the meantime/,
    );
    expect((await planOf(planning)).version).toBe(1);
  });

  it("shows nothing of somebody else's plan", async () => {
    const mine = await planned();
    const theirs = await planned();
    await theirs.person.type("/plan friday tip: their secret");
    const { planId } = await planOf(theirs);
    const value = `version.${planId.slice(0, 8)}.2`;
    expect(await mine.person.pressButton({ action: "plan", value })).toContain("no such version");
    expect(mine.person.transcript()).not.toContain("their secret");
  });

  it("says so where a wish means nothing to it", async () => {
    const planning = await planned();
    await planning.person.press("Write a new week");
    await planning.person.type("as my grandmother did");
    expect(await planning.writeWeeks()).toContain("couldn't make out what your wish means");
  });

  it("ticks nothing that is to come, gone or made up", async () => {
    const planning = await planned();
    const { person } = planning;
    const tick = (value: string) => person.pressButton({ action: "today", value });
    expect(await tick("plan.2026-03-05.focus.1")).toContain("still to come");
    expect(await tick("plan.2026-03-02.focus.1")).toContain("isn't in your list");
    expect(await tick("plan.2026-13-45.focus.1")).toContain("isn't in your list");
    expect(await tick("plan.2026-03-05.deadbeef00.1")).toContain("isn't in your list");
    expect(await tick("nonsense")).toContain("Monday, March 2");
    const rows = await test.database.query({
      text: "SELECT 1 FROM plan_ticks WHERE person_id = $1",
      values: [person.id],
    });
    expect(rows).toEqual([]);
  });

  it("has buttons within every platform's limits", async () => {
    const { person } = await planned();
    await person.press("Change something");
    await person.press("Fri 6");
    await person.type("/plan");
    await person.press("Earlier versions");
    for (const { message } of person.messages) {
      for (const { action, value } of buttonsOf(message)) {
        expect(Buffer.byteLength(`${action}${value}`)).toBeLessThanOrEqual(60);
      }
    }
  });
});
