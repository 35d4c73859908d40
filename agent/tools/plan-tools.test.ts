import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findCurrentPlan } from "../../models/plans/stored-plan.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { type Caller, seatCaller } from "../../test/support/tool-caller.ts";

const morning = "update_morning_routine";
const day = "update_specific_day_plan";
const challenges = "update_weekly_challenges";

describe("the tools that change a plan", () => {
  let test: TestDatabase;
  let caller: Caller;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    caller = await seatCaller(test);
  });

  const plan = async () => {
    const found = await findCurrentPlan(test.database, caller.id);
    if (found === undefined) throw new Error("there is no plan");
    return found;
  };

  it("put another morning into all seven days and say the difference", async () => {
    await caller.storePlan();
    const answer = await caller.call(morning, { new_routine: ["Tea", "Stretch", "Read a page"] });
    expect(answer.say).toContain("now: Tea · Read a page");
    expect(answer.facts).toMatchObject({ version: 2 });
    expect(await plan()).toMatchObject({
      version: 2,
      content: { morningRoutine: ["Tea", "Stretch", "Read a page"] },
    });
  });

  it.each([
    ["thursday", [2]],
    ["3", [2]],
    ["2026-03-05", [2]],
    ["tomorrow", [0]],
    ["monday, wednesday,7", [1, 6]],
  ])("change the day called %s and leave its other fields", async (name, places) => {
    await caller.storePlan();
    const updates = { mainFocus: "Yoga", triggerActionReward: { action: "unroll the mat" } };
    const answer = await caller.call(day, { day: name, updates });
    expect(answer.status).toBe("ok");
    const { content } = await plan();
    for (const place of places) {
      expect(content.days[place]).toMatchObject({
        mainFocus: "Yoga",
        triggerActionReward: { trigger: "after lunch", action: "unroll the mat", reward: "tea" },
        tip: "Begin small.",
      });
    }
    expect(content.days[3]?.mainFocus).toBe("first focus 4");
  });

  it("put other challenges into the week", async () => {
    await caller.storePlan();
    const one = {
      category: "Sleep",
      title: "Lights out",
      description: "At eleven.",
      time: "daily",
      reason: "Rest.",
    };
    await caller.call(challenges, { new_challenges: [one] });
    expect((await plan()).content.weeklyChallenges).toEqual([one]);
  });

  it.each([
    [morning, { new_routine: ["only one"] }, "3 to 7 steps"],
    [day, { day: "someday", updates: { tip: "x" } }, "isn't in your plan's week"],
    [day, { day: "1", updates: {} }, "don't know that part"],
    [day, { day: "1", updates: { tip: "x".repeat(500) } }, "longer than the plan can hold"],
    [challenges, { new_challenges: [] }, "one to three challenges"],
  ])("refuse what %s can't do, in the person's language", async (tool, input, words) => {
    await caller.storePlan();
    expect(await caller.call(tool, input)).toMatchObject({
      status: "refused",
      say: expect.stringContaining(words),
    });
    expect((await plan()).version).toBe(1);
  });

  it("say that there is no plan, that it isn't for minors, and that it rests after a crisis", async () => {
    const wanted = { new_routine: ["a", "b", "c"] };
    expect((await caller.call(morning, wanted)).say).toContain("There is no plan yet");
    const minor = await seatCaller(test, { isAdult: false });
    expect((await minor.call(morning, wanted)).say).toContain("for adults only");
    const careful = await seatCaller(test, { isInCrisisCare: true });
    await careful.storePlan();
    expect((await careful.call(morning, wanted)).status).toBe("refused");
  });

  it("ask before a version comes back, and before a new week is written", async () => {
    await caller.storePlan();
    expect((await caller.call("restore_plan_version", {})).say).toContain("nothing to take back");
    await caller.call(day, { day: "1", updates: { mainFocus: "Yoga" } });
    const asked = await caller.call("restore_plan_version", {});
    expect(asked).toMatchObject({ status: "waiting", say: expect.stringContaining("version 1") });
    expect((await caller.call("restore_plan_version", { version: 9 })).status).toBe("refused");
    expect((await plan()).version).toBe(2);
    const week = await caller.call("regenerate_daily_plan", { wishes: "more yoga" });
    expect(week).toMatchObject({ status: "refused", say: expect.stringContaining("check-in") });
  });
});
