import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandMenu, commandNames, createCommandReader } from "../../bot/chat/command-names.ts";
import { locales } from "../../core/locales.ts";
import { forgetPerson } from "../../models/people/forget.ts";
import { answerEverything, seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

describe("commands", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  it("are understood with a slash, a bot's name, an argument, and as words of four languages", () => {
    const read = createCommandReader();
    expect(read("/checkin@LeoBot")).toEqual({ name: "checkin", argument: "" });
    expect(read("/leo help")).toEqual({ name: "help", argument: "" });
    expect(read("/timezone New York")).toEqual({ name: "timezone", argument: "New York" });
    expect(["Help!", "помощь", "ayuda", "Hilfe"].map((text) => read(text)?.name)).toEqual(
      Array(4).fill("help"),
    );
    expect(["отчёт", "bericht", "informe"].map((text) => read(text)?.name)).toEqual(Array(3).fill("report"));
    expect(read("/nonsense")).toEqual({ name: undefined, argument: "" });
    expect(read("please help me with my sleep")).toBeUndefined();
    expect(read("/".repeat(100_000))).toBeUndefined();
  });

  it("have a menu in every language", () => {
    const menu = commandMenu();
    for (const locale of locales) {
      expect(menu[locale]?.map((entry) => entry.name)).toEqual([...commandNames]);
      for (const entry of menu[locale] ?? []) expect(entry.description).toMatch(/^[\p{Lu}\d][^{]{3,60}$/u);
    }
  });

  it("do something, each of them, in every language", async () => {
    for (const locale of locales) {
      const person = await seatAgreedPerson(test, { locale });
      for (const name of commandNames) {
        const answer = await person.type(`/${name}`);
        expect(answer, `/${name} in ${locale}`).not.toBe("");
        expect(answer).not.toMatch(/\{\{|[a-z-]+:[a-z]+\.[a-z]/);
      }
    }
  });

  it("set the time zone in one line or two", async () => {
    const person = await seatAgreedPerson(test);
    expect(await person.type("/timezone Tokyo")).toContain("Noted: Japan, where it's 21:00 now");
    await person.type("/timezone");
    expect(await person.type("Brazil")).toContain("more than one time zone");
    expect(await person.press("09:00")).toContain("Brazil");
    expect(person.last()).toContain("1/25");
  });

  it("start an analysis that was never asked for, and say where the report is otherwise", async () => {
    const person = await seatAgreedPerson(test);
    expect(await person.type("/report")).toContain("right after the last question");
    await answerEverything(person);
    await person.type("/report");
    expect(person.analyses).toHaveLength(1);
  });

  it("answer what Leo doesn't understand with three things that work", async () => {
    const person = await seatAgreedPerson(test);
    await answerEverything(person);
    await person.press("No, without");
    expect((await person.type("glorp blimfa zork")).match(/\n• /g)).toHaveLength(3);
    expect(await person.type("🙂")).toContain("I can only read words and numbers");
  });

  it("delete everything of a person after one confirmation, and only within its time", async () => {
    const person = await seatAgreedPerson(test, {
      deps: { forgetLater: async (transaction, personId) => forgetPerson(transaction, personId) },
    });
    const other = await seatAgreedPerson(test);
    await answerEverything(person);
    await person.type("/forget");
    await person.press("No, keep it");
    await person.type("/forget");
    person.clock.advance(16 * 60_000);
    expect(await person.press("Yes, delete everything")).toContain("Delete everything?");
    expect(await person.press("Yes, delete everything")).toContain("Your answers and reports are deleted");
    const tables = await test.database.query<{ table_name: string }>({
      text: "SELECT table_name FROM information_schema.columns WHERE column_name = 'person_id' AND table_schema = 'public'",
    });
    expect(tables.length).toBeGreaterThan(10);
    for (const { table_name: table } of tables) {
      const rows = await test.database.query({
        text: `SELECT 1 FROM ${table} WHERE person_id = $1`,
        values: [person.id],
      });
      expect(rows, table).toEqual([]);
    }
    expect(
      await test.database.query({ text: "SELECT id FROM people WHERE id = $1", values: [person.id] }),
    ).toEqual([]);
    expect(await other.type("42")).toContain("2/25");
  });
});
