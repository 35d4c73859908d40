import { describe, expect, it } from "vitest";
import { findCaution } from "./cautions.ts";
import { readControl } from "./controls.ts";
import { guessDistortions } from "./distortions.ts";
import { findTechnique } from "./find-technique.ts";
import { fittingTechniques } from "./fitting.ts";
import { readPercent } from "./read-percent.ts";

describe("a rating", () => {
  it.each([
    ["about 70", 70],
    ["70 %", 70],
    ["7", 70],
    ["seven of ten", 70],
    ["7/10", 70],
    ["seventy-five", 75],
    ["between 60 and 70", 65],
    ["60-70", 65],
    ["half", 50],
    ["0", 0],
    ["5%", 5],
    ["not at all", 0],
    ["где-то семьдесят", 70],
    ["семь из десяти", 70],
    ["полностью", 100],
    ["unos setenta", 70],
    ["7 de 10", 70],
    ["setenta y cinco", 75],
    ["so siebzig Prozent", 70],
    ["fünfundsiebzig", 75],
    ["sieben von zehn", 70],
    ["hundert", 100],
    ["gar nicht", 0],
  ])("is read out of %s", (text, percent) => {
    expect(readPercent(text)).toBe(percent);
  });

  it.each(["", "hello", "-5", "150", "🙂", "20 30 40", "it depends"])("is not made up out of %s", (text) => {
    expect(readPercent(text)).toBeUndefined();
  });
});

it.each([
  ["skip", "skip"],
  ["Дальше", "skip"],
  ["weiter", "skip"],
  ["Stop!", "stop"],
  ["basta", "stop"],
  ["назад", "back"],
  ["zurück", "back"],
  ["I don't know", "unsure"],
  ["keine Ahnung", "unsure"],
  ["no sé", "unsure"],
  ["не знаю", "unsure"],
  ["I don't know whether he likes me", undefined],
  ["stop being so hard on myself", undefined],
])("%s is heard as %s", (text, control) => {
  expect(readControl(text)).toBe(control);
});

it.each([
  ["thought_record", "thought_record"],
  ["Cognitive restructuring", "thought_record"],
  ["behavioral activation", "behavioural_activation"],
  ["Slow breathing", "paced_breathing"],
  ["дыхание", "paced_breathing"],
  ["Atemübung", "paced_breathing"],
  ["mis valores", "values_check"],
  ["5-4-3-2-1", "grounding_5_senses"],
  ["", undefined],
  ["hypnosis", undefined],
])("the name %s means %s", (name, id) => {
  expect(findTechnique(name)).toBe(id);
});

describe("habits of thought", () => {
  it.each([
    ["I always ruin everything", "all_or_nothing"],
    ["They all think I'm strange", "mind_reading"],
    ["It was just luck", "disqualifying"],
    ["I'm such an idiot", "labelling"],
    ["It will fail anyway", "fortune_telling"],
    ["Я всегда всё порчу", "all_or_nothing"],
    ["Это моя вина", "personalisation"],
    ["Soy un desastre", "labelling"],
    ["Nunca me sale nada", "all_or_nothing"],
    ["Alle denken, dass ich faul bin", "mind_reading"],
    ["Ich bin ein Versager", "labelling"],
    ["Das ist eine Katastrophe", "catastrophising"],
  ])("may be seen in: %s", (text, id) => {
    expect(guessDistortions(text)).toContain(id);
    expect(guessDistortions(text).length).toBeLessThanOrEqual(2);
  });

  it.each(["I went for a walk", "I'm a burden to everyone", "Я обуза для всех"])(
    "are not named in: %s",
    (text) => {
      expect(guessDistortions(text)).toEqual([]);
    },
  );
});

it.each([
  ["grief", "My mother died last week"],
  ["grief", "Мой отец умер"],
  ["grief", "Ha muerto mi abuela"],
  ["grief", "Mein Vater ist gestorben"],
  ["heart", "I have a tight chest"],
  ["heart", "не хватает воздуха"],
  ["heart", "opresión en el pecho"],
  ["heart", "Herzrasen und Atemnot"],
  ["withdrawal", "I get the shakes without a drink"],
  ["withdrawal", "Ich bin auf Entzug"],
  ["trauma", "ever since the assault"],
  ["compulsion", "ich habe Zwangsgedanken"],
  ["sleep", "tengo epilepsia"],
] as const)("%s is seen in: %s", (caution, text) => {
  expect(findCaution(text, [caution])).toBe(caution);
});

it("leaves ordinary words alone", () => {
  const all = [
    "grief",
    "abuse",
    "danger",
    "trauma",
    "compulsion",
    "panic",
    "heart",
    "sleep",
    "withdrawal",
  ] as const;
  for (const text of [
    "I failed the exam",
    "Меня не взяли на работу",
    "Discutí con mi hermana",
    "Der Chef war laut",
  ])
    expect(findCaution(text, all)).toBeUndefined();
});

it("fits two or three techniques to what somebody writes", () => {
  expect(fittingTechniques("I can't sleep and worry all night")).toEqual([
    "sleep_stimulus_control",
    "worry_time",
  ]);
  expect(fittingTechniques("hm")).toHaveLength(3);
});
