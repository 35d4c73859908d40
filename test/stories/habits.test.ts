import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { habitLimit } from "../../models/habits/habit.ts";
import { seatAgreedPerson } from "../support/answered.ts";
import { exampleView } from "../support/assessment-view.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { buttonsOf, type ScriptedPerson } from "../support/turn.ts";

const dayMs = 24 * 60 * 60_000;

describe("habits in chat", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const habitsMessage = (person: ScriptedPerson) =>
    person.messages.find(({ slot }) => slot === "habits")?.message;

  it("are added by words, ticked in the list, and stand in one message", async () => {
    const person = await seatAgreedPerson(test);
    expect(await person.type("/habits")).toContain("no habits yet");
    const added = await person.type("/habits add Read a page before bed, every day");
    expect(added).toContain("Read a page is on your list: before bed, every day");
    await person.type("/habits");
    const before = person.messages.length;
    expect(await person.press("○ Read a page")).toContain(
      "✓ Read a page (every day): 1 day in a row, strength 5 %",
    );
    person.clock.advance(dayMs);
    expect(await person.press("✓ Read a page")).toContain("○ Read a page");
    expect(person.messages.length).toBe(before);
  });

  it("are made step by step: what, then how often, by button or in words", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/habits");
    await person.press("Add a habit");
    expect(await person.type("walk *10* minutes after lunch")).toContain("walk *10* minutes: how often?");
    expect(await person.press("3 times a week")).toContain("on your list: after lunch, 3 times a week");
    await person.type("habits");
    await person.press("Add a habit");
    await person.type("Yoga");
    expect(await person.type("when I feel like it")).toContain("couldn't read a rhythm");
    expect(await person.type("tuesdays and fridays")).toContain("Yoga is on your list: Tue, Fri");
    await person.press("My habits");
    await person.press("Add a habit");
    await person.press("Never mind");
    expect(person.transcript()).toContain("no new habit");
    expect(await person.type("Swim")).not.toContain("how often");
  });

  it("come from the report with one press each, and only once", async () => {
    const view = exampleView("typical", "en");
    const person = await seatAgreedPerson(test, {
      deps: { loadReport: async () => ({ view, picture: null }) },
    });
    const title = view.synthesis.microHabits[0]?.title ?? "";
    await person.type("/report");
    expect(await person.press(`+ ${title.slice(0, 10)}`)).toContain(`${title} is on your list`);
    expect(await person.press(`+ ${title.slice(0, 10)}`)).toContain("already have a habit with that name");
    expect(await person.type("/habits")).toContain(title);
  });

  it("forget an unanswered question after half an hour", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/habits add");
    person.clock.advance(31 * 60_000);
    expect(await person.type("42")).toContain("2/25");
  });

  it("show one with its numbers and days, where any of the last seven can be changed", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/habits add Walk 10 minutes, every day");
    await person.press("My habits");
    await person.press("Look at one");
    const view = await person.press("Walk 10 minutes");
    expect(view).toContain("every day · at least 10 minutes");
    expect(view).toContain("Reserve: covers 2 more missed days");
    await person.press("◐ Partly");
    expect(await person.press("Take today back")).toContain("Still open today");
    await person.press("» Skip");
    person.clock.advance(2 * dayMs);
    await person.type("/habits");
    await person.press("Look at one");
    await person.press("Walk 10 minutes");
    expect(await person.press("✓ Done")).toContain("1 skipped");
    expect(await person.press("» Mon")).toContain("[– Mon]");
    const yesterday = await person.press("◇ Tue").catch(async () => person.press("× Tue"));
    expect(yesterday).toContain("2 days in a row");
  });

  it("rest for as long as a button says, all together too, and wake again", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/habits add Walk, daily");
    await person.press("My habits");
    await person.press("Pause all");
    expect(await person.press("7 days")).toContain("‖ Walk");
    await person.press("Look at one");
    expect(await person.press("Walk")).toContain("Paused up to and including Sun, 8 Mar");
    expect(await person.press("Resume")).toContain("Still open today");
  });

  it("can be put away and brought back with all that was ticked", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/habits add Walk, daily");
    await person.press("My habits");
    await person.press("○ Walk");
    await person.press("Look at one");
    await person.press("Walk");
    expect(await person.press("Put away")).toContain("Walk is put away");
    person.clock.advance(3 * dayMs);
    expect(await person.press("Bring it back")).toContain("you kept 100 %, 1 of 1 day");
    await person.press("Put away");
    expect(await person.press("Back to the list")).toContain("no habits yet");
  });

  it("say kindly that a button is old, and show what there is", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/habits add Walk, daily");
    await person.press("My habits");
    const tick = buttonsOf(habitsMessage(person))[0];
    await person.press("Look at one");
    await person.press("Walk");
    await person.press("Put away");
    if (tick === undefined) throw new Error("no tick");
    const answer = await person.pressButton(tick);
    expect(answer).toContain("can't find that habit any more");
    expect(await person.pressButton({ action: "habit", value: "view.';--" })).toContain(
      "can't find that habit",
    );
    expect(await person.pressButton({ action: "new-habit", value: "when.daily" })).toContain(
      "from an older message",
    );
  });

  it("show no number in the days after a crisis, and can be ticked all the same", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/habits add Walk, daily");
    await person.type("I want to kill myself");
    await person.type("/habits");
    expect(await person.press("○ Walk")).toContain("✓ Walk (every day)");
    await person.press("Look at one");
    await person.press("Walk");
    expect(person.transcript().split("kill").at(-1)).not.toMatch(/%|in a row/);
  });

  it("are for minors, too", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("15");
    await person.type("/habits add Walk, daily");
    await person.press("My habits");
    expect(await person.press("○ Walk")).toContain("✓ Walk");
  });
});

describe("bad input about habits", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  it("is met with a clear sentence in every language", async () => {
    for (const locale of locales) {
      const person = await seatAgreedPerson(test, { locale });
      const old = { action: "habit", value: "done.00000000.20260302" };
      const [long, empty, gone] = [
        await person.type(`/habits add ${"x".repeat(5_000)}`),
        await person.type("/habits add ..."),
        await person.pressButton(old),
      ];
      expect(long).toContain("80");
      expect(empty.length).toBeGreaterThan(20);
      expect(gone).toContain("/habits");
      expect(`${long}${empty}${gone}`).not.toContain("habits:");
    }
  });

  it("takes a name of emoji, and one from right to left, and keeps both in their place", async () => {
    const person = await seatAgreedPerson(test);
    expect(await person.type("/habits add 🏃, daily")).toContain("🏃 is on your list");
    expect(await person.type("/habits add \u202eמים, daily")).toContain("\u2068מים\u2069 is on your list");
    await person.type("/habits");
    expect(await person.press("○ 🏃")).toContain("✓ 🏃");
  });

  it("stops at the limit, and where a name is taken", async () => {
    const person = await seatAgreedPerson(test);
    for (let index = 1; index <= habitLimit; index++) await person.type(`/habits add Habit ${index}, daily`);
    expect(await person.type("/habits add One more, daily")).toContain("30 habits already");
    expect(await person.type("/habits add HABIT 7, daily")).toContain("already have a habit with that name");
    expect((await person.type("/habits")).match(/strength/g)).toHaveLength(habitLimit);
    expect(buttonsOf(person.messages.at(-1)?.message ?? person.messages.at(-2)?.message).length).toBeLessThan(
      100,
    );
  });
});
