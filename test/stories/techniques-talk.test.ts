import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Locale, translator } from "../../core/locales.ts";
import { listHabits } from "../../models/habits/habits.ts";
import { listReminders } from "../../models/nudges/reminders.ts";
import { listNotes } from "../../models/support/notes.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { buttonsOf, type ScriptedPerson, seatPerson } from "../support/turn.ts";

const hourMs = 60 * 60_000;

describe("a technique in the middle of life", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  async function seat(locale: Locale = "en", stage = "adult"): Promise<ScriptedPerson> {
    const person = await seatPerson(test, { locale });
    await test.database.query({
      text: "UPDATE people SET stage = $2, consented_at = created_at, time_zone = 'Europe/Berlin' WHERE id = $1",
      values: [person.id, stage],
    });
    return person;
  }

  const state = async ({ id }: ScriptedPerson) => {
    const rows = await test.database.query<{ technique: string; step: string; state: string }>({
      text: "SELECT technique, step, state FROM technique_sessions WHERE person_id = $1 ORDER BY started_at",
      values: [id],
    });
    return rows.map((row) => `${row.technique} ${row.step} ${row.state}`);
  };

  it("stops at a word, at a button and at /stop, and can be taken up again where it was", async () => {
    const person = await seat();
    await person.type("look at a thought");
    await person.type("an argument at breakfast");
    expect(await person.type("/stop")).toContain("We stop here. What you wrote stays");
    expect(await person.type("go on with it")).toContain("Which thought hit hardest");
    expect(await person.type("I always spoil it")).toContain("How true does it feel");
    await person.press("Stop");
    expect(await person.type("look at a thought")).toContain("Everything you wrote is still there");
    expect(await person.press("From the beginning")).toContain("What was going on");
    expect((await state(person)).at(-1)).toBe("thought_record situation running");
  });

  it("explains a step once in other words, then goes on without it", async () => {
    const person = await seat();
    await person.type("look at a thought");
    expect(await person.type("I don't know")).toContain("A few words are enough");
    expect(await person.type("no idea")).toContain("not everything has an answer");
    expect(await person.type("skip")).toContain("We leave that one out");
    expect(await person.type("gibberish")).toContain("I couldn't read a number from 0 to 100");
    expect(await person.type("more gibberish")).not.toContain("I couldn't read a number");
  });

  it.each(["skip", "no"])("gives no advice where its permission is met with: %s", async (words) => {
    const person = await seat();
    await person.type("calmer nights");
    await person.type("I lie awake for hours");
    expect(await person.type(words)).toContain("Then I keep it to myself");
    expect((await state(person)).at(-1)).toContain("finished");
  });

  it("goes a step back, and asks that one again", async () => {
    const person = await seat();
    await person.type("paced breathing");
    await person.type("70");
    expect(await person.press("Back")).toContain("How tense are you right now");
    await person.type("half");
    await person.press("I've breathed");
    expect(await person.press("20")).toContain("You said 50 at the start, and 20 now.");
  });

  it("asks about a habit of thought with neither among the answers, and lets the person choose", async () => {
    const person = await seat();
    await person.type("look at a thought");
    await person.type("a mistake at work");
    await person.type("They all think I'm an idiot and I always fail");
    const asked = await person.press("80");
    expect(asked).toMatch(/Could it be putting a label on yourself, mind reading, or neither\?/);
    expect(asked).toContain("[Neither]");
    expect(await person.press("mind reading")).toContain("How could you find out what they really think?");
  });

  it("ends at a crisis sentence in the middle: the protocol answers, and nothing else", async () => {
    const person = await seat();
    await person.type("look at a thought");
    const answer = await person.type("I want to kill myself");
    expect(answer).toContain("Are you safe at this moment?");
    expect(await state(person)).toEqual(["thought_record situation left"]);
    expect(await person.type("look at a thought")).not.toContain("What was going on");
  });

  it.each<readonly [Locale, string, string, string]>([
    ["en", "thought_record", "my mother died in May", "grief"],
    ["ru", "thought_record", "мой отец умер весной", "grief"],
    ["es", "graded_exposure", "tengo palpitaciones cuando salgo", "heart"],
    ["de", "urge_surfing", "ich bin auf Entzug und zittere ohne Alkohol", "withdrawal"],
    ["en", "sleep_stimulus_control", "I have epilepsy and sleep badly", "sleep"],
    ["de", "graded_exposure", "seit dem Überfall gehe ich nicht mehr raus", "trauma"],
  ])("meets what speaks against it with other words (%s, %s)", async (locale, id, words, caution) => {
    const person = await seat(locale);
    const t = translator(locale);
    await person.type(t(`support:names.${id}`));
    expect(await person.type(words)).toContain(t(`support:cautions.${caution}`));
    expect((await state(person)).at(-1)).toContain("left");
  });

  it("takes long answers, emoji and odd characters as they are, and shows them back short", async () => {
    const person = await seat();
    await person.type("what matters to me");
    const long = `${"a long story ".repeat(380)}😀 *bold* <b>`;
    const answer = await person.type(long.slice(0, 5_000));
    expect(answer.length).toBeLessThan(400);
    expect(await person.type("😀😀")).toContain("😀😀");
    await person.type("[link](http://x) _now_");
    const [note] = await listNotes(test.database, person.id, 1);
    expect(note?.content.step).toEqual({ kind: "text", text: "[link](http://x) _now_" });
  });

  it("goes on on another channel, and an old button does nothing", async () => {
    const person = await seat();
    await person.type("slow breathing", { channel: "telegram" });
    const old = buttonsOf(person.messages.at(-1)?.message).find(({ label }) => label === "30");
    expect(await person.type("60", { channel: "web" })).toContain("Breathe in while you count");
    expect(await person.pressButton(old ?? { action: "technique", value: "x" })).toContain("older message");
    expect(await person.pressButton({ action: "technique", value: "start.nonsense" })).toContain(
      "older message",
    );
  });

  it("rests after a day without an answer, and is taken up again when asked for", async () => {
    const person = await seat();
    await person.type("look at a thought");
    await person.type("an argument");
    person.clock.advance(25 * hourMs);
    expect(await person.type("hello you there")).not.toContain("hit hardest");
    expect(await person.type("continue")).toContain("Which thought hit hardest");
  });

  it("makes a small step a habit only with a yes, and a time for worries a reminder", async () => {
    const person = await seat();
    await person.type("one small good thing");
    for (const words of ["30", "nature", "ten minutes in the park", "after lunch", "rain", "40"])
      await person.type(words);
    await person.press("Yes");
    expect((await listHabits(test.database, person.id)).map(({ name, cue }) => `${name}, ${cue}`)).toEqual([
      "ten minutes in the park, after lunch",
    ]);
    await person.type("a time for worries");
    for (const words of ["money; work", "at 17:30", "2", "a walk"]) await person.type(words);
    expect(await person.type("yes")).toContain("every day at 17:30");
    expect((await listReminders(test.database, person.id)).map(({ time }) => time)).toEqual(["17:30"]);
  });

  it("shows what was written down, and deletes it", async () => {
    const person = await seat();
    expect(await person.type("my notes")).toContain("haven't written anything down");
    await person.type("three good things");
    for (const words of ["tea", "sun", "a call"]) await person.type(words);
    expect(await person.type("What did we write down?")).toContain("One: tea");
    await person.press("Delete");
    expect(await listNotes(test.database, person.id, 5)).toEqual([]);
  });

  it("keeps a ladder of courage from minors, with a grown-up to turn to; the rest is theirs", async () => {
    const person = await seat("en", "minor");
    expect(await person.type("a ladder of courage")).toContain("a grown-up you trust");
    expect(await person.press("Five senses")).toContain("which five things can you see");
  });

  it.each([
    [
      "my wife says I drink too much, no problem though I don't want to stop",
      "What matters to you about how it is now",
    ],
    ["I want to move more", "How sure are you that you could do it, from 0 to 10"],
    ["I have already cut down", "What has worked so far"],
    ["I slipped again", "What has worked so far"],
    ["on the one hand it is nice", "What is good about how it is now"],
  ])("asks about a change by how far somebody is: %s", async (concern, question) => {
    const person = await seat();
    await person.type("think about a change");
    expect(await person.type(concern)).toContain(question);
  });
});
