import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Locale, locales } from "../../core/locales.ts";
import { loadAnswers } from "../../models/check-ins/finished.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { buttonsOf, type ScriptedPerson, seatPerson } from "../support/turn.ts";

describe("a check-in", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const agreed = async (locale: Locale = "en") => {
    const person = await seatPerson(test, { locale, sender: { timeZone: "Europe/Berlin" } });
    await person.type("/start");
    await person.pressButton({ action: "consent", value: "agree" });
    return person;
  };
  const question = (person: ScriptedPerson) => person.messages.find((one) => one.slot === "check-in");
  const pressOption = async (person: ScriptedPerson, index: number, seat = {}) => {
    const button = buttonsOf(question(person)?.message)[index];
    if (button === undefined) throw new Error("no such option");
    return person.pressButton(button, seat);
  };
  const answerTo = async (person: ScriptedPerson, until: string) => {
    for (let step = 0; step < 40 && !person.last().startsWith(until); step++) {
      if (person.last().includes("1/25 · How old")) await person.type("42");
      else await pressOption(person, person.last().includes("3/25") ? 0 : 1);
    }
  };

  it.each(locales)(
    "leads from the first question to the analysis with buttons alone, in %s",
    async (locale) => {
      const person = await agreed(locale);
      await person.type("42");
      await pressOption(person, 0);
      await pressOption(person, 0);
      for (let step = 0; step < 30 && !person.last().startsWith("25/25 ✓"); step++) {
        expect(person.last()).not.toMatch(/quiz:|check-in:|\{\{/);
        await pressOption(person, 1);
      }
      expect(person.last()).toMatch(/^25\/25 ✓/);
      expect(person.messages.filter((one) => one.slot === "check-in")).toHaveLength(1);
      await pressOption(person, 1);
      await person.pressButton({
        action: "photo",
        value: buttonsOf(person.messages.at(-1)?.message)[1]?.value ?? "",
      });
      expect(person.analyses).toHaveLength(1);
      const found = await loadAnswers(test.database, person.id, person.clock.now());
      expect(found?.checkInId).toBe(person.analyses[0]?.checkInId);
      expect(found?.answers).toMatchObject({
        age: 42,
        sex: "female",
        genHealth: "verygood",
        phq4: [1, 1, 1, 1],
      });
    },
  );

  it("edits one message for buttons and leaves a record for typed answers", async () => {
    const person = await agreed();
    await person.type("42");
    expect(person.messages.map((one) => one.slot)).toEqual([undefined, undefined, "check-in"]);
    expect(person.transcript()).toContain("1/25 · How old are you?\n→ 42 ✓");
    await pressOption(person, 0);
    expect(person.messages).toHaveLength(3);
    expect(person.last()).toContain("3/25");
    await person.type("yes");
    expect(person.transcript()).toContain("→ Germany, 13:00 ✓");
    expect(person.last()).toContain("4/25");
  });

  it("understands a place in words and says what is wrong with one that doesn't exist", async () => {
    const person = await agreed();
    await person.type("42");
    await pressOption(person, 0);
    expect(await person.press("Change")).toContain("Where are you right now?");
    expect(await person.type("Narnia")).toContain("I don't know that place");
    expect(await person.type("Mars/Phobos")).toContain("no time zone by that name");
    expect(await person.type("13:43")).toContain("nowhere on earth");
    expect(await person.type("Mexico")).toContain("more than one time zone");
    await person.press("06:00");
    const [row] = await test.database.query<{ region: string; time_zone: string }>({
      text: "SELECT region, time_zone FROM people WHERE id = $1",
      values: [person.id],
    });
    expect(row).toEqual({ region: "MX", time_zone: "America/Mexico_City" });
    expect(person.last()).toContain("4/25");
  });

  it("meets every odd text with a clear sentence and keeps the question", async () => {
    const person = await agreed();
    await answerTo(person, "8/25");
    for (const odd of ["x".repeat(100_000), "🙂🙂", "\u202eשלום", "nul\u0000byte", "maybe", "99", "-1"]) {
      const answer = await person.type(odd);
      expect(answer).toContain("8/25");
      expect(answer.split("\n")[0]).not.toContain("8/25");
    }
  });

  it("tells an old question's button, a finished check-in's and somebody else's, and changes nothing", async () => {
    const person = await agreed();
    await answerTo(person, "5/25");
    const old = {
      action: "answer",
      value: `${buttonsOf(question(person)?.message)[0]?.value.slice(0, 8)}.genHealth.poor`,
    };
    expect(await person.pressButton(old)).toContain("already answered");
    const other = await agreed();
    await other.type("50");
    const foreign = buttonsOf(question(other)?.message)[0];
    expect(await person.pressButton(foreign ?? old)).toContain("doesn't belong to a check-in of yours");
    expect(person.last()).toContain("5/25");
    await answerTo(person, "25/25 ✓");
    await person.press("No, I'm done");
    expect(await person.pressButton(old)).toContain("That check-in is finished");
    const found = await loadAnswers(test.database, person.id, person.clock.now());
    expect(found?.answers.genHealth).toBe("verygood");
  });

  it("takes answers from two channels in order and tells the second that it was answered", async () => {
    const person = await agreed();
    await answerTo(person, "5/25");
    const button = buttonsOf(question(person)?.message)[0] ?? { action: "", value: "" };
    await person.pressButton(button, { channel: "telegram" });
    const second = await person.pressButton(button, { channel: "web" });
    expect(second).toContain("already answered");
    expect(second).toContain("6/25");
    expect(question(person)?.channel).toBe("web");
    expect(
      person.messages.filter((one) => one.channel === "telegram").flatMap((one) => buttonsOf(one.message)),
    ).toEqual([]);
  });

  it("welcomes back after days, goes on where it was, or starts over", async () => {
    const person = await agreed();
    await answerTo(person, "12/25");
    person.clock.advance(3 * 24 * 60 * 60_000);
    expect(await person.type("hello, I'm back")).toContain("We were at 12/25");
    expect(await person.press("Continue")).toContain("12/25");
    expect(await person.type("/checkin")).toContain("Welcome back");
    expect(await person.press("Start over")).toContain("1/25");
    expect(await person.type("43")).toContain("2/25");
  });

  it("answers commands in the middle and comes back to the question", async () => {
    const person = await agreed();
    await answerTo(person, "6/25");
    for (const command of ["/help", "privacy", "/about", "ajustes", "/language deutsch"]) {
      await person.type(command);
      expect(person.last()).toContain("6/25");
    }
    expect(await person.type("/safe")).toContain("TelefonSeelsorge");
    expect(await person.press("Mit dem Check-in weitermachen")).toContain("6/25");
    expect(await person.type("/nonsense")).toContain("Diesen Befehl kenne ich nicht");
    expect(await person.type("stopp")).toContain("Antworten gelöscht");
    expect(await loadAnswers(test.database, person.id, person.clock.now())).toBeUndefined();
  });

  it("goes back to change an answer and forward again without asking twice", async () => {
    const person = await agreed();
    await answerTo(person, "7/25");
    await person.press("‹ Back");
    expect(person.last()).toContain("✓ 5 hours");
    await person.press("7 hours");
    expect(person.last()).toContain("7/25");
    await person.type("back");
    expect(person.last()).toContain("✓ 7 hours");
    await person.press("Next");
    await person.type("skip");
    expect(person.last()).toContain("8/25");
  });
});
