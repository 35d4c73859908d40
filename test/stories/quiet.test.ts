import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Locale, locales } from "../../core/locales.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import { findNudgeSettings } from "../../models/nudges/settings.ts";
import { seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import type { ScriptedPerson } from "../support/turn.ts";

describe("being left in peace", () => {
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

  const settings = (person: ScriptedPerson) => findNudgeSettings(test.database, person.id);
  const mutedUntil = async (person: ScriptedPerson) =>
    (await settings(person)).mutedUntil?.toISOString() ?? null;

  it("can be asked for in days, words and buttons, says until when and how to undo it", async () => {
    const person = await seat();
    expect(await person.type("/mute 1d")).toContain(
      "until tomorrow at 13:00, and no reminders come. /mute off undoes it.",
    );
    expect(await mutedUntil(person)).toBe("2026-03-03T12:00:00.000Z");
    expect(await person.type("mute for a week")).toContain("until Mon, 9 Mar at 13:00");
    expect(await person.type("/mute")).toContain(
      "I'm not writing on my own until Mon, 9 Mar at 13:00. Shall I change that?",
    );
    expect(await person.type("until friday")).toContain("until Fri, 6 Mar at 03:00");
    expect(await person.press("Write again")).toContain("writing again as usual");
    expect(await mutedUntil(person)).toBeNull();
    await person.type("/mute");
    await person.press("3 days");
    expect(await mutedUntil(person)).toBe("2026-03-05T12:00:00.000Z");
    expect(await person.type("/mute off")).toContain("writing again");
  });

  it("asks again where the span isn't clear, and goes on with other talk", async () => {
    const person = await seat();
    expect(await person.type("/mute banana")).toContain('I couldn\'t tell how long from "banana"');
    expect(await person.type("/mute 1000 days")).toContain("too far ahead");
    expect(await person.type("/mute forever")).toContain("up to a year");
    expect(await person.type("how are you?")).not.toContain("how long");
    expect(await mutedUntil(person)).toBeNull();
  });

  it("has hours that are typed or pressed, and names the reminders that come all the same", async () => {
    const person = await seat();
    await person.type("remind me to stretch at 6 am");
    const said = await person.type("/quiet from 10 pm to 7 am");
    expect(said).toContain("Quiet hours are 22:00 to 07:00 from now on");
    expect(said).toContain("06:00 stretch");
    expect(await settings(person)).toMatchObject({ quietFrom: "22:00", quietTo: "07:00" });
    await person.type("/remind 20:00");
    expect(await person.type("/quiet 19-8")).toContain(
      "The daily message at 20:00 lies in them and won't come",
    );
    expect(await person.type("/quiet 25-7")).toContain("isn't a time that a clock shows");
    expect(await person.type("/quiet soon")).toContain("I need two times");
    await person.press("23:00–09:00");
    expect(await settings(person)).toMatchObject({ quietFrom: "23:00", quietTo: "09:00" });
    expect(await person.type("quiet off")).toContain("no quiet hours any more");
    const { quietFrom, quietTo } = await settings(person);
    expect(quietFrom).toBe(quietTo);
  });

  it.each<readonly [Locale, string, string]>([
    ["en", "mute until monday", "quiet hours 22-7"],
    ["ru", "не пиши до понедельника", "тихие часы с 22 до 7"],
    ["es", "silenciar hasta el lunes", "horas de silencio de 22 a 7"],
    ["de", "stumm bis Montag", "Ruhezeit von 22 bis 7 Uhr"],
  ])("works in plain words in %s", async (locale, mute, quiet) => {
    const person = await seat(locale);
    await person.type(mute);
    expect(await mutedUntil(person)).toBe("2026-03-09T02:00:00.000Z");
    await person.type(quiet);
    expect(await settings(person)).toMatchObject({ quietFrom: "22:00", quietTo: "07:00" });
  });

  it("stands in the settings with reminders and the hour the day begins, which can be changed", async () => {
    for (const locale of locales) {
      const person = await seat(locale);
      await person.type("/remind x 9:00");
      await person.type("/remind 20:00");
      await person.type("/mute 1d");
      const said = await person.type("/settings");
      for (const part of ["20:00", "21:30–08:00", "03:00", "13:00"]) expect(said).toContain(part);
      expect(said).not.toMatch(/\{\{|remind:/);
      await person.pressButton({ action: "settings", value: "day" });
      expect(await person.press("05:00")).toContain("05:00");
      const { startHour } = await findDayRule(test.database, person.id, person.clock.now());
      expect(startHour).toBe(5);
    }
  });
});
