import { DateTime } from "luxon";
import type { Locale } from "../../core/locales.ts";
import type { LocalDate } from "../../models/days/local-date.ts";

/** A date as people say it. @param style `short`: "Thu, 5 March"; `long`: "Thursday, 5 March"; `tiny`: "Thu 5" */
export function dateWords(date: LocalDate, locale: Locale, style: "tiny" | "short" | "long"): string {
  const day = DateTime.fromISO(date, { zone: "utc" }).setLocale(locale);
  if (style === "tiny") return day.toFormat("ccc d");
  const weekday = style === "short" ? "short" : "long";
  return day.toLocaleString({ weekday, day: "numeric", month: "long" });
}

/** A day's date without its weekday: "5 March". */
export function dayAndMonth(date: LocalDate, locale: Locale): string {
  return DateTime.fromISO(date, { zone: "utc" })
    .setLocale(locale)
    .toLocaleString({ day: "numeric", month: "long" });
}
