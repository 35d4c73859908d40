import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, locales, translator } from "../../../core/locales.ts";
import type { Habit } from "../../../models/habits/habit.ts";
import { readChallenges } from "./challenges.ts";
import { readMarkSlots } from "./mark.ts";
import { readDaySlots } from "./plan-day.ts";
import { readReminderSlots } from "./reminder.ts";
import { readSections, readSpan, readStage, readTechnique, readVersion, readWishes } from "./requests.ts";
import { readRoutine } from "./steps.ts";

const today = "2026-03-02";
const now = new Date("2026-03-02T12:00:00Z");
const rule = { timeZone: "Europe/Berlin", startHour: 3 };

function habit(name: string): Habit {
  return {
    ...{ id: name, personId: "p", name, cue: null, schedule: { kind: "weekly", days: [1] } as never },
    ...{ target: null, source: "words", createdOn: today, archivedAt: null },
  };
}

const habits: Readonly<Record<Locale, readonly Habit[]>> = {
  en: ["Evening walk", "Stretch 10 min", "Reading", "Run"].map(habit),
  ru: ["Вечерняя прогулка", "Растяжка", "Чтение", "Бег"].map(habit),
  es: ["Paseo", "Estiramientos", "Leer", "Correr"].map(habit),
  de: ["Spaziergang", "Dehnen", "Lesen", "Laufen"].map(habit),
};

describe("what is told of a habit", () => {
  it.each([
    ["en", "I did my walk", "Evening walk", "done", today],
    ["en", "i walkd 30 mins", "Evening walk", "done", today],
    ["en", "I ran this morning", "Run", "done", today],
    ["en", "only managed ten minutes of my walk yesterday", "Evening walk", "partial", "2026-03-01"],
    ["en", "couldn't do my walk because of the rain", "Evening walk", "skipped", today],
    ["en", "undo the walk, I ticked it by mistake", "Evening walk", "undone", today],
    ["ru", "отметь растяжку", "Растяжка", "done", today],
    ["ru", "пробежку сегодня пропустила", "Бег", "skipped", today],
    ["es", "ayer hice estiramientos", "Estiramientos", "done", "2026-03-01"],
    ["es", "me salté el paseo", "Paseo", "skipped", today],
    ["de", "gestern gelesen", "Lesen", "done", "2026-03-01"],
    ["de", "ich bin heute nur die Hälfte gelaufen", "Laufen", "partial", today],
  ] as const)("in %s: %s", (locale, text, name, state, date) => {
    const told = readMarkSlots(text, habits[locale], { locale, today });
    expect(told.habits.map((one) => one.name)).toEqual([name]);
    expect(told).toMatchObject({ state, date });
  });

  it("is an amount where one is named, all of the day where all are meant, and nobody's where none is named", () => {
    const read = (text: string) => readMarkSlots(text, habits.en, { locale: "en", today });
    expect(read("ran 5 km")).toMatchObject({ value: 5 });
    expect(read("everything done today")).toMatchObject({ isAll: true, habits: [] });
    expect(read("I did it")).toMatchObject({ isAll: false, habits: [] });
  });
});

describe("what is wanted of a reminder", () => {
  it.each([
    ["en", "remind me to stretch at half past six", { what: "Stretch 10 min", state: "on" }, true],
    ["en", "remind me to call mum tomorrow at 9", { what: "call mum", state: "on" }, true],
    ["en", "you remind me too often", { what: "daily_digest", state: "less" }, false],
    ["en", "turn off reminders", { what: "daily_digest", state: "off" }, false],
    ["ru", "напомни мне в семь вечера про чтение", { what: "Чтение", state: "on" }, true],
    ["es", "apaga los recordatorios", { what: "daily_digest", state: "off" }, false],
    ["de", "erinnere mich um halb sieben ans Dehnen", { what: "Dehnen", state: "on" }, true],
  ] as const)("in %s: %s", (locale, text, wanted, hasTime) => {
    const read = readReminderSlots(text, habits[locale], { locale, now, rule });
    expect(read).toMatchObject(wanted);
    expect(read.time !== undefined).toBe(hasTime);
  });
});

