import { describe, expect, test } from "vitest";
import { forbiddenAboutFaces, forbiddenMeanings } from "./forbidden-words.ts";

const faces: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  en: [
    ["attractiveness", "You look attractive"],
    ["attractiveness", "a beautiful smile"],
    ["symmetry", "The face is slightly asymmetrical."],
    ["weight or shape", "looks overweight"],
    ["origin", "ethnicity: unknown"],
    ["origin", "a darker skin tone"],
    ["gender", "The woman in the photo"],
    ["emotion", "She seems sad"],
    ["personality", "a confident personality"],
    ["a disease", "signs of rosacea"],
    ["how old somebody looks", "you look a bit younger"],
    ["comparing people", "better than most people"],
    ["improving looks", "this would improve your looks"],
    ["an age", '{"apparent_age": 41}'],
    ["an age", '{"estimatedAge": 41}'],
  ],
  ru: [
    ["attractiveness", "Очень привлекательное лицо"],
    ["attractiveness", "У вас красивые глаза"],
    ["symmetry", "лицо симметрично"],
    ["weight or shape", "есть лишний вес"],
    ["origin", "этническая группа"],
    ["origin", "тёмный цвет кожи"],
    ["gender", "Мужчина на фото"],
    ["emotion", "видна грусть"],
    ["personality", "сильный характер"],
    ["a disease", "признаки экземы"],
    ["how old somebody looks", "вы выглядите намного моложе"],
    ["comparing people", "лучше, чем у большинства людей"],
    ["improving looks", "улучшить вашу внешность"],
    ["an age", "видимый возраст 40"],
  ],
  es: [
    ["attractiveness", "Eres muy guapa"],
    ["symmetry", "rostro simétrico"],
    ["weight or shape", "algo de sobrepeso"],
    ["origin", "origen étnico"],
    ["origin", "el tono de piel"],
    ["gender", "la mujer de la foto"],
    ["emotion", "parece triste"],
    ["personality", "una personalidad fuerte"],
    ["a disease", "posible enfermedad"],
    ["how old somebody looks", "pareces más joven"],
    ["comparing people", "mejor que la mayoría"],
    ["improving looks", "para mejorar tu aspecto"],
    ["an age", "edad aparente: 40"],
  ],
  de: [
    ["attractiveness", "ein attraktives Gesicht"],
    ["attractiveness", "Sehr hübsch!"],
    ["symmetry", "leicht asymmetrisch"],
    ["weight or shape", "etwas Übergewicht"],
    ["origin", "die Hautfarbe"],
    ["gender", "die Frau im Bild"],
    ["emotion", "wirkt traurig"],
    ["personality", "eine starke Persönlichkeit"],
    ["a disease", "eine Erkrankung der Haut"],
    ["how old somebody looks", "du siehst jünger aus"],
    ["comparing people", "besser als die meisten"],
    ["improving looks", "um dein Aussehen zu verbessern"],
    ["an age", "scheinbares Alter: 40"],
  ],
};

describe.each(Object.entries(faces))("about a face, in %s", (_language, cases) => {
  test.each(cases)("%s is out: %s", (meaning, text) => {
    expect(forbiddenAboutFaces(text)).toContain(meaning);
  });
});

test("a plain reading of the six cues is clean", () => {
  const cue = { level: "some", confidence: 0.6 };
  const reading = {
    tired_look: cue,
    dryness_look: cue,
    redness_look: cue,
    lighting: cue,
    sharpness: cue,
    face_visible: cue,
  };
  expect(forbiddenAboutFaces(JSON.stringify(reading))).toEqual([]);
});

test.each([
  ["therapy or treatment", "This therapy can help."],
  ["a diagnosis", "Your depression score is high."],
  ["a diagnosis", "I screened for it"],
  ["medical advice", "my medical advice"],
  ["a claim of proof", "It is clinically proven."],
  ["a promise of prevention", "Walking prevents illness."],
  ["a biological or true age", "Your biological age is lower."],
  ["therapy or treatment", "Вам поможет психотерапия."],
  ["therapy or treatment", "Это вылечит вас."],
  ["a diagnosis", "Похоже на депрессию."],
  ["a diagnosis", "Ваш диагноз ясен."],
  ["a biological or true age", "Ваш биологический возраст ниже."],
  ["a claim of proof", "Это клинически доказано."],
  ["therapy or treatment", "Sigue un tratamiento."],
  ["therapy or treatment", "Busca una terapia."],
  ["a diagnosis", "Tienes depresión."],
  ["medical advice", "un consejo médico"],
  ["a biological or true age", "tu edad biológica"],
  ["therapy or treatment", "Eine Psychotherapie hilft."],
  ["therapy or treatment", "Die Behandlung beginnt."],
  ["a diagnosis", "Das ist eine Depression."],
  ["medical advice", "Mein ärztlicher Rat"],
  ["a biological or true age", "dein wahres Alter"],
  ["attractiveness", "Du wirst schöner und attraktiver"],
] as const)("in the words of a report, %s is out: %s", (meaning, text) => {
  expect(forbiddenMeanings(text)).toContain(meaning);
});

test.each([
  "Your emotional health carries you, and a short walk would do you good. It may be worth mentioning to a doctor.",
  "Стресс держится на среднем уровне. Небольшая прогулка после обеда пойдёт вам на пользу.",
  "Tu salud emocional te sostiene. Un paseo corto después de comer te vendrá bien; otros días descansa.",
  "Deine emotionale Gesundheit trägt dich. Ein kurzer Spaziergang nach dem Essen tut dir gut.",
])("plain words of support are clean: %s", (text) => {
  expect(forbiddenMeanings(text)).toEqual([]);
});
