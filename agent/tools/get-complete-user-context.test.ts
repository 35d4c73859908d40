import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { typicalAnswers } from "../../test/support/analysis.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { storeReport } from "../../test/support/stored-report.ts";
import { type Caller, callerStart, seatCaller } from "../../test/support/tool-caller.ts";

const read = "get_complete_user_context";

describe("get_complete_user_context", () => {
  let test: TestDatabase;
  let caller: Caller;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    caller = await seatCaller(test);
  });

  const fill = async (one: Caller) => {
    await storeReport(test, { id: one.id }, typicalAnswers, callerStart);
    await one.addHabit("Walk", { now: new Date("2026-02-20T12:00Z") });
    await one.storePlan();
    await one.call("mark_habit_completed", { habit: "Walk", state: "done" });
  };

  it("tells only the sections asked for, in an order of its own", async () => {
    await fill(caller);
    const answer = await caller.call(read, { sections: ["habits", "profile"] });
    expect(Object.keys(answer.facts)).toEqual(["profile", "habits"]);
    expect(answer.say).toContain("**Walk** (every day): 1 day in a row");
    expect(answer.facts.profile).toMatchObject({ local_time: "13:00", time_zone: "Europe/Berlin" });
  });

  it("tells everything where nothing is named", async () => {
    await fill(caller);
    const { facts } = await caller.call(read, {});
    expect(facts).toMatchObject({
      assessment: { glow_score: 70, lifestyle_age_range: { low: 36, high: 44 } },
      plan: { version: 1, days: expect.arrayContaining([expect.objectContaining({ weekday: "thursday" })]) },
      today: { habits: [{ name_text: "Walk", today: "done" }] },
      progress: { last_7_days: { done: 1, due: 8 - 1 } },
      reminders: { daily_message: { is_on: false } },
    });
    expect(JSON.stringify(facts)).not.toMatch(/biological|emotional_age/);
  });

  it.each([{ isAdult: false }, { isInCrisisCare: true }])(
    "tells no score and no age with %o",
    async (who) => {
      const one = await seatCaller(test, who);
      await storeReport(test, { id: one.id }, typicalAnswers, callerStart);
      await one.addHabit("Walk");
      const { content } = await one.call(read, {});
      expect(content).not.toMatch(/glow_score|lifestyle_age|36|\b70\b/);
    },
  );

  it("tells no streak and no strength in the days after a crisis", async () => {
    const one = await seatCaller(test, { isInCrisisCare: true });
    await one.addHabit("Walk");
    expect((await one.call(read, {})).content).not.toMatch(/streak|strength|last_7_days/);
  });

  it("says kindly what there isn't yet", async () => {
    const answer = await caller.call(read, { sections: ["assessment", "plan", "projection"] });
    expect(answer.facts).toMatchObject({ plan: { available: false, reason: "no plan yet" } });
    expect(answer.say).toContain("There is no plan yet");
  });
});
