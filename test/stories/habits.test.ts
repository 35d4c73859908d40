import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const day = 24 * 60 * 60_000;

describe("habits in chat", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  it("are added by words, ticked in the list, and stand in one message", async () => {
    const person = await seatAgreedPerson(test);
    expect(await person.type("/habits")).toContain("no habits yet");
    expect(await person.type("/habits add Read a page")).toContain("Read a page is on your list");
    const before = person.messages.length;
    expect(await person.press("○ Read a page")).toContain(
      "✓ Read a page (every day): strength 5 %, 1 day in a row",
    );
    person.clock.advance(day);
    await person.type("/habits");
    expect(await person.press("○ Read a page")).toContain("2 days in a row");
    expect(await person.press("✓ Read a page")).toContain("1 day in a row");
    expect(person.messages.length).toBe(before + 2);
  });

  it("show no number in the days after a crisis, and can be ticked all the same", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/habits add Walk");
    await person.type("I want to kill myself");
    await person.type("/habits");
    expect(await person.press("○ Walk")).toContain("✓ Walk (every day)");
    expect(person.last()).not.toMatch(/%|in a row/);
  });

  it("are for minors, too", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("15");
    await person.type("/habits add Walk");
    expect(await person.press("○ Walk")).toContain("✓ Walk");
  });

  it("say in every language what can't be done", async () => {
    for (const locale of locales) {
      const person = await seatAgreedPerson(test, { locale });
      const old = { action: "habit", value: "done.00000000.20260302" };
      const refused = [await person.type(`/habits add ${"x".repeat(5_000)}`), await person.pressButton(old)];
      for (const answer of refused) {
        expect(answer).not.toContain("habits:");
      }
      expect(refused[0]).toContain("80");
      expect(refused[1]).toContain("/habits");
    }
  });
});
