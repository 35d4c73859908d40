import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { samplePlan, somebody, storeWeek } from "../../test/support/plan-samples.ts";
import { planVersions } from "./plan-versions.ts";
import { changePlan, restorePlanVersion, undoPlan } from "./plans.ts";
import { findCurrentPlan, findPlanVersion } from "./stored-plan.ts";

describe("a stored plan", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const now = new Date("2026-03-03T12:00Z");
  const first = samplePlan("2026-03-04");
  const planned = async () => {
    const personId = await somebody(test);
    await storeWeek(test, personId, first, now);
    return personId;
  };
  const change = (personId: string, edit: object, basedOn?: number) =>
    test.database.transaction((transaction) =>
      changePlan(transaction, {
        ...{ personId, actor: "person", now, edit },
        ...(basedOn === undefined ? {} : { basedOn }),
      }),
    );
  const focus = (text: string, day = "1") => ({ kind: "days", days: [day], updates: { mainFocus: text } });
  const restore = (personId: string, version?: number) =>
    test.database.transaction((transaction) =>
      restorePlanVersion(transaction, {
        ...{ personId, actor: "person", now },
        ...(version === undefined ? {} : { version }),
      }),
    );
  const undo = (personId: string, version?: number) =>
    test.database.transaction((transaction) =>
      undoPlan(transaction, {
        ...{ personId, actor: "person", now },
        ...(version === undefined ? {} : { version }),
      }),
    );
  const current = async (personId: string) => {
    const plan = await findCurrentPlan(test.database, personId);
    if (plan === undefined) throw new Error("no plan");
    return plan;
  };

  it("keeps who changed what and when, with every text it ever had", async () => {
    const personId = await planned();
    await change(personId, focus("yoga"));
    const plan = await current(personId);
    expect(plan).toMatchObject({ version: 2, firstDate: "2026-03-04", lastDate: "2026-03-10" });
    const difference = [{ field: "days.2026-03-04.mainFocus", before: "first focus 1", after: "yoga" }];
    expect(await planVersions(test.database, personId, plan)).toEqual([
      { version: 2, kind: "changed", sourceVersion: null, actor: "person", at: now, difference },
      { version: 1, kind: "written", sourceVersion: null, actor: "leo", at: now, difference: [] },
    ]);
    expect((await findPlanVersion(test.database, personId, plan.planId, 1))?.content).toEqual(first);
  });

  it("keeps nothing of a change whose transaction fails", async () => {
    const personId = await planned();
    const failing = test.database.transaction(async (transaction) => {
      await changePlan(transaction, { personId, actor: "person", now, edit: focus("yoga") });
      throw new Error("the turn failed");
    });
    await expect(failing).rejects.toThrow("the turn failed");
    expect(await current(personId)).toMatchObject({ version: 1, content: first });
  });

  it("holds both of two changes that come at once from two channels", async () => {
    const personId = await planned();
    await Promise.all([
      change(personId, focus("from Telegram", "1"), 1),
      change(personId, focus("from the web", "2"), 1),
      change(personId, { kind: "morning", steps: ["one", "two", "three"] }, 1),
    ]);
    const { version, content } = await current(personId);
    expect(version).toBe(4);
    expect(content.days.slice(0, 2).map(({ mainFocus }) => mainFocus)).toEqual([
      "from Telegram",
      "from the web",
    ]);
    expect(content.morningRoutine).toEqual(["one", "two", "three"]);
  });

  it("tells the second of two that change the same field on what they saw", async () => {
    const personId = await planned();
    const outcomes = await Promise.allSettled([
      change(personId, focus("from Telegram"), 1),
      change(personId, focus("from the web"), 1),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "changed-meanwhile" });
    expect((await current(personId)).version).toBe(2);
  });

  it("says so where a change changes nothing, or there is no plan, or its week is over", async () => {
    const personId = await planned();
    await expect(change(personId, focus("first focus 1"))).rejects.toThrow("nothing-changed");
    await expect(change(await somebody(test), focus("yoga"))).rejects.toThrow("no-plan");
    const later = { personId, actor: "person", now: new Date("2026-03-11T12:00Z") } as const;
    const change2 = test.database.transaction((transaction) =>
      changePlan(transaction, { ...later, edit: focus("yoga") }),
    );
    await expect(change2).rejects.toThrow("week-over");
  });

  it("is still changed at two in the morning after its last day, by the person's own clock", async () => {
    const personId = await planned();
    const night = new Date("2026-03-11T02:00Z");
    const made = await test.database.transaction((transaction) =>
      changePlan(transaction, { personId, actor: "leo", now: night, edit: focus("late", "today") }),
    );
    expect(made.plan.content.days[6]?.mainFocus).toBe("late");
  });

  it("gets an earlier version back as a new one, the one before unless it is named", async () => {
    const personId = await planned();
    await change(personId, focus("yoga"));
    await change(personId, focus("swim"));
    const { plan, sourceVersion } = await restore(personId);
    expect([plan.version, sourceVersion, plan.content.days[0]?.mainFocus]).toEqual([4, 2, "yoga"]);
    expect((await restore(personId, 1)).plan).toMatchObject({ version: 5, content: first });
  });

  it.each([0, -1, 1.5, 99, Number.NaN, 2 ** 40])("has no version %s to bring back", async (version) => {
    await expect(restore(await planned(), version)).rejects.toThrow("unknown-version");
  });

  it("brings back nothing of somebody else's", async () => {
    const personId = await planned();
    const other = await planned();
    await change(other, focus("theirs"));
    await expect(restore(personId, 2)).rejects.toThrow("unknown-version");
    const theirs = await current(other);
    expect(await findPlanVersion(test.database, personId, theirs.planId, 2)).toBeUndefined();
    expect(await planVersions(test.database, personId, theirs)).toEqual([]);
    expect((await current(personId)).version).toBe(1);
  });

  it("takes nothing back that was never changed, and no other change than the one that was seen", async () => {
    const personId = await planned();
    await expect(undo(personId)).rejects.toThrow("nothing-to-undo");
    await change(personId, focus("yoga"));
    await change(personId, focus("swim"));
    await expect(undo(personId, 2)).rejects.toThrow("changed-meanwhile");
    await undo(personId, 3);
    expect((await current(personId)).content.days[0]?.mainFocus).toBe("yoga");
  });

  const edits = fc.oneof(
    fc.record({
      what: fc.constant("focus" as const),
      day: fc.integer({ min: 1, max: 7 }),
      text: fc.string({ minLength: 1, maxLength: 20 }),
    }),
    fc.record({ what: fc.constant("undo" as const) }),
    fc.record({ what: fc.constant("restore" as const), version: fc.integer({ min: 1, max: 6 }) }),
  );

  it("after an undo of an undo is as it was before, whatever came before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 6 }), async (steps) => {
        const personId = await planned();
        await change(personId, focus("to begin with"));
        for (const step of steps) {
          const doing =
            step.what === "focus"
              ? change(personId, focus(step.text, String(step.day)))
              : step.what === "undo"
                ? undo(personId)
                : restore(personId, step.version);
          await doing.catch((error: unknown) => expect(error).toHaveProperty("name", "PlanError"));
        }
        const before = await current(personId);
        await undo(personId);
        const undone = await current(personId);
        await undo(personId);
        const again = await current(personId);
        expect(again.content).toEqual(before.content);
        expect(undone.content).not.toEqual(before.content);
        expect(again.version).toBe(before.version + 2);
        // The chain of differences leads from the first text to the last.
        const versions = await planVersions(test.database, personId, again, 100);
        expect(versions).toHaveLength(again.version);
      }),
      { numRuns: 15 },
    );
  });

  it("is a new version while its week runs, and a plan of its own afterwards", async () => {
    const personId = await planned();
    const { planId } = await current(personId);
    await storeWeek(test, personId, samplePlan("2026-03-06", "second"), new Date("2026-03-05T12:00Z"));
    expect(await current(personId)).toMatchObject({ planId, version: 2, firstDate: "2026-03-06" });
    await storeWeek(test, personId, samplePlan("2026-03-20", "third"), new Date("2026-03-19T12:00Z"));
    const third = await current(personId);
    expect(third.planId).not.toBe(planId);
    expect(third.version).toBe(1);
  });

  it("doesn't come back once its week is over, where a new one was written over it", async () => {
    const personId = await planned();
    await storeWeek(test, personId, samplePlan("2026-03-10", "second"), new Date("2026-03-09T12:00Z"));
    const late = { personId, actor: "person", now: new Date("2026-03-12T12:00Z") } as const;
    const undoLate = test.database.transaction((transaction) => undoPlan(transaction, late));
    await expect(undoLate).rejects.toThrow("week-over");
  });
});
