import type { Locale, Translate } from "../../../core/locales.ts";
import { type Challenge, challengeCount, planTextLimits } from "../../../models/plans/plan-content.ts";
import { requestWords } from "../words/all.ts";
import { anywhere } from "../words/vocabulary.ts";
import { habitsIn } from "./habit-names.ts";
import { withoutTrailing } from "./steps.ts";
import { pairText, splitAt, tidy, withoutBeginning } from "./text-parts.ts";

/** Which of the current challenges a sentence names, by a word of its title or by its place. */
function namedPlace(text: string, current: readonly Challenge[], locale: Locale): number {
  const { first, second } = requestWords[locale];
  const { folded } = pairText(text);
  const named = habitsIn(
    text,
    current.map((one) => ({ ...one, name: one.title })) as never,
  ) as unknown as readonly Challenge[];
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0)
    return current.findIndex(({ title }) => title === only.title);
  if (anywhere(second).test(folded)) return 1;
  return anywhere(first).test(folded) ? 0 : -1;
}

function titleIn(text: string, locale: Locale): string {
  const { leads, things, becomes, add, insteadOf } = requestWords[locale];
  const begun = withoutBeginning(pairText(text), `${leads}|${add}`);
  const kept = splitAt(begun, insteadOf)?.before ?? begun;
  const colon = kept.text.indexOf(":");
  const target = colon < 0 ? splitAt(kept, becomes)?.after : undefined;
  const aim =
    colon >= 0
      ? { text: kept.text.slice(colon + 1), folded: kept.folded.slice(colon + 1) }
      : (target ?? kept);
  const bare = withoutBeginning(aim, `${leads}|${things}|${becomes}`);
  const title = tidy(withoutTrailing(bare, things).text).slice(0, planTextLimits.title);
  return title.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}

/**
 * The challenges that a sentence wants: the current ones with another, one more or one less; `undefined` where it
 * says nothing that could be one.
 */
export function readChallenges(
  text: string,
  current: readonly Challenge[],
  { locale, t }: { readonly locale: Locale; readonly t: Translate },
): readonly Challenge[] | undefined {
  const { add, remove } = requestWords[locale];
  const { folded } = pairText(text);
  const place = namedPlace(text, current, locale);
  if (anywhere(remove).test(folded) && place >= 0) {
    const left = current.toSpliced(place, 1);
    return left.length >= challengeCount.min ? left : undefined;
  }
  const title = titleIn(text, locale);
  if ((title.match(/\p{L}/gu) ?? []).length < 3) return undefined;
  const made: Challenge = {
    category: t("talk:challenge.category"),
    title,
    description: title,
    time: t("talk:challenge.time"),
    reason: t("talk:challenge.reason"),
  };
  if (current.length === 0) return [made];
  if (anywhere(add).test(folded) && current.length < challengeCount.max) return [...current, made];
  return current.toSpliced(Math.max(place, 0), 1, made);
}
