import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Locale, locales, matchLocale, translator } from "./locales.ts";

type Texts = Readonly<Record<string, string>>;

const folder = new URL("./locales/", import.meta.url);
const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;

/** A file's texts by their whole key, e.g. `report:buttons.why`. */
function flatten(value: unknown, key: string): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[key, value]];
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(inner, key.includes(":") ? `${key}${key.endsWith(":") ? "" : "."}${name}` : `${key}:${name}`),
  );
}

function namespacesOf(locale: Locale): string[] {
  return readdirSync(new URL(`${locale}/`, folder))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
}

function read(locale: Locale, namespace: string): [string, unknown][] {
  const json: unknown = JSON.parse(readFileSync(new URL(`${locale}/${namespace}.json`, folder), "utf8"));
  return flatten(json, `${namespace}:`);
}

const namespaces = namespacesOf("en");
const textsOf = (locale: Locale, namespace: string) =>
  Object.fromEntries(read(locale, namespace).map(([key, text]) => [key, String(text)])) satisfies Texts;

/** Keys without their plural form: `points_one` and `points_other` are both `points`. */
function baseKeys(texts: Texts): string[] {
  const base = (key: string) => {
    const stem = key.replace(pluralSuffix, "");
    return `${stem}_other` in texts ? stem : key;
  };
  return [...new Set(Object.keys(texts).map(base))].sort();
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([^},\s]+)/g)].map((match) => match[1] ?? ""))].sort();
}

/** The plural forms a language needs for the whole numbers people meet, and for a fraction. */
function neededForms(locale: Locale): string[] {
  const rules = new Intl.PluralRules(locale);
  const numbers = [...Array.from({ length: 1001 }, (_, index) => index), 1.5];
  return [...new Set(numbers.map((number) => rules.select(number)))].sort();
}

/** What Leo never claims to do, and what no number of Leo's may be called. */
const claims: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    "therap\\p{L}*",
    "treatments?",
    "diagnos\\p{L}*",
    "screen(?:s|ed|ing)? for",
    "depression score",
    "medical advice",
    "prevent(?:s|ed|ing|ion)?",
    "cur(?:e|es|ed|ing)",
    "clinically proven",
    "(?:biological|true) age",
  ],
  ru: [
    "(?:психо)?терап\\p{L}*",
    "лечени\\p{L}*",
    "(?:из|вы)леч\\p{L}*",
    "диагно\\p{L}*",
    "скрининг\\p{L}*",
    "медицинск\\p{L}* совет\\p{L}*",
    "предотвра\\p{L}*",
    "профилакти\\p{L}*",
    "клинически доказан\\p{L}*",
    "(?:биологическ|истинн)\\p{L}* возраст\\p{L}*",
  ],
  es: [
    "(?:psico)?terap\\p{L}*",
    "tratamientos?",
    "diagn[oó]st\\p{L}*",
    "cribados?",
    "consejos? médicos?",
    "prevenir|previene\\p{L}*|prevención",
    "cura[nr]?|curación",
    "clínicamente (?:probad|demostrad)\\p{L}*",
    "edad (?:biológica|verdadera)",
  ],
  de: [
    "\\p{L}*therap\\p{L}*",
    "behandlung\\p{L}*",
    "diagnos\\p{L}*",
    "screening\\p{L}*",
    "(?:medizinisch|ärztlich)\\p{L}* rat(?:schl\\p{L}*)?",
    "vorbeug\\p{L}*",
    "heil(?:t|en|ung\\p{L}*)",
    "klinisch (?:erwiesen|bewiesen)",
    "(?:biologisch|wahr)\\p{L}* alters?",
  ],
};

/** A claim may be denied: "not a diagnosis". */
const denials: Readonly<Record<Locale, string>> = {
  en: "not|no|never|nor|neither|without|\\p{L}+n't|cannot",
  ru: "не|ни|нет|никогда|без",
  es: "no|ni|nunca|sin|ningun[oa]?|ningún",
  de: "nicht|nie|kein\\p{L}*|ohne|weder",
};

