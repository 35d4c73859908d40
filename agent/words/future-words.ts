import type { Translate } from "../../core/locales.ts";
import type { FactRow } from "../../core/message.ts";
import { movedCategories, type Range, type ReadyFuture } from "../../pipeline/projection/future-view.ts";

function range({ low, high }: Range): string {
  const [from, to] = [Math.round(low), Math.round(high)];
  return from === to ? String(from) : `${from}–${to}`;
}

/** A change of a number: "48–52 instead of 44"; the number alone where it stays. */
function change(then: string, now: string, t: Translate): string {
  return then === now ? then : t("future:chat.change", { then, now });
}

/** What the formulas say to the changes picked, a row each: in days, in weeks, and once they are usual. */
export function outcomeRows(view: ReadyFuture, t: Translate): readonly FactRow[] {
  const usual = t(view.years > 0 ? "future:chat.years" : "future:chat.usual", { count: view.years });
  return [
    { label: t("future:chat.now"), value: String(view.scoreNow) },
    ...view.ahead.map(({ days, score, strengthPercent }) => ({
      label: t("future:chat.days", { count: days }),
      value: t("future:chat.ahead", { score: range(score), percent: strengthPercent }),
    })),
    { label: usual, value: range(view.usual.score) },
    ...movedCategories(view).map((category) => ({
      label: t(`report:categories.${category}.name`),
      value: change(
        range(view.usual.categories[category] ?? { low: 0, high: 0 }),
        String(Math.round(view.categoriesNow[category] ?? 0)),
        t,
      ),
    })),
    ...(view.age === undefined
      ? []
      : [
          {
            label: t("report:lifestyleAge.label"),
            value: change(range(view.age.later), range(view.age.today), t),
          },
        ]),
  ];
}
