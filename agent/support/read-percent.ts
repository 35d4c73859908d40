import { german } from "../../models/check-ins/typed-words/de.ts";
import { english } from "../../models/check-ins/typed-words/en.ts";
import { spanish } from "../../models/check-ins/typed-words/es.ts";
import { russian } from "../../models/check-ins/typed-words/ru.ts";
import {
  foldText,
  type PreparedVocabulary,
  prepareVocabulary,
} from "../../models/check-ins/typed-words/vocabulary.ts";

const vocabularies: readonly PreparedVocabulary[] = [english, spanish, german, russian].map(
  prepareVocabulary,
);

/** Words for a rating that name no number; folded. */
const wordRatings: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:not at all|none|nothing|zero|совсем нет|нисколько|ноль|нет|nada|en absoluto|cero|gar nicht|uberhaupt nicht|null)$/u,
    0,
  ],
  [/^(?:a (?:little|bit)|slightly|немного|чуть-чуть|un poco|poco|ein bisschen|wenig|etwas)$/u, 20],
  [
    /^(?:half|halfway|so-so|fifty-fifty|medium|наполовину|половина|средне|la mitad|mitad|a medias|regular|halb|zur halfte|mittel)$/u,
    50,
  ],
  [/^(?:a lot|very|strongly|mostly|сильно|очень|mucho|muy|bastante|sehr|stark|viel)$/u, 80],
  [
    /^(?:completely|totally|fully|entirely|absolutely|полностью|абсолютно|совершенно|максимум|completamente|totalmente|del todo|vollig|komplett|total|ganz|voll)$/u,
    100,
  ],
];

/** A number, possibly out of another one, as `value` and `of`. */
interface Share {
  readonly value: number;
  readonly of: number | undefined;
  /** Whether it says percent. */
  readonly isPercent: boolean;
}

/** Rewrites number words of all languages into digits: "seventy-five", "siebzig", "setenta y cinco". */
function digitsOf(folded: string): string {
  const words = folded
    .replace(/(\p{L})-(?=\p{L})/gu, "$1 ")
    // German says the ones first: "fünfundsiebzig".
    .replace(
      /(?<!\p{L})(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und(\p{L}+(?:zig|ssig))(?!\p{L})/gu,
      "$2 $1",
    )
    .split(" ");
  const out: string[] = [];
  let tens: number | undefined;
  for (const word of words) {
    const bare = word.replace(/[.,!?;]+$/, "");
    const value = vocabularies.map(({ numbers }) => numbers.get(bare)).find((one) => one !== undefined);
    const isArticle = value === 1 && tens === undefined && !/^(?:one|eins|uno|один|1)$/u.test(bare);
    if (value === undefined || isArticle) {
      if (tens !== undefined && /^(?:and|y|und|и)$/u.test(bare)) continue;
      if (tens !== undefined) out.push(String(tens));
      tens = undefined;
      out.push(hundred.test(bare) ? "100" : word);
    } else if (tens !== undefined && value < 10 && value > 0) {
      out.push(String(tens + value));
      tens = undefined;
    } else {
      if (tens !== undefined) out.push(String(tens));
      tens = value >= 20 && value % 10 === 0 && value < 100 ? value : undefined;
      if (tens === undefined) out.push(String(value));
    }
  }
  if (tens !== undefined) out.push(String(tens));
  return out.join(" ");
}

const hundred = /^(?:hundred|hundert|cien|ciento|сто)$/u;

function shareIn(text: string): Share | undefined {
  const number = "(\\d{1,3}(?:[.,]\\d+)?)";
  const toNumber = (digits: string | undefined) => Number((digits ?? "").replace(",", "."));
  const percentSign = /%|percent|per cent|процент|por ?ciento|prozent/u.test(text);
  const ratio = new RegExp(
    `${number} ?(?:/|out of|of|из|sobre|de|von) ?(?:the |las |los |den )?(5|10|100)(?!\\d)`,
    "u",
  ).exec(text);
  if (ratio !== null) return { value: toNumber(ratio[1]), of: toNumber(ratio[2]), isPercent: false };
  const range = new RegExp(`${number} ?%? ?(?:-|to|до|a|bis|and|y|und|и|or|o|oder|или) ?${number}`, "u").exec(
    text,
  );
  if (range !== null)
    return { value: (toNumber(range[1]) + toNumber(range[2])) / 2, of: undefined, isPercent: percentSign };
  const all = [...text.matchAll(new RegExp(number, "gu"))];
  const [one] = all;
  return one === undefined || all.length > 1
    ? undefined
    : { value: toNumber(one[1]), of: undefined, isPercent: percentSign };
}

/**
 * Reads a rating from 0 to 100 as people write it: "about 70", "7 of 10", "seven of ten", "siebzig Prozent", "half".
 * A bare number up to 10 is taken as out of ten. `undefined` where there is none, or several.
 */
export function readPercent(text: string): number | undefined {
  const folded = foldText(text.slice(0, 300));
  const word = folded.replace(/[.,!?]+$/, "");
  const rating = wordRatings.find(([pattern]) => pattern.test(word));
  if (rating !== undefined) return rating[1];
  if (/-\s?\d/.test(folded) && !/\d\s?-\s?\d/.test(folded)) return undefined;
  const share = shareIn(digitsOf(folded));
  if (share === undefined) return undefined;
  const { value, of, isPercent } = share;
  const percent = of !== undefined ? (value / of) * 100 : value <= 10 && !isPercent ? value * 10 : value;
  return percent >= 0 && percent <= 100 ? Math.round(percent) : undefined;
}
