import { describe, expect, it } from "vitest";
import { samplePlan } from "../../test/support/plan-samples.ts";
import { addDays } from "../days/local-date.ts";
import { planContent, planTextLimits } from "./plan-content.ts";
import { planDifference } from "./plan-difference.ts";
import { applyPlanEdit, findPlanDate, readPlanEdit } from "./plan-edit.ts";

// A Tuesday.
const plan = samplePlan("2026-03-03");
const day = (updates: object, days: readonly string[] = ["1"]) => ({ kind: "days", days, updates });
const apply = (edit: unknown) => applyPlanEdit(plan, readPlanEdit(edit), "2026-03-03");
const morning = (steps: readonly unknown[]) => ({ kind: "morning", steps });
const challenge = plan.weeklyChallenges[0];

describe("an edit of a plan", () => {
  it.each([
    ["eight steps", morning(Array(8).fill("a step")), "step-count"],
    ["two steps", morning(["one", "two"]), "step-count"],
    ["no steps", morning([]), "step-count"],
    ["a step of blanks", morning(["one", "two", " \n "]), "text-empty"],
    ["a step of 5,000 characters", morning(["one", "two", "x".repeat(5_000)]), "text-too-long"],
    ["a step that is a number", morning(["one", "two", 3]), "not-an-edit"],
    ["a field that doesn't exist", day({ mood: "good" }), "unknown-field"],
    ["a date to change", day({ date: "2026-03-04" }), "unknown-field"],
    ["no field at all", day({}), "unknown-field"],
    ["an empty system", day({ triggerActionReward: {} }), "unknown-field"],
    ["an unknown part of the system", day({ triggerActionReward: { cue: "x" } }), "unknown-field"],
    ["an empty focus", day({ mainFocus: "" }), "text-empty"],
    ["a focus of nothing but controls", day({ mainFocus: "\u202e\u0007\n" }), "text-empty"],
    ["a focus of 5,000 characters", day({ mainFocus: "x".repeat(5_000) }), "text-too-long"],
    ["no day", day({ tip: "x" }, []), "day-outside-week"],
    ["eight days", day({ tip: "x" }, Array(8).fill("1")), "day-outside-week"],
    ["day 0", day({ tip: "x" }, ["0"]), "day-outside-week"],
    ["day 8", day({ tip: "x" }, ["8"]), "day-outside-week"],
    ["a date after the week", day({ tip: "x" }, ["2026-03-10"]), "day-outside-week"],
    ["a date that no calendar has", day({ tip: "x" }, ["2026-02-30"]), "day-outside-week"],
    ["a day that is a word", day({ tip: "x" }, ["someday"]), "day-outside-week"],
    ["no challenges", { kind: "challenges", challenges: [] }, "challenge-count"],
    ["four challenges", { kind: "challenges", challenges: Array(4).fill(challenge) }, "challenge-count"],
    ["half a challenge", { kind: "challenges", challenges: [{ title: "x" }] }, "not-an-edit"],
    ["another kind", { kind: "everything" }, "not-an-edit"],
    ["nothing", undefined, "not-an-edit"],
    ["a text", "make it better", "not-an-edit"],
    ["somebody's id besides", { ...morning(["1", "2", "3"]), personId: "x" }, "unknown-field"],
  ])("with %s is refused and says why", (_, edit, code) => {
    expect(() => apply(edit)).toThrow(new RegExp(`^${code}$`));
  });

  it("takes emojis and right-to-left letters as they are, and leaves controls and line ends out", () => {
    const changed = apply(day({ mainFocus: " שלום 🙂 مرحبا \r\n  and\u202e more\u0000 ", tip: "🙂" }));
    expect(changed.days[0]).toMatchObject({ mainFocus: "שלום 🙂 مرحبا and more", tip: "🙂" });
  });

  it("takes a text of exactly the longest length, and none longer", () => {
    const longest = "x".repeat(planTextLimits.mainFocus);
    expect(apply(day({ mainFocus: longest })).days[0]?.mainFocus).toBe(longest);
    expect(() => apply(day({ mainFocus: `${longest}x` }))).toThrow("text-too-long");
  });

  it("changes one part of the system and leaves the others", () => {
    const changed = apply(day({ triggerActionReward: { action: "swim" } }, ["2", "thursday"]));
    const systems = changed.days.map(({ triggerActionReward }) => triggerActionReward.action);
    expect(systems).toEqual(["walk", "swim", "swim", "walk", "walk", "walk", "walk"]);
    expect(changed.days[1]?.triggerActionReward).toEqual({
      trigger: "after lunch",
      action: "swim",
      reward: "tea",
    });
  });

  it.each([
    ["1", "2026-03-03"],
    ["7", "2026-03-09"],
    ["Monday", "2026-03-09"],
    ["tuesday", "2026-03-03"],
    ["2026-03-05", "2026-03-05"],
    ["today", "2026-03-04"],
    [" TOMORROW ", "2026-03-05"],
  ])("finds the day %s", (selector, date) => {
    expect(findPlanDate(plan, selector, "2026-03-04")).toBe(date);
  });

  it("knows no today before the week begins, and no tomorrow on its last day", () => {
    expect(() => findPlanDate(plan, "today", "2026-03-02")).toThrow("day-outside-week");
    expect(findPlanDate(plan, "tomorrow", "2026-03-02")).toBe("2026-03-03");
    expect(() => findPlanDate(plan, "tomorrow", "2026-03-09")).toThrow("day-outside-week");
  });
});

