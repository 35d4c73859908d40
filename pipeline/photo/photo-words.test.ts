import { expect, test } from "vitest";
import { type Locale, locales, translator } from "../../core/locales.ts";
import { cueLevel, cueNames, type MeasuredCues, type PhotoFindings, photoRefusals } from "../findings.ts";
import { forbiddenMeanings } from "../wording/forbidden-words.ts";
import { compareMeasured } from "./compare.ts";
import { measurementLines, photoSentences } from "./photo-words.ts";

const measured: MeasuredCues = {
  cheekRedness: 6.2,
  underEyeLightness: -0.3,
  underEyeRedness: 6.7,
  faceLuma: 142.8,
  sharpness: 0.106,
};

const analysed: Extract<PhotoFindings, { status: "analysed" }> = {
  status: "analysed",
  quality: 0.86,
  cues: {
    tired_look: { level: "cant_tell", confidence: 0 },
    dryness_look: { level: "cant_tell", confidence: 0 },
    redness_look: { level: "cant_tell", confidence: 0 },
    lighting: { level: "clear", confidence: 1 },
    sharpness: { level: "clear", confidence: 1 },
    face_visible: { level: "some", confidence: 0.9 },
  },
  measured,
  warnings: ["come-closer"],
  analysedBy: "local",
};

/** A text that exists in this very language; the translator would fall back to English or to the key itself. */
function expectOwnText(locale: Locale, key: string): string {
  const text = translator(locale)(key, { value: "1", platform: "Telegram" });
  expect(text, `${locale} ${key}`).not.toBe(key.replace("photo:", ""));
  if (locale !== "en") {
    expect(text, `${locale} ${key}`).not.toBe(translator("en")(key, { value: "1", platform: "Telegram" }));
  }
  return text;
}

test.each(locales)("every refusal, warning, cue and measurement has a text of its own in %s", (locale) => {
  const keys = [
    ...photoRefusals.map((code) => `refused.${code}`),
    ...["come-closer", "too-bright", "uneven-light"].map((code) => `warning.${code}`),
    ...cueNames.flatMap((name) => cueLevel.options.map((level) => `cue.${name}.${level}`)),
    ...Object.keys(measured).flatMap((name) => [`change.${name}.more`, `change.${name}.less`]),
    ...["question", "yes", "no", "accepted", "declined", "adultsOnly"].map((name) => `optIn.${name}`),
    ...["platformCopy", "gone", "oneAtATime", "localOnly", "worry", "reject.label", "reject.done"],
  ];
  const texts = keys.map((key) => expectOwnText(locale, `photo:${key}`));
  expect(new Set(texts).size).toBe(keys.length);
  expect(texts.flatMap((text) => forbiddenMeanings(text).map((meaning) => `${meaning}: ${text}`))).toEqual(
    [],
  );
});

test("a refused photo gets one sentence that says what to change", () => {
  const sentences = photoSentences({ status: "refused", reason: "come-closer", analysedBy: "local" }, "en");
  expect(sentences).toEqual([
    "Your face is too small in this photo. Please come closer: an arm's length from the camera is good.",
  ]);
});

test("without a model Leo describes the picture and says that it can't judge skin or tiredness", () => {
  expect(photoSentences(analysed, "en")).toEqual([
    "The light on your face is good.",
    "The photo is sharp.",
    "Your face can be seen, though it is small.",
    "A little closer to the camera would show more.",
    expect.stringContaining("Without an AI model I can't judge skin or tiredness from a photo."),
  ]);
});

test("what a model saw is told as a question, without the sentence about missing models", () => {
  const { cues } = analysed;
  const seen = { ...cues, tired_look: { level: "some" as const, confidence: 0.7 } };
  const text = photoSentences({ ...analysed, cues: seen, care: 70, analysedBy: "openai:gpt-4o" }, "de").join(
    " ",
  );
  expect(text).toContain(
    "Das Foto wirkt auf mich ein wenig müde – das kann auch am Licht liegen. Passt das?",
  );
  expect(text).not.toContain("Ohne KI-Modell");
});

test("two photos of the same face in the same light show no difference", () => {
  const before = { ...measured, cheekRedness: measured.cheekRedness + 2.9, faceLuma: measured.faceLuma - 24 };
  expect(photoSentences(analysed, "en", before)).toContain("I measure no difference that means anything.");
});

test("a difference is named with a harmless reason and never as better or worse", () => {
  const before = {
    ...measured,
    cheekRedness: measured.cheekRedness - 3.1,
    sharpness: measured.sharpness * 1.6,
  };
  expect(compareMeasured(measured, before)).toEqual({
    faceLuma: "same",
    sharpness: "less",
    cheekRedness: "more",
    underEyeLightness: "same",
    underEyeRedness: "same",
  });
  const text = photoSentences(analysed, "en", before).join(" ");
  expect(text).toContain("The cheeks stand out a little redder against the forehead; light, warmth or sport");
  expect(text).not.toMatch(/better|worse|improve/i);
});

test("skin tones are not compared across very different light", () => {
  const before = { ...measured, faceLuma: measured.faceLuma - 61, cheekRedness: 30 };
  expect(compareMeasured(measured, before)).toEqual({ faceLuma: "more", sharpness: "same" });
  expect(photoSentences(analysed, "en", before)).toContain(
    "The light is too different from last time to compare the skin tones.",
  );
});

test("measurements are rounded to what repeats and written the way of the language", () => {
  expect(measurementLines(measured, "de")).toEqual([
    "Rotton der Wangen gegenüber der Stirn: 6",
    "Helligkeit der Wangen gegenüber der Haut unter den Augen: 0",
    "Rotton unter den Augen gegenüber den Wangen: 7",
    "Helligkeit des Gesichts: 143 von 255",
    "Schärfe: 0,11",
  ]);
});