describe("what is wanted of the plan", () => {
  it.each([
    ["en", "swap thursday's run for yoga", ["thursday"], "mainFocus", "Yoga"],
    ["en", "set the tip for monday to drink more water", ["monday"], "tip", "Drink more water"],
    ["en", "tomorrow I'd rather swim than run", ["tomorrow"], "mainFocus", "Swim"],
    ["en", "make the weekend more relaxed", ["saturday", "sunday"], "mainFocus", "More relaxed"],
    ["en", "plan a rest day for the day after tomorrow", ["2026-03-04"], "mainFocus", undefined],
    ["en", "tomorrow I have guests, so plan less", ["tomorrow"], "mainFocus", undefined],
    ["ru", "замени пробежку в четверг на йогу", ["thursday"], "mainFocus", "Йогу"],
    ["es", "cambia la carrera del jueves por yoga", ["thursday"], "mainFocus", "Yoga"],
    ["de", "tausche den Lauf am Donnerstag gegen Yoga", ["thursday"], "mainFocus", "Yoga"],
  ] as const)("for a day, in %s: %s", (locale, text, days, field, words) => {
    expect(readDaySlots(text, { locale, today })).toMatchObject({ days, field });
    if (words !== undefined) expect(readDaySlots(text, { locale, today }).text).toBe(words);
  });

  it.each([
    ["en", "water, stretch and breakfast", ["Water", "Stretch", "Breakfast"]],
    ["en", "1. water\n2. daylight\n3. oats", ["Water", "Daylight", "Oats"]],
    ["en", "add journaling to my morning routine", ["Tea", "Walk", "Shower", "Journaling"]],
    ["en", "change my morning routine", undefined],
    ["de", "meine Morgenroutine soll sein: Wasser, Dehnen, Frühstück", ["Wasser", "Dehnen", "Frühstück"]],
    ["es", "mi rutina de mañana: agua, estirar y desayuno", ["Agua", "Estirar", "Desayuno"]],
    ["ru", "моё утро: вода, растяжка, завтрак", ["Вода", "Растяжка", "Завтрак"]],
  ] as const)("for the morning, in %s: %s", (locale, text, steps) => {
    expect(readRoutine(text, ["Tea", "Walk", "Shower"], locale)).toEqual(steps);
  });

  it("for the challenges, of which the others stay", () => {
    const one = { category: "c", title: "Sugar free", description: "d", time: "t", reason: "r" };
    const two = { ...one, title: "Running twice" };
    const read = (text: string) =>
      readChallenges(text, [one, two], { locale: "en", t: translator("en") })?.map(({ title }) => title);
    expect(read("remove the running challenge")).toEqual(["Sugar free"]);
    expect(read("swap the second challenge for something social")).toEqual([
      "Sugar free",
      "Something social",
    ]);
    expect(read("add a challenge about sleep")).toEqual(["Sugar free", "Running twice", "Sleep"]);
    expect(read("give me a new challenge")).toBeUndefined();
  });

  it("for versions and wishes", () => {
    expect(readVersion("go back to version 3", "en")).toBe(3);
    expect(readVersion("the very first version please", "en")).toBe(1);
    expect(readVersion("undo that", "en")).toBeUndefined();
    expect(readWishes("a new plan with less running", "en")).toBe("a new plan with less running");
    expect(readWishes("new plan please", "en")).toBeUndefined();
  });
});

describe("what a question or a wish is about", () => {
  it("names sections, spans, stages and techniques", () => {
    expect(readSections("what's my streak", "en")).toEqual(["habits"]);
    expect(readSpan("what changed over the last 90 days")).toBe(90);
    expect(readSpan("trends of the last month")).toBe(30);
    expect(readStage("I started smoking again", "en")).toBe("relapse");
    expect(readTechnique("help me calm down", "en")).toBe("paced_breathing");
    expect(readTechnique("lass uns den Gedanken hinterfragen", "de")).toBe("thought_record");
    expect(readTechnique("do something", "en")).toBeUndefined();
  });

  it("never throws, whatever is written", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.constantFrom(...locales),
        (text, locale) => {
          readMarkSlots(text, habits[locale], { locale, today });
          readReminderSlots(text, habits[locale], { locale, now, rule });
          readDaySlots(text, { locale, today });
          readRoutine(text, ["Tea", "Walk", "Shower"], locale);
          readChallenges(text, [], { locale, t: translator(locale) });
          readVersion(text, locale);
          readSections(text, locale);
          readStage(text, locale);
          readTechnique(text, locale);
        },
      ),
      { numRuns: 150 },
    );
  });
});
