import type { Locale } from "../../core/locales.ts";

/** A number as people write it, with at most one digit behind the point. */
export function written(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
}

/** A number with its sign, for years older and younger. */
export function signed(value: number, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 1,
    minimumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  return format.format(value);
}
