import { DateTime } from "luxon";
import { type Locale, translator } from "../../core/locales.ts";
import type { PlanContent } from "../../models/plans/plan-content.ts";
import { categoryOfTheme } from "../../pipeline/plan/themes.ts";
import { categoryColours, palette } from "./palette.ts";
import type { PlanCardData } from "./plan-card.ts";

/** First and last day of a plan as people write them: "3 – 9 March". */
export function planDates({ days }: Pick<PlanContent, "days">, locale: Locale): string {
  const [first, last] = [days[0]?.date ?? "", days.at(-1)?.date ?? ""].map(
    (date) => new Date(`${date}T12:00Z`),
  );
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  return format.formatRange(first ?? new Date(0), last ?? new Date(0));
}

/** A plan as the data of its card. */
export function planCardData(content: PlanContent, locale: Locale): PlanCardData {
  const t = translator(locale);
  return {
    title: t("plan:card.title"),
    dates: planDates(content, locale),
    days: content.days.map(({ date, mainFocus, theme }) => {
      const day = DateTime.fromISO(date, { zone: "utc" }).setLocale(locale);
      const category = categoryOfTheme(theme);
      return {
        weekday: day.toFormat("ccc"),
        day: day.toFormat("d"),
        focus: mainFocus,
        colour: category === undefined ? palette.glow : categoryColours[category],
      };
    }),
    morningTitle: t("plan:card.morning"),
    morning: content.morningRoutine,
  };
}

/** What the picture is, for people who don't see it; all that stands in it is said by the message beside it. */
export function planCardAlt({ title, dates }: PlanCardData): string {
  return `${title}, ${dates}`;
}
