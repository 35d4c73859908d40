import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { seatPerson } from "../support/turn.ts";

describe("the first contact", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const count = async (table: string, personId: string) => {
    const text = `SELECT count(*)::int AS n FROM ${table} WHERE person_id = $1`;
    const [row] = await test.database.query<{ n: number }>({ text, values: [personId] });
    return row?.n;
  };
  const personRow = async (id: string) => {
    const [row] = await test.database.query<Record<string, unknown>>({
      text: "SELECT * FROM people WHERE id = $1",
      values: [id],
    });
    return row;
  };

  it.each(locales)("says what Leo is, what it keeps and asks for consent, in %s", async (locale) => {
    const person = await seatPerson(test, { locale, sender: { timeZone: "Europe/Berlin" } });
    const text = await person.type("hello there");
    expect(text).toContain("112");
    expect(text).not.toMatch(/onboarding:|safety:|\{\{/);
    expect(text.match(/\[/g)).toHaveLength(6);
  });

  it("gives no emergency number that is only guessed from a language", async () => {
    const person = await seatPerson(test, { locale: "en" });
    expect(await person.type("/start")).toContain("112 in most countries, 911 in the Americas");
  });

  it("keeps nothing about health before the consent, whatever is said", async () => {
    const person = await seatPerson(test);
    await person.type("I smoke 20 a day and I'm 42");
    await person.type("/checkin");
    await person.send({ kind: "photo", photo: { id: "p" } });
    await person.type("I want to kill myself");
    for (const table of ["check_ins", "answers", "audit_log", "consents"])
      expect(await count(table, person.id)).toBe(0);
    expect(await personRow(person.id)).toMatchObject({ stage: "new", consented_at: null });
    expect(person.analyses).toEqual([]);
  });

  it("reminds in two lines, not with the whole greeting again", async () => {
    const person = await seatPerson(test);
    await person.type("hi");
    const reminder = await person.type("how are you");
    expect(reminder).toContain("[I agree]");
    expect(reminder).not.toContain("I'm Leo");
    expect(await person.type("/start")).toContain("I'm Leo");
  });

  it("changes its language in place with one button, and by name", async () => {
    const person = await seatPerson(test);
    await person.type("hi");
    await person.press("Deutsch");
    expect(person.messages).toHaveLength(1);
    expect(person.last()).toContain("kein Medizinprodukt");
    expect(await person.type("español")).toContain("ahora hablo contigo en español");
    expect((await personRow(person.id))?.locale).toBe("es");
  });

  it("records the consent with its moment and words, and asks the age first", async () => {
    const person = await seatPerson(test);
    await person.type("hi");
    expect(await person.press("I agree")).toContain("1/25 · How old are you?");
    expect(await count("consents", person.id)).toBe(1);
    expect((await personRow(person.id))?.stage).toBe("onboarding");
    await person.type("forty-two");
    expect((await personRow(person.id))?.stage).toBe("adult");
    expect(await person.pressButton({ action: "consent", value: "agree" })).toContain("already agreed");
    expect(await count("consents", person.id)).toBe(1);
  });

  it("takes a yes in words for the consent, but only once it was asked", async () => {
    const person = await seatPerson(test);
    expect(await person.type("yes")).toContain("I'm Leo");
    expect((await personRow(person.id))?.stage).toBe("new");
    expect(await person.type("well yes, but what for")).toContain("[I agree]");
    expect(await person.type("Yes!")).toContain("1/25");
    expect((await personRow(person.id))?.stage).toBe("onboarding");
  });

  it("takes a no for a no and leaves the door open", async () => {
    const person = await seatPerson(test);
    await person.type("hi");
    expect(await person.press("No thanks")).toContain("kept nothing about your health");
    expect((await personRow(person.id))?.stage).toBe("new");
    expect(await person.type("well, maybe")).toContain("[I agree]");
  });

  it("asks a minor once more, then keeps no answer and gives no scores, photo or ages", async () => {
    const person = await seatPerson(test, { sender: { timeZone: "Europe/Berlin" } });
    await person.type("hi");
    await person.press("I agree");
    expect(await person.type("15")).toContain("You're 15 years old. Did I get that right?");
    await person.press("No, let me correct it");
    await person.type("16");
    const words = await person.press("Yes, that's right");
    expect(words).toContain("made for adults");
    expect(words).toContain("0800 111 0 111");
    expect(await personRow(person.id)).toMatchObject({ stage: "minor" });
    expect(await count("check_ins", person.id)).toBe(0);
    for (const wish of ["/checkin", "/report", "photo"])
      expect(await person.type(wish)).toContain("adults only");
    await person.send({ kind: "photo", photo: { id: "p" } });
    expect(person.last()).toContain("only for people of 18 and over");
    expect(await person.type("/help")).not.toContain("/checkin");
    expect(person.analyses).toEqual([]);
  });

  it("says one line in a group and stores nothing", async () => {
    const person = await seatPerson(test, { deps: { directChatUrl: () => "https://t.me/leo_bot" } });
    const line = await person.type("@leo I am depressed", { kind: "group" });
    expect(line).toContain("https://t.me/leo_bot");
    expect(line.split("\n")).toHaveLength(2);
    expect(await personRow(person.id)).toMatchObject({ stage: "new", onboarding_step: null });
  });
});
