import { expect, test } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { seemsToBeIn } from "./language.ts";
import { inventedNumbers } from "./numbers.ts";
import { textProblems } from "./text-problems.ts";

const facts =
  '<facts>{"overall_score": 70, "physicalVitality": 69, "range": "36–44", "item": "phq4"}</facts>';

test.each([
  ["a score that isn't there", "Your score is 81 of 100.", ["81", "100"]],
  ["an age that isn't there", "You are more like 35 now.", ["35"]],
  ["a percentage", "That is 15 % more.", ["15"]],
  ["the number in an item's name", "You reached 4 points.", ["4"]],
  ["a decimal", "It would be 70,5 then.", ["70,5"]],
] as const)("%s is seen as invented", (_name, text, numbers) => {
  expect(inventedNumbers(text, facts)).toEqual(numbers);
});

test.each([
  "Your score of 70 and a range of 36–44 are estimates.",
  "Walk 10 minutes after lunch, 2 or 3 times a week, lights out at 22:30, for 7–8 hours. A 15-minute walk counts.",
  "Гуляйте 10 минут после обеда, 2–3 раза в неделю, и спите 8 часов.",
  "Camina 10 minutos después de comer, 2 o 3 veces por semana, y duerme 8 horas.",
  "Geh 10 Minuten nach dem Essen, 2 bis 3 Mal pro Woche, und schlaf 8 Stunden. Licht aus um 22 Uhr.",
])("given numbers and plain amounts are fine: %s", (text) => {
  expect(inventedNumbers(text, facts)).toEqual([]);
});

test("a text is recognised as being in its own language and in no other of the four", () => {
  for (const written of locales) {
    const translate = translator(written);
    const text = ["energyDays", "stress", "lonely"]
      .map((item) => translate(`insights:items.${item}.weak.text`))
      .join(" ");
    expect(locales.filter((locale) => seemsToBeIn(locale, text))).toEqual([written]);
  }
});

test.each([
  "Vous dormez assez longtemps, mais le repos n'est pas toujours là. Regardez la soirée avant les jours où vous êtes fatigué.",
  "Você dorme o suficiente, mas o descanso nem sempre vem. Veja como foi a noite antes dos dias em que você está cansado.",
])("a language that Leo doesn't speak is none of the four: %s", (text) => {
  expect(locales.filter((locale) => seemsToBeIn(locale, text))).toEqual([]);
});

test("each fault is told to the model in one sentence, and a good text has none", () => {
  const german =
    "Du hast einen guten Wert von 70. Das ist die Grundlage, und der Schlaf ist ein Teil davon, den du ändern kannst.";
  expect(textProblems([german], facts, "de")).toEqual([]);
  expect(textProblems([german], facts, "es")).toEqual([expect.stringContaining("Spanish")]);
  const bad =
    "<b>Therapy</b> gives you 99 points, see https://example.org and the notes that you have of it for this week.";
  expect(textProblems([bad], facts, "en")).toEqual([
    "Say nothing about therapy or treatment, not even to deny it.",
    "These numbers are not among the facts, leave them out: 99.",
    "Write plain sentences without links, tags or Markdown.",
  ]);
});

test.each(["a\u0000b", "a\ud800b", "a\u202eb", "a\u0007b"])(
  "characters that can't be stored or shown are a fault: %j",
  (text) => {
    expect(textProblems([text], facts, "en")).toEqual(["Leave out control characters."]);
    expect(textProblems(["Two lines\nare fine, and an emoji 🙂 breaks nothing."], facts, "en")).toEqual([]);
  },
);
