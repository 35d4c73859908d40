import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerEverything, seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { seatPerson } from "../support/turn.ts";

describe("a grave message", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const events = async (personId: string) => {
    const rows = await test.database.query<{ detail: { level: unknown; rule: string } }>({
      text: "SELECT * FROM audit_log WHERE person_id = $1 ORDER BY at",
      values: [personId],
    });
    return rows;
  };

  it("is answered before anything else: as a first message, a quiz answer, a caption, a place, a command's words", async () => {
    const first = await seatPerson(test, { sender: { timeZone: "Europe/Berlin" } });
    expect(await first.type("I want to kill myself")).toContain("0800 111 0 111");
    const person = await seatAgreedPerson(test);
    expect(await person.type("42, and I want to die")).toContain("Are you safe at this moment?");
    const other = await seatAgreedPerson(test);
    await other.send({ kind: "photo", photo: { id: "p" }, caption: "goodbye forever" });
    expect(other.last()).toContain("Is someone near you");
    const third = await seatAgreedPerson(test);
    await third.type("/timezone");
    expect(await third.type("at the edge of the bridge, I'm standing on the edge of a bridge")).toContain(
      "112",
    );
  });

  it("leaves level and rule with the person, and not one of their words", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("I want to kill myself because of Zebulon");
    const rows = await events(person.id);
    expect(rows).toMatchObject([{ detail: { level: 3, rule: "en.kill-self" } }]);
    expect(JSON.stringify(rows)).not.toMatch(/zebulon|because/i);
    expect(person.facts.at(-1)).toEqual({ kind: "safety", level: 3, rule: "en.kill-self" });
  });

  it("puts the check-in, photos and reports to rest for 72 hours, and then lets it go on", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("42");
    const button = { action: "answer", value: "x" };
    await person.type("i want to end my life");
    expect(person.messages.find((one) => one.slot === "check-in")).toBeUndefined();
    for (const wish of ["/checkin", "/report", "photo"])
      expect(await person.type(wish)).toContain("How you are comes first");
    expect(await person.pressButton(button)).toContain("How you are comes first");
    expect(await person.type("/safe")).not.toContain("Go on with the check-in");
    person.clock.advance(73 * 60 * 60_000);
    expect(await person.type("/checkin")).toContain("We were at 2/25");
  });

  it("at level 2 is asked about straight; a no brings the question back, an unsure answer is taken as grave", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("42");
    expect(await person.type("everyone would be better off without me")).toContain(
      "thoughts of ending your life?",
    );
    expect(await person.press("No")).toContain("2/25");
    await person.type("I wish I was dead");
    expect(await person.press("Not sure")).toContain("Are you safe at this moment?");
    expect(await person.press("No")).toContain("Please call 112 now");
    expect((await events(person.id)).map((row) => row.detail.level)).toEqual([2, 2, 3, 5]);
  });

  it("can be answered in words as well as with buttons, in the language of the person", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("42");
    await person.type("I wish I was dead");
    expect(await person.type("the weather is nice")).toContain("thoughts of ending your life?");
    expect(await person.type("no, not that")).toContain("Thank you for answering me honestly");
    expect(person.last()).toContain("2/25");
    await person.type("I wish I was dead");
    expect(await person.type("maybe")).toContain("Are you safe at this moment?");
    expect(await person.type("yes I am")).toContain("I'm glad");
    const german = await seatAgreedPerson(test, { locale: "de" });
    await german.type("ohne mich wären alle besser dran");
    expect(await german.type("weiß nicht")).toContain("Bist du in diesem Moment in Sicherheit?");
    expect(await german.type("nein")).toContain("Bitte ruf jetzt an: 112");
  });

  it("is followed by warm words and the numbers for whatever is written in the next days", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("i want to end my life");
    await person.press("Yes, I'm safe");
    const answer = await person.type("my day was so long");
    expect(answer).toContain("I'm here, and I read you");
    expect(answer).toContain("TelefonSeelsorge");
  });

  it("of another danger gets its own words and doesn't end the check-in", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("42");
    expect(await person.type("my husband hits me")).toContain("It is not your fault");
    expect(await person.press("Go on with the check-in")).toContain("2/25");
  });

  it("stops an analysis from being started", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person);
    await person.type("I can't go on, I want to kill myself");
    await person.press("No, without a photo");
    expect(person.analyses).toEqual([]);
    expect(person.last()).toContain("How you are comes first");
  });

  it("is not seen in figures of speech", async () => {
    const person = await seatAgreedPerson(test);
    expect(await person.type("this meeting is killing me")).toContain("1/25");
    expect(await events(person.id)).toEqual([]);
  });
});
