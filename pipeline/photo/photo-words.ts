import { type Locale, type Translate, translator } from "../../core/locales.ts";
import { type CueName, cueNames, type MeasuredCues, type PhotoFindings } from "../findings.ts";
import { compareMeasured } from "./compare.ts";

/** Decimals each measurement is shown with: no more than repeat for the same photo. */
const decimals: Readonly<Record<keyof MeasuredCues, number>> = {
  cheekRedness: 0,
  underEyeLightness: 0,
  underEyeRedness: 0,
  faceLuma: 0,
  sharpness: 2,
};
const measures = Object.keys(decimals) as readonly (keyof MeasuredCues)[];

/** What the picture itself is like; the other cues are about the person and only told when something was seen. */
const pictureCues: readonly CueName[] = ["lighting", "sharpness", "face_visible"];

/**
 * Says in sentences what was found in a photo, or why it was not used, with what to change. Nothing here ranks a face
 * or compares it with anybody else's.
 * @param before measurements of the person's own earlier photo
 */
export function photoSentences(findings: PhotoFindings, locale: Locale, before?: MeasuredCues): string[] {
  const translate = translator(locale);
  if (findings.status === "refused") return [translate(`photo:refused.${findings.reason}`)];
  const { cues, measured, warnings, care } = findings;
  const told = cueNames.filter((name) => pictureCues.includes(name) || cues[name].level !== "cant_tell");
  return [
    ...told.map((name) => translate(`photo:cue.${name}.${cues[name].level}`)),
    ...warnings.map((warning) => translate(`photo:warning.${warning}`)),
    ...(measured && before ? changeSentences(measured, before, translate) : []),
    ...(care === undefined ? [translate("photo:localOnly")] : []),
  ];
}

/** Rows of the measurements, in the order they are shown: one text each, the number rounded to what repeats. */
export function measurementLines(measured: MeasuredCues, locale: Locale): string[] {
  const translate = translator(locale);
  return measures.map((name) => {
    const digits = decimals[name];
    const value = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: "negative",
    }).format(measured[name]);
    return translate(`photo:measured.${name}`, { value });
  });
}

function changeSentences(now: MeasuredCues, before: MeasuredCues, translate: Translate): string[] {
  const changes = compareMeasured(now, before);
  const different = measures.flatMap((name) => {
    const change = changes[name];
    return change === undefined || change === "same" ? [] : [translate(`photo:change.${name}.${change}`)];
  });
  const lightDiffers = changes.cheekRedness === undefined ? [translate("photo:change.lightDiffers")] : [];
  const sentences = [...different, ...lightDiffers];
  return [
    translate("photo:change.intro"),
    ...(sentences.length === 0 ? [translate("photo:change.same")] : sentences),
  ];
}
