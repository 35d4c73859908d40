/** A helpline as it was found in published lists. A person must compare every row with its source before a release. */
export interface Helpline {
  readonly name: string;
  /** What to dial or text, as it is written there. */
  readonly contact: string;
  /** The line's own page, to compare the row with. */
  readonly source: string;
  /** Day on which a person compared the row with its source, ISO; `null` where nobody has yet. */
  readonly verifiedOn: string | null;
}

/** Whom to turn to in a region. */
export interface HelpResources {
  /** Emergency number; `null` where the region or its number is not known. */
  readonly emergency: string | null;
  readonly lines: readonly Pick<Helpline, "name" | "contact">[];
  /** A directory of helplines for every country. */
  readonly directoryUrl: string;
}

/** Where people find a helpline of any country. */
export const helplineDirectoryUrl = "https://findahelpline.com";

/** After so many days a row has to be compared with its source again. */
export const verificationLifetimeDays = 180;

const verifiedOn = null;

/** Helplines by region; a region without a row gets its emergency number and the directory. */
export const helplines: Readonly<Record<string, readonly Helpline[]>> = {
  US: [
    { name: "988 Suicide & Crisis Lifeline", contact: "988", source: "https://988lifeline.org", verifiedOn },
    {
      name: "Crisis Text Line",
      contact: "HOME → 741741",
      source: "https://www.crisistextline.org",
      verifiedOn,
    },
  ],
  CA: [{ name: "9-8-8 Suicide Crisis Helpline", contact: "988", source: "https://988.ca", verifiedOn }],
  GB: [
    { name: "Samaritans", contact: "116 123", source: "https://www.samaritans.org", verifiedOn },
    { name: "Shout", contact: "SHOUT → 85258", source: "https://giveusashout.org", verifiedOn },
  ],
  NL: [
    { name: "113 Zelfmoordpreventie", contact: "113 / 0800-0113", source: "https://www.113.nl", verifiedOn },
  ],
  DE: [
    {
      name: "TelefonSeelsorge",
      contact: "0800 111 0 111",
      source: "https://www.telefonseelsorge.de",
      verifiedOn,
    },
  ],
  AU: [{ name: "Lifeline", contact: "13 11 14", source: "https://www.lifeline.org.au", verifiedOn }],
};

/** Countries where 112 reaches the emergency services: the EU and its neighbours that share the number. */
const countriesWith112 =
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO CH AL BA ME MK RS MD UA RU BY KZ GE AM TR IN ZA".split(
    " ",
  );

const otherEmergencyNumbers: Readonly<Record<string, string>> = {
  US: "911",
  CA: "911",
  MX: "911",
  AR: "911",
  GB: "999",
  IE: "112 / 999",
  AU: "000",
  NZ: "111",
  JP: "119",
  KR: "119",
  BR: "192",
};

/** The emergency number of a region; `null` where it isn't known for sure. */
export function emergencyNumber(region: string | null): string | null {
  if (region === null) return null;
  return otherEmergencyNumbers[region] ?? (countriesWith112.includes(region) ? "112" : null);
}

/** Whom to turn to in a region. */
export function helpFor(region: string | null): HelpResources {
  const lines = helplines[region ?? ""] ?? [];
  return {
    emergency: emergencyNumber(region),
    lines: lines.map(({ name, contact }) => ({ name, contact })),
    directoryUrl: helplineDirectoryUrl,
  };
}

/** Regions with a row that nobody has compared with its source within 180 days; none may be left at a release. */
export function regionsToVerify(now: Date): readonly string[] {
  const oldest = now.getTime() - verificationLifetimeDays * 24 * 60 * 60_000;
  return Object.entries(helplines)
    .filter(([, lines]) =>
      lines.some((line) => line.verifiedOn === null || Date.parse(line.verifiedOn) < oldest),
    )
    .map(([region]) => region);
}