const whole = (pattern: string) => `(?<!\\p{L})(?:${pattern})(?!\\p{L})`;

function claimsIn(text: string, locale: Locale): string[] {
  const claim = new RegExp(whole(claims[locale].join("|")), "iu");
  const denied = new RegExp(`${whole(denials[locale])}.*${whole(claims[locale].join("|"))}`, "isu");
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => claim.test(sentence) && !denied.test(sentence));
}

describe("the texts people read", () => {
  it("are kept in the same files in every language", () => {
    expect(namespaces.length).toBeGreaterThan(3);
    for (const locale of locales) expect(namespacesOf(locale)).toEqual(namespaces);
  });

  describe.each(namespaces)("in %s", (namespace) => {
    const english = textsOf("en", namespace);

    it.each(locales)("have the same keys in %s as in English", (locale) => {
      expect(baseKeys(textsOf(locale, namespace))).toEqual(baseKeys(english));
    });

    it.each(locales)("are never empty in %s, nor anything but text", (locale) => {
      const odd = read(locale, namespace).filter(
        ([, text]) => typeof text !== "string" || text.trim() === "",
      );
      expect(odd).toEqual([]);
    });

    it.each(locales)("have every plural form %s needs, and no other", (locale) => {
      const texts = textsOf(locale, namespace);
      const allowed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      for (const key of baseKeys(texts).filter((base) => `${base}_other` in texts)) {
        const forms = Object.keys(texts)
          .filter((other) => other.replace(pluralSuffix, "") === key && other !== key)
          .map((other) => other.slice(key.length + 1));
        expect(forms, key).toEqual(expect.arrayContaining(neededForms(locale)));
        expect(allowed, key).toEqual(expect.arrayContaining(forms));
      }
    });

    it.each(locales)("take the same values in %s as in English", (locale) => {
      const texts = textsOf(locale, namespace);
      for (const [key, text] of Object.entries(texts)) {
        const stem = key.replace(pluralSuffix, "");
        const model = english[key] ?? english[`${stem}_other`] ?? "";
        // A singular form may say "one" in words.
        const mayLack = key.endsWith("_one") || key.endsWith("_zero") ? ["count"] : [];
        const own = placeholders(text).filter((name) => !mayLack.includes(name));
        expect(own, `${locale} ${key}`).toEqual(
          placeholders(model).filter((name) => !mayLack.includes(name)),
        );
      }
    });

    it.each(locales)("claim nothing medical in %s", (locale) => {
      const found = Object.entries(textsOf(locale, namespace)).flatMap(([key, text]) =>
        claimsIn(text, locale).map((sentence) => `${key}: ${sentence}`),
      );
      expect(found).toEqual([]);
    });
  });

  it("are told apart from claims by their denial", () => {
    expect(claimsIn("It is a range, not a diagnosis.", "en")).toEqual([]);
    expect(claimsIn("This is no joke. It cures you.", "en")).toEqual(["It cures you."]);
    expect(claimsIn("Das ist eine Behandlung.", "de")).toHaveLength(1);
    expect(claimsIn("Это диапазон, а не диагноз.", "ru")).toEqual([]);
    expect(claimsIn("Tu edad biológica es 40.", "es")).toHaveLength(1);
  });
});

describe("a translator", () => {
  it("counts as its language does", () => {
    const say = (locale: Locale, count: number) =>
      translator(locale)("report:comparison.better", { count }).split(",")[0] ?? "";
    expect(say("ru", 11)).toContain("11 баллов");
    expect(say("ru", 21)).toContain("21 балл ");
    expect(say("ru", 23)).toContain("23 балла ");
    expect(say("en", 12)).toContain("12 points");
    expect(say("de", 12)).toContain("12 Punkte");
    expect(say("es", 12)).toContain("12 puntos");
  });

  it.each([
    ["de-AT", "de"],
    ["ru_RU", "ru"],
    ["ES", "es"],
    ["fr", undefined],
    [undefined, undefined],
  ])("is chosen for the tag %s: %s", (tag, locale) => {
    expect(matchLocale(tag)).toBe(locale);
  });
});