describe("the difference of two plans", () => {
  it("names each field with before and after, days in their order", () => {
    const after = apply(day({ tip: "new tip", mainFocus: "new focus" }, ["3"]));
    expect(planDifference(plan, after)).toEqual([
      { field: "days.2026-03-05.mainFocus", before: "first focus 3", after: "new focus" },
      { field: "days.2026-03-05.tip", before: "Begin small.", after: "new tip" },
    ]);
    expect(planDifference(plan, plan)).toEqual([]);
  });

  it("tells a step that was swapped, added or taken away, and a new order", () => {
    const steps = (list: readonly string[]) => planDifference(plan, apply(morning(list)));
    expect(steps(["Drink water", "Sing", "Stretch"])).toEqual([
      { field: "morningRoutine", before: "Open the window", after: "Sing" },
    ]);
    expect(steps([...plan.morningRoutine, "Sing"])).toEqual([
      { field: "morningRoutine", before: null, after: "Sing" },
    ]);
    expect(steps(["Stretch", "Drink water", "Open the window"])).toEqual([
      {
        field: "morningOrder",
        before: "Drink water · Open the window · Stretch",
        after: "Stretch · Drink water · Open the window",
      },
    ]);
  });

  it("tells a challenge that came and one that went", () => {
    const more = apply({ kind: "challenges", challenges: [challenge, { ...challenge, title: "Swims" }] });
    const added = planDifference(plan, more);
    expect(added.map(({ field }) => field)).toContain("weeklyChallenges.2.title");
    expect(planDifference(more, plan).every(({ after }) => after === null)).toBe(true);
  });
});

describe("a plan's text", () => {
  it("has seven days that follow each other, over the end of February in a leap year too", () => {
    expect(planContent.safeParse(samplePlan("2028-02-26")).success).toBe(true);
    expect(samplePlan("2028-02-26").days.map(({ date }) => date)).toContain("2028-02-29");
    const gap = {
      ...plan,
      days: plan.days.map((one, at) => ({ ...one, date: addDays(one.date, at > 3 ? 1 : 0) })),
    };
    expect(planContent.safeParse(gap).success).toBe(false);
    expect(planContent.safeParse({ ...plan, days: plan.days.slice(1) }).success).toBe(false);
    expect(planContent.safeParse({ ...plan, days: [] }).success).toBe(false);
    expect(planContent.safeParse({ ...plan, mood: "good" }).success).toBe(false);
  });
});
