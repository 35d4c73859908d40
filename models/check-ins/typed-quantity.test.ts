import { describe, expect, it } from "vitest";
import type { Locale } from "../../core/locales.ts";
import { findQuestion, type Question } from "./questions.ts";
import { parseTypedAnswer } from "./typed-answers.ts";

function question(id: string): Question {
  const found = findQuestion(id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

type Row = readonly [locale: Locale, id: string, text: string, value: string | number];

function expectValues(rows: readonly Row[]): void {
  const wrong = rows.flatMap(([locale, id, text, value]) => {
    const result = parseTypedAnswer(question(id), text, locale);
    const got = result.kind === "answer" ? result.value : result.kind;
    return got === value ? [] : [`${locale} ${id} ${JSON.stringify(text)}: ${got} instead of ${value}`];
  });
  expect(wrong).toEqual([]);
}

describe("a typed amount", () => {
  it("is understood as a number in digits and words, with the words around it", () => {
    expectValues([
      ["en", "sleepHours", "seven", "7"],
      ["en", "sleepHours", "about 7 hours a night", "7"],
      ["en", "sleepHours", "I sleep around 6 hrs", "6"],
      ["en", "lifeSat", "7/10", 7],
      ["en", "lifeSat", "8 out of 10", 8],
      ["en", "lifeSat", "ten", 10],
      ["en", "actDays", "three times a week", 3],
      ["en", "actDays", "every day", 7],
      ["en", "actDays", "only on weekends", 2],
      ["en", "actDays", "none", 0],
      ["en", "careDays", "every other day", 4],
      ["en", "energyDays", "every day", "27-30"],
      ["en", "energyDays", "about half", "14-20"],
      ["en", "energyDays", "most days", "21-26"],
      ["de", "energyDays", "fast jeden Tag", "27-30"],
      ["en", "actDays", "2 a day", "unclear"],
      ["en", "actDays", "5 out of 7 days", 5],
      ["en", "alcohol", "a glass of wine a day", "5-12"],
      ["ru", "alcohol", "бокал вина в неделю", "1-4"],
      ["ru", "sleepHours", "семь-восемь", "8"],
      ["en", "sleepHours", "7ish", "7"],
      ["en", "restDays", "a week", "unclear"],
      ["en", "age", "one hundred", 100],
      ["en", "energyDays", "2 days a week", "6-13"],
      ["en", "restDays", "a couple of days", "0-2"],
      ["en", "fruitveg", "5 portions", "5+"],
      ["en", "fruitveg", "a few", "3"],
      ["en", "fastfood", "once a month", "<1"],
      ["en", "fastfood", "twice a week", "1-3"],
      ["en", "fastfood", "never", "<1"],
      ["en", "alcohol", "2 a day", "13-22"],
      ["en", "alcohol", "two beers", "1-4"],
      ["en", "alcohol", "2 beers and 3 glasses of wine", "5-12"],
      ["en", "alcohol", "once a month", "1-4"],
      ["en", "alcohol", "0", "none"],
      ["en", "alcohol", "less than 5", "1-4"],
      ["en", "alcohol", "over 40", "33+"],
      ["en", "hydration", "1.5 liters", "6-8"],
      ["en", "hydration", "500ml", "<3"],
      ["en", "stress", "3/5", 3],
      ["en", "age", "I'm forty-two", 42],
      ["en", "age", "42 years old", 42],
      ["en", "age", "16", 16],
      ["ru", "sleepHours", "семь", "7"],
      ["ru", "sleepHours", "часов 6", "6"],
      ["ru", "sleepHours", "примерно 7 часов", "7"],
      ["ru", "actDays", "каждый день", 7],
      ["ru", "actDays", "по выходным", 2],
      ["ru", "fastfood", "раз в неделю", "1-3"],
      ["ru", "fastfood", "2 раза в месяц", "<1"],
      ["ru", "alcohol", "пару бокалов вина", "1-4"],
      ["ru", "alcohol", "нет", "none"],
      ["ru", "age", "сорок два года", 42],
      ["ru", "age", "мне 35 лет", 35],
      ["ru", "lifeSat", "7 из 10", 7],
      ["ru", "restDays", "никогда", "0-2"],
      ["es", "sleepHours", "siete horas", "7"],
      ["es", "age", "treinta y cinco años", 35],
      ["es", "age", "tengo 35 años", 35],
      ["es", "actDays", "todos los días", 7],
      ["es", "actDays", "tres veces por semana", 3],
      ["es", "fastfood", "una vez al mes", "<1"],
      ["es", "alcohol", "un par de cervezas", "1-4"],
      ["es", "alcohol", "nunca", "none"],
      ["es", "lifeSat", "8 de 10", 8],
      ["es", "hydration", "2 litros", "6-8"],
      ["de", "sleepHours", "sieben Stunden", "7"],
      ["de", "age", "fünfunddreißig", 35],
      ["de", "age", "ich bin 42 Jahre alt", 42],
      ["de", "actDays", "jeden zweiten Tag", 4],
      ["de", "actDays", "dreimal pro Woche", 3],
      ["de", "actDays", "nie", 0],
      ["de", "fastfood", "einmal im Monat", "<1"],
      ["de", "alcohol", "zwei Bier am Tag", "13-22"],
      ["de", "alcohol", "keine", "none"],
      ["de", "lifeSat", "7 von 10", 7],
    ]);
  });

  it("is understood as a duration", () => {
    expectValues([
      ["en", "actMin", "half an hour", 30],
      ["en", "actMin", "about 30 min", 30],
      ["en", "actMin", "1 h 20", 90],
      ["en", "actMin", "1h20", 90],
      ["en", "actMin", "1:00", 60],
      ["en", "actMin", "an hour", 60],
      ["en", "actMin", "an hour and a half", 90],
      ["en", "actMin", "1 hour and 10 minutes", 60],
      ["en", "actMin", "quarter of an hour", 20],
      ["en", "actMin", "1.5 hours", 90],
      ["en", "actMin", "1½ hours", 90],
      ["en", "actMin", "half an hour to an hour", 45],
      ["en", "actMin", "an hour or two", 90],
      ["de", "actMin", "ne halbe Stunde", 30],
      ["en", "hydration", "half a liter", "<3"],
      ["en", "actMin", "2 hours", 90],
      ["en", "actMin", "35", 30],
      ["en", "sleepHours", "7 and a half", "8"],
      ["en", "sleepHours", "7.5", "8"],
      ["en", "sleepHours", "7:15", "7"],
      ["en", "sleepHours", "450 minutes", "8"],
      ["en", "sleepHours", "3", "<=4"],
      ["en", "sleepHours", "12", ">=10"],
      ["en", "sleepHours", "less than 5", "<=4"],
      ["ru", "actMin", "полтора часа", 90],
      ["ru", "actMin", "полчаса", 30],
      ["ru", "actMin", "где-то полчаса", 30],
      ["ru", "actMin", "час", 60],
      ["ru", "actMin", "1 час 20 минут", 90],
      ["ru", "actMin", "минут 40", 45],
      ["ru", "actMin", "сорок пять минут", 45],
      ["ru", "sleepHours", "семь с половиной", "8"],
      ["ru", "sleepHours", "6-7 часов", "7"],
      ["es", "actMin", "media hora", 30],
      ["es", "actMin", "unos 20 minutos", 20],
      ["es", "actMin", "una hora", 60],
      ["es", "actMin", "hora y media", 90],
      ["es", "actMin", "una hora y cuarto", 90],
      ["es", "actMin", "tres cuartos de hora", 45],
      ["es", "sleepHours", "siete y media", "8"],
      ["de", "actMin", "anderthalb Stunden", 90],
      ["de", "actMin", "eine halbe Stunde", 30],
      ["de", "actMin", "halbe Std.", 30],
      ["de", "actMin", "ca. 20 Min.", 20],
      ["de", "actMin", "eine Dreiviertelstunde", 45],
      ["de", "actMin", "eine Stunde", 60],
      ["de", "sleepHours", "sechseinhalb", "7"],
      ["de", "sleepHours", "7 Std", "7"],
    ]);
  });

  it("is understood as a range by its middle", () => {
    expectValues([
      ["en", "actDays", "2-3", 3],
      ["en", "actDays", "2 to 4 days", 3],
      ["en", "fruitveg", "two or three", "3"],
      ["en", "sleepHours", "between 6 and 8", "7"],
      ["en", "sleepHours", "6–8 h", "7"],
      ["en", "actMin", "20-40 minutes", 30],
      ["ru", "actDays", "от 2 до 4", 3],
      ["ru", "actDays", "2 или 4 раза", 3],
      ["es", "actDays", "de 2 a 4", 3],
      ["es", "sleepHours", "entre 6 y 8 horas", "7"],
      ["de", "actDays", "2 bis 4", 3],
      ["de", "sleepHours", "zwischen 6 und 8 Stunden", "7"],
      ["en", "alcohol", "10-12", "5-12"],
      ["en", "energyDays", "14-20", "14-20"],
    ]);
  });

  it("turns height and weight, metric or imperial, into kg/m²", () => {
    expectValues([
      ["en", "bmi", "172 cm 70 kg", 23.7],
      ["en", "bmi", "172 70", 23.7],
      ["en", "bmi", "70 kg, 172 cm", 23.7],
      ["en", "bmi", "1.72m 70kg", 23.7],
      ["de", "bmi", "1,72 70", 23.7],
      ["de", "bmi", "1,72 m und 70 Kilo", 23.7],
      ["de", "bmi", "1m72, 70 kg", 23.7],
      ["en", "bmi", "5'8 160 lb", 24.3],
      ["en", "bmi", "5'8\" 160 lbs", 24.3],
      ["en", "bmi", "5’8” and 160 pounds", 24.3],
      ["en", "bmi", "5 ft 8 160", 24.3],
      ["en", "bmi", "5 foot 8 inches, 11 st 6", 24.3],
      ["en", "bmi", "I'm 5'8 and weigh 160 lb", 24.3],
      ["en", "bmi", "6 ft 180 lb", 24.4],
      ["ru", "bmi", "рост 172 вес 70", 23.7],
      ["ru", "bmi", "1 м 72 см, 70 кг", 23.7],
      ["ru", "bmi", "172 см, 70 кг", 23.7],
      ["es", "bmi", "mido 1,72 y peso 70 kilos", 23.7],
      ["de", "bmi", "BMI 24,5", 24.5],
      ["en", "bmi", "70", "unclear"],
      ["en", "bmi", "172 cm 7000 kg", "unclear"],
      ["en", "bmi", "my cat is 172 70", "unclear"],
      ["en", "bmi", "no", "skip"],
    ]);
  });
});
