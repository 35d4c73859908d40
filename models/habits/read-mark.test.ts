import { describe, expect, it } from "vitest";
import type { Locale } from "../../core/locales.ts";
import { looseHabit } from "../../test/support/habits.ts";
import { meansAll, readMark } from "./read-mark.ts";

const thursday = "2026-03-05";
const goal = { amount: 20, unit: "min", direction: "at-least" } as const;
const habits = [
  looseHabit({ id: "1", name: "Walk" }),
  looseHabit({ id: "2", name: "Read a page" }),
  looseHabit({ id: "3", name: "Read the news" }),
  looseHabit({ id: "4", name: "Zazen 20 min", target: goal }),
  looseHabit({ id: "5", name: "Гулять" }),
  looseHabit({ id: "6", name: "Übung" }),
  looseHabit({ id: "7", name: "🏃" }),
  looseHabit({ id: "8", name: "Yesterday's page" }),
];

const read = (text: string, locale: Locale = "en") => {
  const { habits: found, ...told } = readMark(text, habits, { locale, today: thursday });
  return { ids: found.map(({ id }) => id).join(), ...told };
};

describe("what somebody did, in words", () => {
  it.each<[string, string, object, Locale?]>([
    ["a name", "walk", { ids: "1", date: thursday, state: "done" }],
    ["yesterday", "walk yesterday", { ids: "1", date: "2026-03-04", state: "done" }],
    ["tomorrow", "walk tomorrow", { ids: "1", date: "2026-03-06" }],
    ["a weekday", "walk on tuesday", { ids: "1", date: "2026-03-03" }],
    ["today's weekday", "walk thursday", { ids: "1", date: thursday }],
    ["a date", "walk 2026-02-28", { ids: "1", date: "2026-02-28" }],
    ["an amount without a target", "walk 10 min", { ids: "1", state: "partial", value: 10 }],
    ["an amount with a target", "zazen 25 min", { ids: "4", state: "done", value: 25 }],
    ["the number in its name", "zazen 20 min", { ids: "4", state: "done" }],
    ["an amount and a day", "zazen 5 minutes yesterday", { ids: "4", value: 5, date: "2026-03-04" }],
    ["in part", "partly walk", { ids: "1", state: "partial" }],
    ["a skip", "skip walk", { ids: "1", state: "skipped" }],
    ["a skip with its reason", "walk skip ill", { ids: "1", state: "skipped", reason: "ill" }],
    [
      "a skip with its reason at the end",
      "skip walk: ill today",
      { ids: "1", state: "skipped", reason: "ill" },
    ],
    ["taking back", "undo walk", { ids: "1", state: "undone" }],
    ["two that may be meant", "read", { ids: "2,3" }],
    ["the beginnings of words", "news", { ids: "3" }],
    ["nothing that is there", "swim", { ids: "", name: "swim" }],
    ["a name with a day in it", "yesterday's page", { ids: "8", date: thursday }],
    ["emoji", "🏃 yesterday", { ids: "7", date: "2026-03-04" }],
    ["Russian", "гулять вчера", { ids: "5", date: "2026-03-04" }, "ru"],
    ["German", "übung gestern", { ids: "6", date: "2026-03-04" }, "de"],
    ["German without dots", "ubung auslassen", { ids: "6", state: "skipped" }, "de"],
    ["Spanish", "walk ayer a medias", { ids: "1", date: "2026-03-04", state: "partial" }, "es"],
    ["nothing", "", { ids: "", date: thursday }],
  ])("is understood with %s", (_, text, expected, locale = "en") => {
    expect(read(text, locale)).toMatchObject(expected);
  });

  it("may mean everything", () => {
    expect(["all", "everything!"].map((text) => meansAll(text, "en"))).toEqual([true, true]);
    expect([meansAll("все", "ru"), meansAll("todo", "es"), meansAll("alles", "de")]).toEqual([
      true,
      true,
      true,
    ]);
    expect(meansAll("all of my walks", "en")).toBe(false);
  });
});
