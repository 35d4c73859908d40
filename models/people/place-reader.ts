import { getAllCountries, getTimezone } from "countries-and-timezones";
import { IANAZone } from "luxon";
import { locales } from "../../core/locales.ts";
import { cityNames, countryNicknames } from "./cities.ts";
import { offsetMinutes, type Place, zonesOf } from "./place.ts";

/** What a typed place was understood as. */
export type PlaceReading =
  | { readonly kind: "place"; readonly place: Place }
  /** A country with several times: one zone for each time of day, the most western first. */
  | { readonly kind: "several-zones"; readonly region: string; readonly timeZones: readonly string[] }
  /** Looks like `Area/City`, but there is no such zone. */
  | { readonly kind: "unknown-zone" }
  /** Looks like a time or an offset, but nowhere on earth has it now. */
  | { readonly kind: "impossible-time" }
  | { readonly kind: "unknown" };

/** Cities of zones that are ordinary words as well. */
const ordinaryWords = new Set(["center", "wake", "midway", "easter", "knox"]);

/** Folds a name: no accents, case, dots or hyphens. */
function fold(name: string): string {
  return name
    .normalize("NFD")
    .replace(/(?<=[A-Za-z]\p{M}*)\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/ё/g, "е")
    .replace(/ß/g, "ss")
    .replace(/[.\-_’'`]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function countryNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const locale of locales) {
    for (const style of ["long", "short"] as const) {
      const display = new Intl.DisplayNames(locale, { type: "region", style });
      for (const region of Object.keys(getAllCountries()))
        names.set(fold(display.of(region) ?? region), region);
    }
  }
  for (const [nickname, region] of Object.entries(countryNicknames)) names.set(nickname, region);
  return names;
}

function zoneCities(): ReadonlyMap<string, Place> {
  const cities = new Map<string, Place>();
  for (const timeZone of Intl.supportedValuesOf("timeZone")) {
    const city = fold(timeZone.split("/").at(-1) ?? "");
    const region = getTimezone(timeZone)?.countries[0] ?? null;
    if (timeZone.includes("/") && !ordinaryWords.has(city)) cities.set(city, { region, timeZone });
  }
  for (const { name, timeZone, region } of cityNames) cities.set(fold(name), { timeZone, region });
  return cities;
}

function readCountry(region: string, now: Date): PlaceReading {
  const timeZones = zonesOf(region, now);
  const [only] = timeZones;
  if (only === undefined) return { kind: "unknown" };
  if (timeZones.length === 1) return { kind: "place", place: { region, timeZone: only } };
  return { kind: "several-zones", region, timeZones };
}

/** Offsets that some zone has now, with the zone that most people there live in. */
function zoneAtOffset(minutes: number, region: string | null, now: Date): Place | undefined {
  const own =
    region === null ? undefined : zonesOf(region, now).find((zone) => offsetMinutes(zone, now) === minutes);
  if (own !== undefined) return { region, timeZone: own };
  const exists = Intl.supportedValuesOf("timeZone").some((zone) => offsetMinutes(zone, now) === minutes);
  if (!exists) return undefined;
  if (minutes % 60 === 0) {
    // POSIX signs in these names: Etc/GMT-3 is three hours ahead of Greenwich.
    const hours = minutes / 60;
    return {
      region: null,
      timeZone: hours === 0 ? "Etc/UTC" : `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`,
    };
  }
  const timeZone = Intl.supportedValuesOf("timeZone").find((zone) => offsetMinutes(zone, now) === minutes);
  return timeZone === undefined
    ? undefined
    : { region: null, timeZone: getTimezone(timeZone)?.aliasOf ?? timeZone };
}

const offsetPattern = /^(?:utc|gmt)? ?([+\-−–]) ?(\d{1,2})(?::?(\d{2}))?$/i;
const bareOffsetPattern = /^(?:utc|gmt) ?(\d{1,2})?$/i;
const timePattern =
  /(?<!\d)([01]?\d|2[0-3])[:.h](\d{2})(?!\d) ?(a\.?m\.?|p\.?m\.?)?(?!\p{L})|(?<!\d)(1[0-2]|0?[1-9]) ?(a\.?m\.?|p\.?m\.?)(?!\p{L})/iu;

function readOffset(text: string, region: string | null, now: Date): PlaceReading | undefined {
  const match = offsetPattern.exec(text);
  const bare = bareOffsetPattern.exec(text);
  if (match === null && bare === null) return undefined;
  const sign = match !== null && match[1] !== "+" ? -1 : 1;
  const minutes = sign * (Number(match?.[2] ?? bare?.[1] ?? 0) * 60 + Number(match?.[3] ?? 0));
  const place = zoneAtOffset(minutes, region, now);
  return place === undefined ? { kind: "impossible-time" } : { kind: "place", place };
}

/** How far a stated time may be off a quarter of an hour, in minutes. */
const clockTolerance = 7;

function readTime(text: string, region: string | null, now: Date): PlaceReading | undefined {
  const match = timePattern.exec(text);
  if (match === null) return undefined;
  const half = (match[3] ?? match[5])?.toLowerCase().replace(/\./g, "");
  const stated = Number(match[1] ?? match[4]);
  const hour = half === undefined ? stated : (stated % 12) + (half === "pm" ? 12 : 0);
  const there = hour * 60 + Number(match[2] ?? 0);
  const utc = now.getUTCHours() * 60 + now.getUTCMinutes();
  const difference = ((((there - utc) % 1440) + 1440 + 720) % 1440) - 720;
  const quarter = Math.round(difference / 15) * 15;
  // Over the Pacific the same time of day stands for two dates: tried on both sides.
  for (const minutes of [quarter, quarter + 1440, quarter - 1440]) {
    if (Math.abs(difference - quarter) > clockTolerance) break;
    const place = zoneAtOffset(minutes, region, now);
    if (place !== undefined) return { kind: "place", place };
  }
  return { kind: "impossible-time" };
}

function readZone(text: string): PlaceReading | undefined {
  const match = /(?<![\p{L}/])([A-Za-z]+(?:\/[A-Za-z_+\-0-9]+){1,2})(?![\p{L}/])/u.exec(
    text.replace(/(?<=\/\p{L}+) (?=\p{L})/gu, "_"),
  );
  if (match?.[1] === undefined) return undefined;
  const wanted = match[1].toLowerCase();
  const timeZone =
    Intl.supportedValuesOf("timeZone").find((zone) => zone.toLowerCase() === wanted) ?? match[1];
  if (!IANAZone.isValidZone(timeZone)) return { kind: "unknown-zone" };
  const known = getTimezone(timeZone);
  return {
    kind: "place",
    place: { region: known?.countries[0] ?? null, timeZone: known?.aliasOf ?? timeZone },
  };
}

/** Knows the world's names; made once, since it takes some milliseconds. */
export interface PlaceReader {
  /**
   * Understands a city, a country, a time, an offset or an IANA zone, in four languages.
   * @param region where the person is thought to be, to tell zones with the same time apart
   */
  read(text: string, context: { readonly now: Date; readonly region: string | null }): PlaceReading;
}

/** Reads the names of countries and cities on first use. */
export function createPlaceReader(): PlaceReader {
  let countries: ReadonlyMap<string, string> | undefined;
  let cities: ReadonlyMap<string, Place> | undefined;

  const named = (name: string, now: Date): PlaceReading | undefined => {
    cities ??= zoneCities();
    countries ??= countryNames();
    const region = countries.get(name);
    const city = cities.get(name);
    if (region !== undefined && city?.region !== region) return readCountry(region, now);
    if (city !== undefined) return { kind: "place", place: city };
    return region === undefined ? undefined : readCountry(region, now);
  };

  return {
    read: (text, { now, region }) => {
      const trimmed = text.slice(0, 200).trim();
      const direct = readZone(trimmed) ?? readOffset(trimmed, region, now) ?? readTime(trimmed, region, now);
      if (direct !== undefined) return direct;
      const words = fold(trimmed.replace(/[,;!?()"«»]/g, " ")).split(" ");
      let country: PlaceReading | undefined;
      // Longest names first, so that "New York" wins over "York"; a city wins over its country.
      for (let length = Math.min(5, words.length); length > 0; length--) {
        for (let start = 0; start + length <= words.length; start++) {
          const name = words.slice(start, start + length).join(" ");
          if (length === 1 && name.length < 3 && words.length > 1) continue;
          const found = named(name, now);
          if (found?.kind === "place" && cities?.has(name)) return found;
          country ??= found;
        }
      }
      return country ?? { kind: "unknown" };
    },
  };
}
