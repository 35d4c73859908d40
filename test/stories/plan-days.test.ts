import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../core/locales.ts";
import { addDays, weekdayOf } from "../../models/days/local-date.ts";
import { weekdayNames } from "../../models/plans/plan-edit.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { heavyAnswers } from "../support/plan-facts.ts";
import {
  type Planning,
  type PlanningOptions,
  seatPlanned,
  seatPlanning,
  storedPlan,
} from "../support/planned-week.ts";

const dayMs = 86_400_000;

describe("the days of a plan", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const planOf = (planning: Planning) => storedPlan(test, planning);
  const planned = (options: PlanningOptions = {}) => seatPlanned(test, options);

  it("keeps today's list where a new week is written in the middle of one", async () => {
    const planning = await planned();
    const { person } = planning;
    person.clock.advance(dayMs);
    await person.type("/today");
    await person.press("▫️ Focus");
    await person.type("/plan");
    await person.press("Write a new week");
    await person.press("Yes, write it");
    await planning.writeWeeks();
    expect((await planOf(planning)).firstDate).toBe("2026-03-04");
    expect(await person.type("/today")).toContain("✅ Focus");
  });

  it("offers the next week when one is over, with what was done", async () => {
    const planning = await planned();
    const { person } = planning;
    person.clock.advance(dayMs);
    await person.type("/today");
    await person.press("▫️ Focus");
    person.clock.advance(8 * dayMs);
    expect(await person.type("/today")).toContain("That week is over");
    expect(await person.type("/undo")).toContain("That week is over");
    expect(await person.type("/plan friday tip: x")).toContain("That week is over");
    expect(await person.type("/plan")).toContain("You ticked off 1 thing");
    await person.press("Plan the next week");
    await planning.writeWeeks();
    expect(await planOf(planning)).toMatchObject({ version: 1, firstDate: "2026-03-12" });
  });

  it("begins on the 29th of February where there is one", async () => {
    const planning = await seatPlanning(test);
    planning.person.clock.set(new Date("2028-02-28T12:00Z"));
    await planning.person.type("/plan");
    expect(await planning.writeWeeks()).toContain("February 29");
    expect(await planOf(planning)).toMatchObject({ firstDate: "2028-02-29", lastDate: "2028-03-06" });
  });

  it("has each of its days once over the night the clocks change", async () => {
    const planning = await seatPlanning(test);
    const { person } = planning;
    person.clock.set(new Date("2026-03-26T12:00Z"));
    await person.type("/plan");
    await planning.writeWeeks();
    const { content } = await planOf(planning);
    expect(content.days[2]?.date).toBe("2026-03-29");
    // 01:59 in Berlin is still Saturday for somebody who is up, 03:00 is Sunday.
    person.clock.set(new Date("2026-03-29T00:59Z"));
    expect(await person.type("/today")).toContain("Saturday, March 28");
    person.clock.set(new Date("2026-03-29T01:00Z"));
    expect(await person.type("/today")).toContain("Sunday, March 29");
  });

  it("keeps its dates for somebody who moves to another zone in the middle", async () => {
    const planning = await planned();
    const { person } = planning;
    person.clock.set(new Date("2026-03-05T18:00Z"));
    expect(await person.type("/today")).toContain("Thursday, March 5");
    await person.type("/timezone Tokyo");
    // Three in the morning of Friday in Tokyo.
    expect(await person.type("/today")).toContain("Friday, March 6");
    expect((await planOf(planning)).firstDate).toBe("2026-03-03");
  });

  it("needs a report, isn't made for minors, and rests in the days after a crisis", async () => {
    const without = await seatPlanning(test, { hasReport: false });
    expect(await without.person.type("/plan")).toContain("A plan grows out of your report");
    const minor = await seatPlanning(test, { stage: "minor", hasReport: false });
    for (const command of ["/plan", "/undo"])
      expect(await minor.person.type(command)).toContain("for adults only");
    const planning = await planned();
    await planning.person.type("I want to kill myself");
    for (const command of ["/plan", "/today", "/undo"])
      expect(await planning.person.type(command)).toContain(translator("en")("safety:restFirst"));
    const week = { action: "plan", value: "week" };
    expect(await planning.person.pressButton(week)).toContain(translator("en")("safety:restFirst"));
  });

  it("show minors the habits of today, to be ticked off, and no plan", async () => {
    const { person } = await seatPlanning(test, { stage: "minor", hasReport: false });
    expect(await person.type("/today")).toContain("Nothing is due today.");
    await person.type("/habits add walk 10 minutes after lunch, every day");
    const today = await person.type("/today");
    expect(today).toContain("Your habits today");
    expect(today).not.toMatch(/plan|week/i);
    expect(await person.press("○")).toContain("[✓");
    expect(await person.type("/help")).not.toMatch(/\/(?:plan|report|why|checkin)|check-in/i);
  });

  it("is gentle where resources come first", async () => {
    const planning = await seatPlanning(test, { answers: heavyAnswers });
    await planning.person.type("/plan");
    expect(await planning.writeWeeks()).toContain("gentle week");
    expect((await planOf(planning)).content.morningRoutine).toHaveLength(3);
  });

  it("opens each day by its button and by its name", async () => {
    const planning = await planned();
    const { person } = planning;
    const { content, firstDate } = await planOf(planning);
    for (const [index, day] of content.days.entries()) {
      const name = weekdayNames[weekdayOf(addDays(firstDate, index)) - 1];
      expect(await person.type(`/plan ${name}`)).toContain(day.eveningReflection);
    }
    await person.press("← Sun 8");
    expect(person.last()).toContain(content.days[5]?.deepFocus);
  });
});
