import type { Locale } from "../../../core/locales.ts";
import { morningSteps } from "../../../models/plans/plan-content.ts";
import { requestWords } from "../words/all.ts";
import { anywhere } from "../words/vocabulary.ts";
import { habitsIn } from "./habit-names.ts";
import { type PairedText, pairText, slicePair, splitAt, tidy, withoutBeginning } from "./text-parts.ts";

/** Marks of a list: "1.", "2)", "-", line ends. */
const listMarks = /(?:^|\s)(?:\d{1,2}[.)]|[-–•*])\s+|[\n;,]/gu;

/** The steps of a list, however it is written: "water, stretch and breakfast", numbered, one a line. */
export function readSteps(text: string, locale: Locale): readonly string[] {
  const { leads, things, between } = requestWords[locale];
  const whole = pairText(text);
  const colon = whole.text.indexOf(":");
  const list =
    colon < 0
      ? withoutBeginning(whole, `${leads}|${things}|${requestWords[locale].becomes}`)
      : slicePair(whole, colon + 1);
  const parts: string[] = [];
  const cut = (pair: PairedText) => {
    const split = splitAt(pair, between);
    parts.push(tidy(split?.before.text ?? pair.text));
    if (split !== undefined) cut(split.after);
  };
  let from = 0;
  for (const mark of list.text.matchAll(listMarks)) {
    cut(slicePair(list, from, mark.index));
    from = mark.index + mark[0].length;
  }
  cut(slicePair(list, from));
  return parts
    .filter((part) => /\p{L}/u.test(part))
    .map((part) => part.replace(/^\p{L}/u, (letter) => letter.toUpperCase()));
}

/**
 * The morning list that a sentence wants, 3 to 7 steps: a whole new one, or the current one with a step more or less;
 * `undefined` where it names none.
 */
export function readRoutine(
  text: string,
  current: readonly string[],
  locale: Locale,
): readonly string[] | undefined {
  const { add, remove, order, leads, things, becomes } = requestWords[locale];
  const steps = readSteps(text, locale);
  const fits = (list: readonly string[]) =>
    list.length >= morningSteps.min && list.length <= morningSteps.max;
  const pair = pairText(text);
  const bare = `${leads}|${things}|${becomes}|${add}|${remove}`;
  if (current.length > 0 && steps.length < morningSteps.min) {
    if (anywhere(remove).test(pair.folded)) {
      const named = current.map((name) => ({ name }) as Parameters<typeof habitsIn>[1][number]);
      const gone = habitsIn(text, named).map(({ name }) => name);
      const left = current.filter((step) => !gone.includes(step));
      return gone.length === 1 && fits(left) ? left : undefined;
    }
    if (anywhere(add).test(pair.folded) && !anywhere(order).test(pair.folded)) {
      const step = tidy(withoutTrailing(withoutBeginning(pair, bare), `${things}|${becomes}`).text);
      const longer = [...current, step.replace(/^\p{L}/u, (letter) => letter.toUpperCase())];
      return step !== "" && fits(longer) ? longer : undefined;
    }
  }
  return fits(steps) ? steps : undefined;
}

/** What is left when words are taken off an end, as often as they stand there. */
export function withoutTrailing(pair: PairedText, source: string): PairedText {
  const ending = new RegExp(`[\\s,;:–—-]+(?:${source})[\\s.!?]*$`, "u");
  let rest = pair;
  for (let match = ending.exec(rest.folded); match !== null; match = ending.exec(rest.folded)) {
    rest = slicePair(rest, 0, match.index);
  }
  return rest;
}
