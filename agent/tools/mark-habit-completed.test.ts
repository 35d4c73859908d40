import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { type Caller, seatCaller } from "../../test/support/tool-caller.ts";

const mark = "mark_habit_completed";

describe("mark_habit_completed", () => {
  let test: TestDatabase;
  let caller: Caller;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    caller = await seatCaller(test);
    await caller.addHabit("Walk 10 minutes", { now: new Date("2026-02-20T12:00Z") });
  });

  const marks = () =>
    test.database.query({
      text: "SELECT local_date::text AS date, state, value, note, reason FROM habit_marks WHERE person_id = $1",
      values: [caller.id],
    });

  it("notes a habit by words of its name and answers with streak and strength", async () => {
    await caller.call(mark, { habit: "walk", state: "done", date: "yesterday" });
    const answer = await caller.call(mark, { habit: "WALK", state: "done", note: "in the rain" });
    expect(answer.status).toBe("ok");
    expect(answer.say).toMatch(/^✓ \*\*Walk 10 minutes\*\*, today: 2 days in a row, strength \d+ %\.$/);
    expect(answer.facts).toMatchObject({ habit_text: "Walk 10 minutes", streak: 2, state: "done" });
    expect(await marks()).toContainEqual(
      expect.objectContaining({ date: "2026-03-02", state: "done", note: "in the rain" }),
    );
  });

  it("keeps a reason with what was skipped, and takes back what is undone", async () => {
    await caller.call(mark, { habit: "walk", state: "skipped", note: "ill" });
    expect(await marks()).toMatchObject([{ state: "skipped", reason: "ill", note: null }]);
    expect((await caller.call(mark, { habit: "walk", state: "undone" })).say).toContain("taken back");
    expect(await marks()).toEqual([]);
  });

  it("asks which one where words fit several, and lists what there is where they fit none", async () => {
    await caller.addHabit("Walk the dog");
    const several = await caller.call(mark, { habit: "walk", state: "done" });
    expect(several).toMatchObject({ status: "refused", say: expect.stringContaining("Walk the dog") });
    const none = await caller.call(mark, { habit: "chess", state: "done" });
    expect(none).toMatchObject({ status: "refused", say: expect.stringContaining("Walk 10 minutes") });
    expect(await marks()).toEqual([]);
  });

  it.each([
    ["2026-02-20", "more than seven days"],
    ["2026-03-03", "hasn't come yet"],
    ["2026-02-31", "more than seven days"],
    ["whenever", "more than seven days"],
  ])("refuses the date %s in the person's language", async (date, words) => {
    const answer = await caller.call(mark, { habit: "walk", state: "done", date });
    expect(answer).toMatchObject({ status: "refused", say: expect.stringContaining(words) });
    expect(await marks()).toEqual([]);
  });

  it("says no streak and no strength in the days after a crisis", async () => {
    const careful = await seatCaller(test, { isInCrisisCare: true });
    await careful.addHabit("Walk");
    const answer = await careful.call(mark, { habit: "walk", state: "done" });
    expect(`${answer.say} ${answer.content}`).not.toMatch(/streak|strength|in a row|%/);
  });
});
