import { type Cues, cueReader } from "./cues.ts";
import type { TechniqueId } from "./technique.ts";

/** What somebody writes when a technique may fit, most telling first. */
const cues: readonly (readonly [TechniqueId, Cues])[] = [
  [
    "urge_surfing",
    {
      en: "craving*; urge*; smok*; cigarette*; snack*; drink*; scroll*",
      ru: "тяг(?:а|у|и|е); тянет; хочется (?:курить|выпить|сладкого); сигарет*; курить",
      es: "ansias; ganas de (?:fumar|beber|comer); antojo*; fumar; cigarr*",
      de: "verlangen; drang; heißhunger; rauchen; zigarette*; suchtdruck",
    },
  ],
  [
    "sleep_stimulus_control",
    {
      en: "sleep*; insomnia; awake; bed",
      ru: "сплю; сон; сна; спать; бессонниц*; уснуть; заснуть",
      es: "dormir; duermo; sueño; insomnio; desvel*",
      de: "schlaf*; einschlafen; wach; bett",
    },
  ],
  [
    "paced_breathing",
    {
      en: "tense; nervous; stress*; anxious; panick*; overwhelm*; restless",
      ru: "напряж*; нервнича*; стресс*; тревог*; тревожно; паник*; взвинчен*",
      es: "tens[oa]; nervios*; estr[eé]s*; ansios*; ansiedad; agobi*; inquiet*",
      de: "angespannt; nervös; stress*; unruh*; unruhig; panik; überwältigt",
    },
  ],
  [
    "grounding_5_senses",
    {
      en: "anxious; panick*; unreal; numb; spinning; racing; overwhelm*",
      ru: "паник*; нереальн*; оцепен*; кружится; тревожно",
      es: "pánico; irreal; bloquead*; ansiedad; agobi*",
      de: "panik; unwirklich; benommen; kreisen; überwältigt",
    },
  ],
  [
    "worry_time",
    {
      en: "worr*; overthink*; can't stop thinking",
      ru: "беспоко*; пережива*; волну*; накручива*",
      es: "preocup*; darle vueltas; doy vueltas",
      de: "sorge*; grübel*; gedanken kreisen; gedankenkarussell",
    },
  ],
  [
    "decatastrophising",
    {
      en: "what if; disaster; the worst; terrible things",
      ru: "а вдруг; вдруг; что если; катастроф*; худше*",
      es: "y si; desastre; lo peor; catástrof*",
      de: "was wenn; was, wenn; katastroph*; das schlimmste",
    },
  ],
  [
    "self_compassion",
    {
      en: "asham*; shame; embarrass*; hate myself; guilt*; failure",
      ru: "стыд*; стыжусь; ненавижу себя; вин(?:а|у|ы|оват*); неудачни*",
      es: "vergüenza; avergonzad*; me odio; culpa*; fracas*",
      de: "schäm*; scham; peinlich; hasse mich; schuld*; versager*",
    },
  ],
  [
    "behavioural_activation",
    {
      en: "no energy; don't feel like; nothing interests; unmotivated; can't get up; stay in bed; low",
      ru: "нет сил; ничего не хочется; не хочется; апати*; не могу встать; лежу",
      es: "sin energía; no tengo ganas; sin ganas; desganad*; apáti*; nada me interesa",
      de: "keine kraft; keine energie; keine lust; antriebslos*; nichts interessiert; liegen",
    },
  ],
  [
    "graded_exposure",
    {
      en: "avoid*; afraid of; scared of; fear of; shy",
      ru: "избега*; боюсь; страшно; страх*; стесня*",
      es: "evit*; miedo; tem(?:o|or); tímid*",
      de: "vermeid*; angst vor; fürchte*; traue mich nicht; schüchtern",
    },
  ],
  [
    "activity_pacing",
    {
      en: "exhaust*; burn(?:ed|t) out; too much; overwork*; drained",
      ru: "устал*; выгор*; слишком много; вымота*; перегруз*",
      es: "agotad*; quemad*; demasiado; exhaust*; sobrecarg*",
      de: "erschöpf*; ausgebrannt; zu viel; ausgelaugt; überlast*",
    },
  ],
  [
    "problem_solving",
    {
      en: "decide; decision; problem*; solve; how do i; money; deadline*; conflict",
      ru: "решить; решени*; проблем*; как мне; деньг*; срок*; конфликт*",
      es: "decid*; decisión; problema*; resolver; cómo (?:hago|puedo); dinero; plazo*; conflict*",
      de: "entscheid*; problem*; lösen; lösung*; wie soll ich; geld; frist*; konflikt*",
    },
  ],
  [
    "values_check",
    {
      en: "meaning*; direction; purpose; what i want; lost",
      ru: "смысл*; направлен*; чего я хочу; куда иду; зачем",
      es: "sentido; rumbo; propósito; qué quiero; perdid*",
      de: "sinn; richtung; was ich will; wozu; orientierung*",
    },
  ],
  [
    "gratitude_three_good_things",
    {
      en: "grateful; gratitude; flat; grey; evening",
      ru: "благодар*; серо; вечер*; пусто",
      es: "agradec*; gratitud; gris; noche",
      de: "dankbar*; grau; abend*; fad",
    },
  ],
];

const readers = cues.map(([id, words]) => ({ id, isMet: cueReader(words) }));

/** What nearly always does some good, where nothing points anywhere. */
const usual: readonly TechniqueId[] = ["thought_record", "paced_breathing", "self_compassion"];

/** Two or three techniques that may fit what somebody wrote. */
export function fittingTechniques(text: string): readonly TechniqueId[] {
  const met = readers.filter(({ isMet }) => isMet(text)).map(({ id }) => id);
  const fitting = met.slice(0, 3);
  return fitting.length >= 2 ? fitting : [...new Set([...fitting, ...usual])].slice(0, 3);
}
