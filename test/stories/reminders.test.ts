import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Locale } from "../../core/locales.ts";
import { addHabit, type NewHabit } from "../../models/habits/habits.ts";
import { listReminders } from "../../models/nudges/reminders.ts";
import { findNudgeSettings } from "../../models/nudges/settings.ts";
import { seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { type ScriptedPerson, seatPerson } from "../support/turn.ts";

describe("reminders", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  /** Somebody in Berlin, at one in the afternoon of Monday, 2 March 2026. */
  async function seat(locale: Locale = "en"): Promise<ScriptedPerson> {
    const person = await seatAgreedPerson(test, { locale });
    await person.type("/stop");
    return person;
  }

  const newHabit = (habit: NewHabit) =>
    test.database.transaction(async (transaction) => {
      await addHabit(transaction, habit);
    });

  /** "walk 19:30 1234567 on": the reminders a person has, as they are kept. */
  async function kept(person: ScriptedPerson): Promise<readonly string[]> {
    const reminders = await listReminders(test.database, person.id);
    return reminders.map(
      ({ text, habitId, time, days, once, on }) =>
        `${text ?? (habitId === null ? "" : "habit")} ${time} ${once ?? days.join("")} ${on ? "on" : "off"}`,
    );
  }

  it("are kept from a line, with the hour that was guessed confirmed by a button", async () => {
    const person = await seat();
    const answer = await person.type("/remind walk at 730");
    expect(answer).toContain("walk: every day at 19:30.");
    expect(answer).toContain("Next: today at 19:30.");
    expect(answer).toContain("Did you mean 19:30 or 07:30?");
    expect(answer).toContain("[07:30] [19:30]");
    expect(await person.press("07:30")).toContain("walk: every day at 07:30.\n\nNext: tomorrow at 07:30.");
    expect(person.last()).not.toContain("Did you mean");
    expect(await kept(person)).toEqual(["walk 07:30 1234567 on"]);
  });

  it.each<readonly [Locale, string, string, string]>([
    ["en", "remind me to drink water every weekday at 10 am", "drink water", "Monday to Friday at 10:00"],
    ["ru", "Напомни мне пить воду по будням в 10 утра", "пить воду", "с понедельника по пятницу в 10:00"],
    [
      "es",
      "Recuérdame beber agua entre semana a las 10 de la mañana",
      "beber agua",
      "de lunes a viernes a las 10:00",
    ],
    [
      "de",
      "Erinnere mich werktags um 10 Uhr morgens daran, Wasser zu trinken",
      "Wasser zu trinken",
      "Montag bis Freitag um 10:00",
    ],
  ])("are kept from a plain sentence in %s", async (locale, sentence, what, when) => {
    const person = await seat(locale);
    const answer = await person.type(sentence);
    expect(answer).toContain(`${what}: ${when}.`);
    expect(await kept(person)).toEqual([`${what} 10:00 12345 on`]);
  });

  it("are set up with buttons: a habit or something else, the time, the days", async () => {
    const person = await seat();
    await newHabit({
      personId: person.id,
      name: "Stretch",
      schedule: { kind: "daily" },
      source: "words",
      now: person.clock.now(),
    });
    await person.type("/remind");
    await person.press("New reminder");
    expect(await person.press("Stretch")).toContain("Stretch: at what time?");
    expect(await person.press("12:30")).toContain("on which days?");
    await person.press("Choose the days");
    await person.press("Wed");
    await person.press("Mon");
    expect(await person.press("Done")).toContain("Stretch: Mon, Wed at 12:30.");
    await person.press("All reminders");
    await person.press("New reminder");
    await person.press("Something else");
    await person.type("water the plants");
    expect(await person.type("half past six")).toContain("Did you mean 18:30 or 06:30?");
    await person.press("06:30");
    expect(await person.press("Saturday and Sunday")).toContain(
      "water the plants: Saturday and Sunday at 06:30.",
    );
    expect(await kept(person)).toEqual(["water the plants 06:30 67 on", "habit 12:30 13 on"]);
  });

  it("of a habit's own name belong to the habit and come on its days", async () => {
    const person = await seat();
    await newHabit({
      personId: person.id,
      name: "Yoga",
      schedule: { kind: "weekdays", days: [2, 4] },
      source: "words",
      now: person.clock.now(),
    });
    expect(await person.type("remind me yoga at 18:00")).toContain("Yoga: Tue, Thu at 18:00.");
    expect(await kept(person)).toEqual(["habit 18:00 24 on"]);
  });

  it("can be made single, moved, switched off and on, and removed", async () => {
    const person = await seat();
    await person.type("remind me to read at 9 pm");
    expect(await person.press("Only once")).toContain("read: today at 21:00.");
    await person.press("Other days");
    await person.press("Monday to Friday");
    await person.press("Other time");
    expect(await person.type("8:15 pm")).toContain("read: Monday to Friday at 20:15.");
    expect(await person.press("Switch off")).toContain("switched off");
    expect(await kept(person)).toEqual(["read 20:15 12345 off"]);
    expect(await person.press("Switch on")).toContain("Next: today at 20:15.");
    expect(await person.press("Remove")).toContain("Removed: read.");
    expect(await kept(person)).toEqual([]);
  });

  it("without a matter set the daily message, on weekends another, never in the quiet hours", async () => {
    const person = await seat();
    expect(await person.type("/remind 19:00")).toContain("The daily message comes at 19:00");
    expect(await person.type("/remind weekend 10:00 am")).toContain("On Saturdays and Sundays");
    expect(await person.type("/remind 23:30")).toContain("is in your quiet hours (21:30 to 08:00)");
    const settings = await findNudgeSettings(test.database, person.id);
    expect(settings).toMatchObject({ state: "on", digestTime: "19:00", weekendTime: "10:00" });
  });

  it("that lie in the quiet hours say that they come all the same", async () => {
    const person = await seat();
    expect(await person.type("remind me to stretch at 7 am")).toContain("It comes all the same");
  });

  it("that are more a day than Leo writes say so", async () => {
    const person = await seat();
    for (const hour of [9, 12, 15])
      expect(await person.type(`remind me to drink at ${hour}:10 daily`)).not.toContain("at most 3");
    expect(await person.type("remind me to drink at 18:10 daily")).toContain("at most 3 messages a day");
  });

  it("work for minors and in the middle of a check-in", async () => {
    const person = await seatAgreedPerson(test);
    expect(await person.type("remind me to breathe at 17:00")).toContain("1/25");
    await person.type("15");
    expect(await person.type("remind me to walk at 18:00")).toContain("walk: every day at 18:00.");
    expect(await person.press("Switch off")).toContain("switched off");
    expect(await person.type("/quiet 22-7")).toContain("22:00 to 07:00");
    expect(await kept(person)).toEqual(["breathe 17:00 1234567 on", "walk 18:00 1234567 off"]);
  });

  it("for one time leave the list when it is over, and count no more", async () => {
    const person = await seat();
    await person.type("remind me to call mum in 20 minutes");
    await test.database.query({
      text: "UPDATE reminders SET is_on = false WHERE person_id = $1",
      values: [person.id],
    });
    expect(await person.type("/remind")).toContain("call mum: today at 13:20");
    person.clock.advance(60 * 60_000);
    expect(await person.type("/remind")).toContain("no reminders yet");
    person.clock.advance(9 * 86_400_000);
    await person.type("remind me to read at 9 pm");
    expect(await kept(person)).toEqual(["read 21:00 1234567 on"]);
  });

  it("are asked about for half an hour, and later words are something else", async () => {
    const person = await seat();
    await person.type("/remind");
    await person.press("New reminder");
    await person.press("Something else");
    person.clock.advance(40 * 60_000);
    await person.type("hello there");
    expect(await kept(person)).toEqual([]);
  });

  it("of somebody whose place isn't known go by a guess that is said, or the place is asked for", async () => {
    const guessed = await seatAgreedPerson(test);
    expect(await guessed.type("remind me to walk at 18:00")).toContain(
      "I count by the time in Germany, where it's 13:00 now",
    );
    expect(await kept(guessed)).toEqual(["walk 18:00 1234567 on"]);
    const unknown = await seatPerson(test, { locale: "en" });
    await unknown.type("/start");
    await unknown.pressButton({ action: "consent", value: "agree" });
    expect(await unknown.type("remind me to walk at 18:00")).toContain("I need to know where you are");
    await unknown.type("remind me to read at 9 am");
    await unknown.type("Tokyo");
    expect(await unknown.type("/remind")).toContain("walk: every day at 18:00");
    expect(await kept(unknown)).toEqual(["read 09:00 1234567 on", "walk 18:00 1234567 on"]);
  });
});
