import { getCountry, getTimezone } from "countries-and-timezones";
import { DateTime, IANAZone } from "luxon";
import type { Locale } from "../../core/locales.ts";
import { cityNames } from "./cities.ts";

/** Where somebody is. */
export interface Place {
  /** ISO 3166-1 alpha-2; `null` where only the time is known. */
  readonly region: string | null;
  /** IANA zone. */
  readonly timeZone: string;
}

/** Zones to prefer among those that share a time in a country, since most people there live in them. */
const preferredZones = new Set(cityNames.map((city) => city.timeZone));

/** How far a zone is ahead of UTC now, in minutes. */
export function offsetMinutes(timeZone: string, now: Date): number {
  return DateTime.fromJSDate(now, { zone: timeZone }).offset;
}

/** One zone of a country for each offset it has now, from west to east. */
export function zonesOf(region: string, now: Date): readonly string[] {
  const byOffset = new Map<number, string>();
  for (const timeZone of getCountry(region)?.timezones ?? []) {
    if (timeZone.startsWith("Antarctica/") || !IANAZone.isValidZone(timeZone)) continue;
    if (getTimezone(timeZone)?.countries[0] !== region) continue;
    const offset = offsetMinutes(timeZone, now);
    const known = byOffset.get(offset);
    if (known === undefined || (!preferredZones.has(known) && preferredZones.has(timeZone)))
      byOffset.set(offset, timeZone);
  }
  if (byOffset.size === 0) {
    // Small neighbours share a zone that bears another country's name: the country's own name for it is better.
    const first =
      cityNames.find((city) => city.region === region)?.timeZone ?? getCountry(region)?.timezones[0];
    return first === undefined ? [] : [first];
  }
  return [...byOffset].sort(([a], [b]) => a - b).map(([, timeZone]) => timeZone);
}

/** A first guess of where somebody is. */
export interface PlaceGuess extends Place {
  /** False where it comes from the language alone: fine to ask about, too weak for an emergency number. */
  readonly isFirm: boolean;
}

/** Regions that a language without a region most likely means; English and Spanish are spoken in too many. */
const likelyRegion: Partial<Record<string, string>> = { de: "DE", ru: "RU" };

/** Guesses region and zone from what the platform tells about a sender. */
export function guessPlace(
  sender: { readonly timeZone?: string; readonly languageTag?: string },
  now: Date,
): PlaceGuess | undefined {
  const tag = /^([a-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?/i.exec(sender.languageTag ?? "");
  const tagRegion = tag?.[2]?.toUpperCase();
  if (sender.timeZone !== undefined && IANAZone.isValidZone(sender.timeZone)) {
    const countries = getTimezone(sender.timeZone)?.countries ?? [];
    const fits = tagRegion !== undefined && countries.some((country) => country === tagRegion);
    const region = (fits ? tagRegion : countries[0]) ?? null;
    return { region, timeZone: sender.timeZone, isFirm: region !== null };
  }
  const region = tagRegion ?? likelyRegion[tag?.[1]?.toLowerCase() ?? ""];
  if (region === undefined) return undefined;
  const zones = zonesOf(region, now);
  const timeZone =
    getCountry(region) === null
      ? undefined
      : (capitalZone[region] ?? zones.find((zone) => preferredZones.has(zone)) ?? zones[0]);
  return timeZone === undefined ? undefined : { region, timeZone, isFirm: tagRegion !== undefined };
}

/** Where most people live in countries with several times. */
const capitalZone: Partial<Record<string, string>> = {
  RU: "Europe/Moscow",
  US: "America/New_York",
  CA: "America/Toronto",
  AU: "Australia/Sydney",
  BR: "America/Sao_Paulo",
  MX: "America/Mexico_City",
  ES: "Europe/Madrid",
  PT: "Europe/Lisbon",
  CL: "America/Santiago",
  ID: "Asia/Jakarta",
  NZ: "Pacific/Auckland",
  KZ: "Asia/Almaty",
  UA: "Europe/Kyiv",
  EC: "America/Guayaquil",
};

/** A country's name in a language. */
export function regionName(region: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: "region" }).of(region) ?? region;
}

/** The time in a zone as people write it there: "14:32" or "2:32 PM". */
export function timeIn(timeZone: string, locale: Locale, now: Date): string {
  return DateTime.fromJSDate(now, { zone: timeZone })
    .setLocale(locale === "en" ? "en-GB" : locale)
    .toFormat("HH:mm");
}

/** The city that names a zone, in English: "New York". */
export function zoneCity(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}
