import { describe, expect, it } from "vitest";
import type { Locale } from "../../core/locales.ts";
import { readHabit } from "./read-habit.ts";
import type { Schedule } from "./schedule.ts";

const on = (...days: number[]): Schedule => ({ kind: "weekdays", days });
const perWeek = (times: number): Schedule => ({ kind: "per-week", times });
const perDays = (times: number, days: number): Schedule => ({ kind: "per-days", times, days });
const daily: Schedule = { kind: "daily" };

describe("a habit in words", () => {
  it.each<[Locale, string, string, string | null, Schedule | null]>([
    ["en", "walk 10 minutes after lunch, mon wed fri", "walk 10 minutes", "after lunch", on(1, 3, 5)],
    ["en", "After lunch, walk every day", "walk", "After lunch", daily],
    ["en", "yoga on tuesdays and thursdays", "yoga", null, on(2, 4)],
    ["en", "read fri-mon", "read", null, on(1, 5, 6, 7)],
    ["en", "run 3 times a week", "run", null, perWeek(3)],
    ["en", "call mum once a week", "call mum", null, perWeek(1)],
    ["en", "water the plants every 3 days", "water the plants", null, perDays(1, 3)],
    ["en", "gym twice in 10 days", "gym", null, perDays(2, 10)],
    ["en", "read a page every other day before bed", "read a page", "before bed", perDays(1, 2)],
    ["en", "stretch mon, wed & fri when I wake up", "stretch", "when I wake up", on(1, 3, 5)],
    ["en", "10,000 steps daily", "10,000 steps", null, daily],
    ["en", "get some sun", "get some sun", null, null],
    ["en", "daily", "daily", null, null],
    ["ru", "гулять 10 минут после обеда по пн, ср и пт", "гулять 10 минут", "после обеда", on(1, 3, 5)],
    ["ru", "журнал по выходным", "журнал", null, on(6, 7)],
    ["ru", "бег 3 раза в неделю", "бег", null, perWeek(3)],
    ["ru", "полив каждые 3 дня", "полив", null, perDays(1, 3)],
    ["es", "caminar después de comer los lunes y jueves", "caminar", "después de comer", on(1, 4)],
    ["es", "correr tres veces por semana", "correr", null, perWeek(3)],
    ["es", "leer 5 páginas cada día", "leer 5 páginas", null, daily],
    ["de", "Nach dem Essen, 10 Minuten gehen, Mo Mi Fr", "10 Minuten gehen", "Nach dem Essen", on(1, 3, 5)],
    ["de", "dreimal in der Woche laufen", "laufen", null, perWeek(3)],
    ["de", "lesen jeden zweiten Tag", "lesen", null, perDays(1, 2)],
    ["de", "so viel wie möglich lachen", "so viel wie möglich lachen", null, null],
    ["de", "walk every day", "walk", null, daily],
  ])("in %s: %s", (locale, text, name, cue, schedule) => {
    expect(readHabit(text, locale)).toMatchObject({ name, cue, schedule });
  });

  it.each<[Locale, string, number, string, "at-least" | "at-most"]>([
    ["en", "walk 10 minutes", 10, "minutes", "at-least"],
    ["en", "10,000 steps", 10_000, "steps", "at-least"],
    ["en", "at most 2 coffees", 2, "coffees", "at-most"],
    ["ru", "не больше 2 чашек кофе", 2, "чашек", "at-most"],
    ["es", "beber 1,5 litros", 1.5, "litros", "at-least"],
    ["de", "höchstens 3 Tassen Kaffee", 3, "Tassen", "at-most"],
    ["de", "10.000 Schritte", 10_000, "Schritte", "at-least"],
  ])("counts what it names in %s: %s", (locale, text, amount, unit, direction) => {
    expect(readHabit(text, locale).target).toEqual({ amount, unit, direction });
  });

  it("is read in no time, whatever it is", () => {
    for (const text of ["mon ".repeat(5_000), "3 ".repeat(200), `${"a ".repeat(150)}after`, "\u0000", ""]) {
      const begun = performance.now();
      readHabit(text, "en");
      expect(performance.now() - begun).toBeLessThan(500);
    }
  });
});
