import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { type ScriptedPerson, type Seat, seatPerson } from "../../test/support/turn.ts";

const minuteMs = 60_000;

describe("the reminder that Leo is no person", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  async function adult(locale: (typeof locales)[number] = "en"): Promise<ScriptedPerson> {
    const person = await seatPerson(test, { locale });
    await test.database.query({
      text: "UPDATE people SET stage = 'adult', consented_at = $2 WHERE id = $1",
      values: [person.id, person.clock.now()],
    });
    return person;
  }

  /** Writes at each of these minutes since the first one, and answers the minutes at which the reminder came. */
  async function remindedAt(
    person: ScriptedPerson,
    minutes: readonly number[],
    said: { readonly words?: string; readonly seat?: (minute: number) => Seat } = {},
  ): Promise<readonly number[]> {
    const start = person.clock.now().getTime();
    const line = translator("en")("chat:notHuman");
    const reminded: number[] = [];
    for (const minute of minutes) {
      person.clock.set(new Date(start + minute * minuteMs));
      const heard = await person.type(said.words ?? "/help", said.seat?.(minute));
      if (heard.includes(line)) reminded.push(minute);
    }
    return reminded;
  }

  const every20 = (until: number) => Array.from({ length: until / 20 + 1 }, (_, index) => index * 20);

  it("comes after three hours without a break, not a minute earlier, and not with the next message", async () => {
    expect(await remindedAt(await adult(), [...every20(160), 179, 180, 181, 200])).toEqual([180]);
  });

  it("comes again after six hours, counted from when it was said", async () => {
    expect(await remindedAt(await adult(), [...every20(160), 185, ...every20(400).slice(10)])).toEqual([
      185, 380,
    ]);
    expect(await remindedAt(await adult(), every20(360))).toEqual([180, 360]);
  });

  it("starts anew after a break of half an hour, and not after a shorter one", async () => {
    expect(await remindedAt(await adult(), [...every20(160), 190, ...every20(360).slice(10)])).toEqual([]);
    expect(await remindedAt(await adult(), [...every20(160), 189])).toEqual([189]);
  });

  it("counts all channels as one conversation", async () => {
    const seat = (minute: number) => ({ channel: minute % 40 === 0 ? "web" : "telegram" });
    expect(await remindedAt(await adult(), every20(200), { seat })).toEqual([180]);
  });

  it("comes behind what Leo thought about", async () => {
    expect(await remindedAt(await adult(), every20(200), { words: "What a long afternoon it was" })).toEqual([
      180,
    ]);
  });

  it("stands in a message of its own behind a crisis protocol's", async () => {
    const person = await adult();
    await remindedAt(person, every20(160));
    person.clock.advance(20 * minuteMs);
    const messages = await person.send({ kind: "text", text: "I want to kill myself" });
    const texts = messages.map((message) => JSON.stringify(message));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.at(-1)).toContain("an AI, not a person");
    for (const text of texts.slice(0, -1)) expect(text).not.toContain("an AI, not a person");
  });

  it("is kept from groups and from people who haven't agreed to anything", async () => {
    const seat = () => ({ kind: "group" as const });
    expect(await remindedAt(await adult(), every20(200), { seat })).toEqual([]);
    expect(await remindedAt(await seatPerson(test), every20(200))).toEqual([]);
  });

  it.each(locales)("is said in the person's language, as /about is: %s", async (locale) => {
    const person = await adult(locale);
    await remindedAt(person, every20(160));
    person.clock.advance(20 * minuteMs);
    const about = await person.type("/about");
    const t = translator(locale);
    expect(about).toContain(t("chat:notHuman"));
    expect(about).toContain(t("chat:about"));
    const denials = {
      en: ["not a person", "not a clinician", "not a medical device", "published formulas"],
      de: ["kein Mensch", "kein Arzt", "kein Medizinprodukt", "veröffentlichten Formeln"],
      es: ["no soy una persona", "ni personal sanitario", "ni un producto sanitario", "fórmulas publicadas"],
      ru: ["не человек", "не врач", "не медицинское изделие", "опубликованным формулам"],
    } as const;
    for (const words of denials[locale]) expect(about).toContain(words);
    expect(about).toMatch(/11[23]/);
  });
});
