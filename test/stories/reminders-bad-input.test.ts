import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listReminders } from "../../models/nudges/reminders.ts";
import { seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import type { ScriptedPerson } from "../support/turn.ts";

describe("a reminder that can't be kept as it was written", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  /** Somebody in Berlin, at a moment. */
  async function seat(now = "2026-03-02T12:00:00Z"): Promise<ScriptedPerson> {
    const person = await seatAgreedPerson(test);
    await person.type("/stop");
    person.clock.set(new Date(now));
    return person;
  }

  const count = async (person: ScriptedPerson) => (await listReminders(test.database, person.id)).length;

  it.each([
    ["/remind run at 25:00", '"at 25:00" isn\'t a time that a clock shows'],
    ["/remind run at 7:75", '"at 7:75" isn\'t a time that a clock shows'],
    ["/remind run at half past", "is missing its hour"],
    ["/remind dentist on 31 February at 9 am", "isn't a day in the calendar"],
    ["/remind run today at 11:00", '"today at 11:00" has passed already'],
    ["/remind drink every two hours", 'not "every two hours"'],
    ["/remind run at 8 am and at 8 pm", "more than one time"],
    ["/remind dentist 3/12 at 9 am", "could be two different days"],
    ["/remind party on 1 May 2040 at 9 am", "too far ahead"],
  ])("is met with what is wrong, and only the time has to be sent again: %s", async (words, answer) => {
    const person = await seat();
    const said = await person.type(words);
    expect(said).toContain(answer);
    expect(said).toContain("I've kept the rest");
    expect(await count(person)).toBe(0);
    expect(await person.type("tomorrow at 9 am")).toMatch(/(?:run|dentist|drink|party): tomorrow at 09:00\./);
    expect(await count(person)).toBe(1);
  });

  it("says what the night does in which the clocks go forward", async () => {
    const person = await seat("2026-03-28T12:00:00Z");
    const said = await person.type("/remind feed the baby tomorrow at 02:30");
    expect(said).toContain("feed the baby: tomorrow at 02:30.");
    expect(said).toContain("02:30 doesn't exist, so it comes at 03:30");
  });

  it("waits for the leap year with the 29th of February", async () => {
    const person = await seat();
    expect(await person.type("/remind leap on 29 February at 9 am")).toContain(
      "leap: Tue, 29 Feb 2028 at 09:00.",
    );
  });

  it("names the date where it is after midnight and still yesterday for the person", async () => {
    const person = await seat("2026-03-08T00:30:00Z");
    expect(await person.type("/remind tea tomorrow at 02:00")).toContain("tea: Sun, 8 Mar at 02:00.");
    expect(await person.type("/remind run tomorrow at 9 am")).toContain("run: Sun, 8 Mar at 09:00.");
  });

  it("is too long, empty, or one too many, and each is said", async () => {
    const person = await seat();
    expect(await person.type(`/remind ${"x".repeat(5000)}`)).toContain("up to 200 characters");
    expect(await person.type(`/remind ${"word ".repeat(60)} at 9 am`)).toContain("up to 200 characters");
    expect(await person.type("/remind")).toContain("no reminders yet");
    expect(await person.type("/remind    ")).toContain("no reminders yet");
    expect(await count(person)).toBe(0);
    for (let number = 1; number <= 30; number++) await person.type(`/remind thing ${number} daily at 9 am`);
    expect(await person.type("/remind one more at 9 am")).toContain("You have 30 reminders, the most I keep");
    expect(await count(person)).toBe(30);
  });

  it("asks for what is missing: the time of a matter, the matter of a time", async () => {
    const person = await seat();
    expect(await person.type("remind me to call mum tomorrow")).toContain("call mum: at what time?");
    expect(await person.type("some time")).toContain("I couldn't find a time in that");
    expect(await person.type("at 6 pm")).toContain("call mum: tomorrow at 18:00.");
    expect(await person.type("/remind tomorrow at 8 am")).toContain("What shall I remind you of?");
    expect(await person.type("vitamins")).toContain("vitamins: tomorrow at 08:00.");
  });

  it("leaves other talk alone once a command or something else was said", async () => {
    const person = await seat();
    await person.type("remind me to call mum tomorrow");
    expect(await person.type("do you think that sleep matters more than food?")).not.toContain("call mum");
    await person.type("/remind");
    await person.press("New reminder");
    await person.press("Something else");
    await person.type("/help");
    await person.type("hello there");
    expect(await count(person)).toBe(1);
  });

  it("survives buttons of reminders that are gone, and values nobody made", async () => {
    const person = await seat();
    await person.type("remind me to read at 9 pm");
    await person.press("Remove");
    for (const value of [
      "open.00000000",
      "time.00000000.0800",
      "nonsense",
      "digest.x.9999",
      "days.1.9",
      "",
    ]) {
      expect(await person.pressButton({ action: "remind", value })).not.toBe("");
    }
    for (const value of ["9999.0000", "", "x"]) {
      expect(await person.pressButton({ action: "quiet", value })).not.toBe("");
      expect(await person.pressButton({ action: "mute", value })).not.toBe("");
    }
  });
});
