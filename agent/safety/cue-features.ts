import type { SparseVector } from "../language/n-gram-features.ts";
import { normaliseForScreening } from "./normalise.ts";
import { phrase } from "./rule.ts";
import { screenText } from "./screen.ts";

/** What is looked for in any of the four languages, besides the words themselves. */
const cues: Readonly<Record<string, RegExp>> = {
  self: phrase("\\b(?:i|im|ive|me|my|mine|myself|ich|mich|mir|mein\\w*|yo|me|mi|mis)\\b"),
  selfCyrillic: phrase("\\b(?:я|меня|мне|мной|мой|моя|мое|мои|себя|себе|собой)\\b"),
  other: phrase(
    "\\b(?:he|she|they|him|her|friend|brother|sister|son|daughter|husband|wife|mother|father|mom|mum|dad|er|sie|freund\\w*|bruder|schwester|sohn|tochter|mann|frau|mutter|vater|el|ella|amig[oa]|herman[oa]|hij[oa]|marido|mujer|madre|padre)\\b",
  ),
  otherCyrillic: phrase(
    "\\b(?:он|она|они|друг|подруга|брат|сестра|сын|дочь|муж|жена|мама|папа|мать|отец)\\b",
  ),
  not: phrase(
    "\\b(?:not|no|never|dont|cant|wont|isnt|nothing|nobody|without|nicht|nich|kein\\w*|nie|nichts|niemand|ohne|nunca|nada|nadie|sin|ya no)\\b",
  ),
  notCyrillic: phrase("\\b(?:не|нет|никогда|никто|ничего|без|незачем)\\b"),
  death: phrase(
    "\\b(?:die|died|dying|dead|death|kill\\w*|suicid\\w*|sterben|tot|tod|umbring\\w*|selbstmord|suizid\\w*|morir\\w*|muert\\w*|matar\\w*)\\b",
  ),
  deathCyrillic: phrase(
    "\\b(?:умер\\w*|умир\\w*|смерт\\w*|убит\\w*|убью|суицид\\w*|самоубий\\w*|сдох\\w*)\\b",
  ),
  life: phrase("\\b(?:life|live|living|alive|exist\\w*|leben\\w*|vida|vivir|viv[oa])\\b"),
  lifeCyrillic: phrase("\\b(?:жизн\\w*|жить|живу|существ\\w*)\\b"),
  soon: phrase(
    "\\b(?:tonight|soon|today|tomorrow|now|heute|morgen|bald|jetzt|hoy|manana|pronto|ahora|esta noche)\\b",
  ),
  soonCyrillic: phrase("\\b(?:сегодня|завтра|скоро|сейчас|ночью)\\b"),
  ever: phrase(
    "\\b(?:forever|anymore|any more|any longer|always|everything|everyone|ever|immer|alles|alle|mehr|siempre|todo|todos|mas)\\b",
  ),
  everCyrillic: phrase("\\b(?:навсегда|больше|все|всем|всегда)\\b"),
  past: phrase(
    "\\b(?:used to|ago|back then|as a (?:kid|teen\\w*)|fruher|damals|vor \\w+ jahren|antes|hace \\w+ anos)\\b",
  ),
  pastCyrillic: phrase("\\b(?:раньше|лет назад|давно|прошло)\\b"),
  laughter: phrase("\\b(?:lol|lmao|haha\\w*|jaja\\w*|rofl)\\b|[😂🤣]"),
  signs: /[🔫🔪💊⚰🪦💀]/gu,
};

const names = Object.keys(cues);

/** Levels that the rules may come to, each a feature of its own. */
const levels = ["0", "1", "2", "3", "4", "5", "S"];

/** Number of cue features. */
export const cueCount = names.length + levels.length;

/** Weight of a cue beside n-grams, whose vector has length 1. */
const cueWeight = 0.25;

/**
 * Which cues a text has, as places from `offset` upwards: who it is about, denial, death and life, how soon, what is
 * over, laughter, and what the rules say of it.
 */
export function cueFeatures(text: string, offset: number): SparseVector {
  const plain = normaliseForScreening(text);
  const present = names.flatMap((name, index) => {
    const cue = cues[name];
    return cue !== undefined && plain.search(cue) >= 0 ? [index] : [];
  });
  const places = [...present, names.length + levels.indexOf(String(screenText(text).level))];
  return {
    places: Uint32Array.from(places, (place) => offset + place),
    values: new Float32Array(places.length).fill(cueWeight),
  };
}
