import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import {
  type Planning,
  type PlanningOptions,
  seatPlanned,
  seatPlanning,
  storedPlan,
} from "../support/planned-week.ts";

const dayMs = 86_400_000;

describe("a week's plan in chat", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const planOf = (planning: Planning) => storedPlan(test, planning);
  const planned = (options: PlanningOptions = {}) => seatPlanned(test, options);

  it.each(locales)("goes from the report's button to changes, back, and ticks, in %s", async (locale) => {
    const t = translator(locale);
    const planning = await seatPlanning(test, { locale });
    const { person, assessmentId } = planning;
    const make = { action: "plan", value: `make.${assessmentId}` };
    expect(await person.pressButton(make)).toContain(t("plan:steps.title"));
    const shown = await planning.writeWeeks();
    const { content, firstDate, version } = await planOf(planning);
    expect([version, firstDate]).toEqual([1, "2026-03-03"]);
    for (const { mainFocus } of content.days) expect(shown).toContain(mainFocus);
    for (const step of content.morningRoutine) expect(shown).toContain(step);
    expect(shown).toContain(t("plan:intro.fresh"));
    // Made from this report: the button shows it again.
    expect(await person.pressButton(make)).toContain(content.weeklyChallenges[0]?.title);

    const thursday = t("plan:days.thursday").split("|")[0];
    const field = t("plan:fieldWords.mainFocus").split("|")[0];
    const changed = await person.type(`/plan ${thursday} ${field}: *Yoga* [x](http://y)`);
    expect(changed).toContain(t("plan:difference.before", { text: content.days[2]?.mainFocus ?? "" }));
    expect(changed).toContain(t("plan:difference.after", { text: "*Yoga* [x](http://y)" }));
    expect((await planOf(planning)).content.days[2]?.mainFocus).toBe("*Yoga* [x](http://y)");
    expect(await person.type("/undo")).toContain(
      t("plan:difference.after", { text: content.days[2]?.mainFocus ?? "" }),
    );
    expect((await planOf(planning)).content).toEqual(content);

    person.clock.advance(dayMs);
    expect(await person.type("/today")).toContain(`▫️ ${content.morningRoutine[0]}`);
    expect(await person.press(`▫️ ${content.morningRoutine[0]?.slice(0, 10)}`)).toContain(
      `✅ ${content.morningRoutine[0]}`,
    );
    expect(await person.press(`✅ ${content.morningRoutine[0]?.slice(0, 10)}`)).toContain(
      `▫️ ${content.morningRoutine[0]}`,
    );
    expect(person.transcript()).not.toMatch(/\{\{|\bplan[-\w]*:[a-z]/);
  });

  it("changes by buttons: day, part, typed text; the wait ends with anything else", async () => {
    const planning = await planned();
    const { person } = planning;
    await person.press("Change something");
    await person.press("Fri 6");
    expect(await person.press("Deep focus")).toContain("Friday, March 6 · Deep focus");
    expect(await person.type("Only the piano.")).toContain("now: Only the piano.");
    expect((await planOf(planning)).content.days[3]?.deepFocus).toBe("Only the piano.");

    await person.press("Back to the week");
    await person.press("Change something");
    await person.press("Morning list");
    expect(await person.type("one\ntwo")).toContain("3 to 7 steps");
    expect(await person.type(Array(8).fill("a step").join("\n"))).toContain("3 to 7 steps");
    expect(await person.type("water\ndaylight\nstretch")).toContain("Changed");
    expect((await planOf(planning)).content.morningRoutine).toEqual(["water", "daylight", "stretch"]);

    await person.press("Back to the week");
    await person.press("Change something");
    await person.press("Fri 6");
    await person.press("Tip");
    await person.type("/today");
    await person.type("This is about something else.");
    expect((await planOf(planning)).version).toBe(3);
  });

  it("lists versions with who made them, and brings one back after a question", async () => {
    const planning = await planned();
    const { person } = planning;
    const before = (await planOf(planning)).content.days[3]?.tip ?? "";
    await person.type("/plan friday tip: first tip");
    await person.type("/plan friday tip: second tip");
    await person.press("Back to the week");
    const list = await person.press("Earlier versions");
    expect(list).toMatch(/3 · .* · you · 1 change \(as it is now\)[\s\S]*1 · .* · Leo · a new week/);
    expect(await person.press("Version 2")).toContain(`before: ${before}`);
    expect(await person.press("Make this the plan again")).toContain("Bring version 2 back?");
    expect((await planOf(planning)).version).toBe(3);
    expect(await person.press("Yes, bring it back")).toContain("Version 2 is your plan again");
    expect(await planOf(planning)).toMatchObject({ version: 4 });
    expect((await planOf(planning)).content.days[3]?.tip).toBe("first tip");
  });

  it("writes a new week only once, however often it is asked for, and honours the wish", async () => {
    const planning = await planned();
    const { person, jobs } = planning;
    const before = (await planOf(planning)).content;
    await person.press("Write a new week");
    expect(await person.type("less walking, more yoga")).toContain("I'm writing your week");
    expect(await person.pressButton({ action: "plan", value: "write" })).toContain("already writing");
    expect(jobs).toHaveLength(1);
    const [again] = jobs;
    expect(await planning.writeWeeks()).toContain("Loosen what is tight");
    // The same job once more, as after a crash.
    jobs.push(...(again === undefined ? [] : [again]));
    expect(await planning.writeWeeks()).toBe("");
    const { version, content } = await planOf(planning);
    expect(version).toBe(2);
    expect(content).not.toEqual(before);
    expect(await person.type("/undo")).toContain("a whole week");
    await person.press("Yes, take it back");
    expect((await planOf(planning)).content).toEqual(before);
  });

  it("says kindly that it could not be written, and can be asked for again", async () => {
    const planning = await seatPlanning(test);
    const { person, jobs, job } = planning;
    await person.type("/plan");
    const [data] = jobs.splice(0);
    if (data === undefined) throw new Error("nothing was asked for");
    await job.giveUp({
      id: "6d5be6a5-6c31-4d6b-9b3a-0f1c2d3e4f50",
      data,
      signal: new AbortController().signal,
    });
    const events = await test.database.query<{ content: { detail: object } }>({
      text: "SELECT content FROM inbox WHERE person_id = $1",
      values: [person.id],
    });
    expect(events.map(({ content }) => content.detail)).toEqual([{ kind: "failed" }]);
    expect(await person.type("/plan")).toContain("I'm writing your week");
  });
});
