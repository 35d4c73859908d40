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
  /** Whether a person has compared every line with its source lately; the card says so where not. */
  readonly isVerified: boolean;
  /** A directory of helplines for every country. */
  readonly directoryUrl: string;
}

/** Where people find a helpline of any country. */
export const helplineDirectoryUrl = "https://findahelpline.com";

/** After so many days a row has to be compared with its source again. */
export const verificationLifetimeDays = 180;

/** A row that nobody has compared with its source yet. */
function unread(name: string, contact: string, source: string): Helpline {
  return { name, contact, source, verifiedOn: null };
}

/** Helplines by region; a region without a row gets its emergency number and the directory. */
export const helplines: Readonly<Record<string, readonly Helpline[]>> = {
  US: [
    unread("988 Suicide & Crisis Lifeline", "988", "https://988lifeline.org"),
    unread("Crisis Text Line", "HOME → 741741", "https://www.crisistextline.org"),
  ],
  CA: [unread("9-8-8 Suicide Crisis Helpline", "988", "https://988.ca")],
  GB: [
    unread("Samaritans", "116 123", "https://www.samaritans.org"),
    unread("Shout", "SHOUT → 85258", "https://giveusashout.org"),
  ],
  IE: [
    unread("Samaritans", "116 123", "https://www.samaritans.org/ireland"),
    unread("Text About It", "HELLO → 50808", "https://www.textaboutit.ie"),
  ],
  NL: [unread("113 Zelfmoordpreventie", "113 / 0800-0113", "https://www.113.nl")],
  DE: [
    unread("TelefonSeelsorge", "0800 111 0 111", "https://www.telefonseelsorge.de"),
    unread("TelefonSeelsorge", "0800 111 0 222 / 116 123", "https://www.telefonseelsorge.de"),
  ],
  AT: [unread("TelefonSeelsorge", "142", "https://www.telefonseelsorge.at")],
  CH: [unread("Die Dargebotene Hand · La Main Tendue", "143", "https://www.143.ch")],
  FR: [unread("Numéro national de prévention du suicide", "3114", "https://3114.fr")],
  ES: [unread("Línea 024", "024", "https://www.sanidad.gob.es/linea024")],
  PT: [unread("SOS Voz Amiga · SNS 24", "808 24 24 24 → 4", "https://www.sns24.gov.pt")],
  BE: [unread("Zelfmoordlijn", "1813", "https://www.zelfmoord1813.be")],
  PL: [unread("Telefon zaufania", "116 123", "https://116sos.pl")],
  SE: [unread("Självmordslinjen", "90101", "https://mind.se/hitta-hjalp/sjalvmordslinjen")],
  NO: [unread("Mental Helse", "116 123", "https://mentalhelse.no")],
  DK: [unread("Livslinien", "70 201 201", "https://www.livslinien.dk")],
  FI: [unread("Mieli", "09 2525 0111", "https://mieli.fi")],
  IT: [unread("Telefono Amico", "02 2327 2327", "https://www.telefonoamico.it")],
  AU: [unread("Lifeline", "13 11 14", "https://www.lifeline.org.au")],
  NZ: [unread("1737", "1737", "https://1737.org.nz")],
  IN: [unread("Tele MANAS", "14416", "https://telemanas.mohfw.gov.in")],
  JP: [unread("いのちの電話 / よりそいホットライン", "0120-279-338", "https://www.since2011.net/yorisoi")],
  KR: [unread("자살예방상담전화", "109", "https://www.129.go.kr")],
  BR: [unread("CVV", "188", "https://cvv.org.br")],
  MX: [unread("Línea de la Vida", "800 911 2000", "https://www.gob.mx/lineadelavida")],
  AR: [unread("Centro de Asistencia al Suicida", "135", "https://www.asistenciaalsuicida.org.ar")],
  ZA: [unread("SADAG", "0800 567 567", "https://www.sadag.org")],
};

/** Countries where 112 reaches the emergency services: the EU and its neighbours that share the number. */
const countriesWith112 =
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO AL BA ME MK RS MD UA RU BY KZ GE AM TR IN ZA".split(
    " ",
  );

const otherEmergencyNumbers: Readonly<Record<string, string>> = {
  US: "911",
  CA: "911",
  MX: "911",
  AR: "911",
  GB: "999",
  IE: "112 / 999",
  CH: "112 / 144",
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

/** Whether a person compared the row with its source within the last 180 days; a day in the future counts for nothing. */
function isVerified({ verifiedOn }: Helpline, now: Date): boolean {
  if (verifiedOn === null) return false;
  const ageMs = now.getTime() - Date.parse(verifiedOn);
  return ageMs >= 0 && ageMs <= verificationLifetimeDays * 24 * 60 * 60_000;
}

/** Whom to turn to in a region. @param now decides whether the rows count as checked */
export function helpFor(region: string | null, now: Date): HelpResources {
  const lines = helplines[region ?? ""] ?? [];
  return {
    emergency: emergencyNumber(region),
    lines: lines.map(({ name, contact }) => ({ name, contact })),
    isVerified: lines.every((line) => isVerified(line, now)),
    directoryUrl: helplineDirectoryUrl,
  };
}

/** Regions with a row that nobody has compared with its source within 180 days; none may be left at a release. */
export function regionsToVerify(now: Date): readonly string[] {
  return Object.entries(helplines)
    .filter(([, lines]) => lines.some((line) => !isVerified(line, now)))
    .map(([region]) => region);
}
