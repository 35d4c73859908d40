import { type Locale, translator } from "../../../core/locales.ts";
import { addDays, type LocalDate } from "../../../models/days/local-date.ts";
import { planTextLimits } from "../../../models/plans/plan-content.ts";
import { type PlanDayUpdates, weekdayNames } from "../../../models/plans/plan-edit.ts";
import { requestWords } from "../words/all.ts";
import { anywhere, foldRequest, type Named, nameIn } from "../words/vocabulary.ts";
import { withoutTrailing } from "./steps.ts";
import { pairText, splitAt, tidy, withoutBeginning, withoutWords } from "./text-parts.ts";

/** In which language and on which day of the person a text is read. */
export interface DayContext {
  readonly locale: Locale;
  readonly today: LocalDate;
}

/** What a sentence wants of a day of the plan; what it doesn't say is left out. */
export interface DaySlots {
  /** `1` to `7`, a weekday in English, a date, `today` or `tomorrow`. */
  readonly days: readonly string[];
  readonly field: string;
  readonly text?: string;
}

const fields = [
  "deepFocus",
  "mainFocus",
  "eveningReflection",
  "tip",
  "triggerActionReward.trigger",
  "triggerActionReward.reward",
  "triggerActionReward.action",
] as const;

/** Words that name a field in a request only where they are no everyday words: "do", "then" and "when" are. */
const plainWords = new Set(
  "when do then que qué hacer después despues cuando cuándo noche was tun wenn wann danach что потом когда дело вечером вечер abend abends evening".split(
    " ",
  ),
);

function wordsOf(key: string, locale: Locale): readonly string[] {
  const own = [locale, "en" as const].flatMap((one) => translator(one)(key).split("|"));
  return own.map((word) => foldRequest(word)).sort((a, b) => b.length - a.length);
}

/** Endings that a weekday's name takes in a sentence: "thursdays", "thursday's", "montags". */
const ending = "(?:'?s)?";

function dayWords(locale: Locale): Named {
  return ["today", "tomorrow", ...weekdayNames].map((name) => [
    name,
    wordsOf(`plan:days.${name}`, locale)
      .map((word) => `${word}${word.length > 3 ? ending : ""}`)
      .join("|"),
  ]);
}

interface NamedDays {
  readonly days: readonly string[];
  /** The words that name days, to be left out of the new text. */
  readonly source: string;
}

function daysIn(text: string, { locale, today }: DayContext): NamedDays {
  const { afterTomorrow, weekend } = requestWords[locale];
  const folded = foldRequest(text);
  const known = dayWords(locale);
  const date = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(folded)?.[0];
  const place = /(?<!\p{L})(?:day|tag|dia|день) ([1-7])(?!\d)/u.exec(folded);
  const named = known.filter(([name, source]) => nameIn(folded, [[name, source]]) !== undefined);
  const all = known.map(([, source]) => source).join("|");
  const source = `(?:(?:on|am|el|los|al?|del|de|for|fur|para|в|во|на|со?|this|next) )?(?:\\d{4}-\\d{2}-\\d{2}|(?:day|tag|dia|день) [1-7]|${afterTomorrow}|${weekend}|${all})`;
  if (anywhere(afterTomorrow).test(folded)) return { days: [addDays(today, 2)], source };
  if (anywhere(weekend).test(folded)) return { days: ["saturday", "sunday"], source };
  if (date !== undefined) return { days: [date], source };
  if (place?.[1] !== undefined) return { days: [place[1]], source };
  return { days: named.map(([name]) => name), source };
}

/** Reads what a sentence wants of a day, such as "swap thursday's run for yoga" or "make the tip on friday …". */
export function readDaySlots(text: string, context: DayContext): DaySlots {
  const { locale } = context;
  const { leads, becomes, insteadOf, things, between } = requestWords[locale];
  const { days, source } = daysIn(text, context);
  const folded = foldRequest(text);
  const fieldWords = fields.map((field): Named[number] => {
    const words = wordsOf(`plan:fieldWords.${field.split(".").at(-1)}`, locale);
    return [field, words.filter((word) => !plainWords.has(word)).join("|")];
  });
  const named = fieldWords.filter(([, words]) => words !== "");
  const field = nameIn(folded, named) ?? "mainFocus";
  const whole = pairText(text);
  const begun = withoutBeginning(whole, leads);
  const instead = splitAt(begun, insteadOf);
  const kept = instead?.before ?? begun;
  const target = splitAt(kept, becomes);
  const isAimed = target !== undefined && tidy(target.after.text) !== "";
  const dayless = withoutWords(isAimed ? target.after : kept, source);
  const bare = withoutBeginning(dayless, leads);
  // Without a word that says what is to become of the day, the text may be a reason or a story: then Leo asks.
  const isSaid = isAimed || instead !== undefined || begun.text !== whole.text || bare.text !== dayless.text;
  const fieldSource = named.map(([, words]) => words).join("|");
  const start = withoutBeginning(bare, `${fieldSource}|${leads}|${things}|${becomes}|${between}`);
  const cut = tidy(withoutTrailing(start, things).text).slice(0, planTextLimits.mainFocus);
  const written = cut.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  return { days, field, ...(isSaid && /\p{L}{3}/u.test(written) ? { text: written } : {}) };
}

/** New words for one field, as the tool takes them. */
export function dayUpdates(field: string, words: string): PlanDayUpdates {
  const [part = "", inner] = field.split(".");
  return inner === undefined ? { [part]: words } : { [part]: { [inner]: words } };
}
