import { newId } from "../../core/ids.ts";
import type { Locale } from "../../core/locales.ts";
import type { Database } from "../database.ts";
import { setDayRule } from "../days/day-rules.ts";
import { rescheduleNudges } from "../nudges/schedule.ts";
import type { Person } from "./person.ts";

/** A database or a transaction of it. */
export type Queries = Pick<Database, "query">;

/** Version of the words that people agree to; rises when their meaning changes. */
export const consentTextVersion = "2026-11";

/** What a person can agree to. */
export type ConsentKind = "health" | "photo";

/**
 * What Leo keeps in mind besides a check-in: that it waits for a place, a consent or the answer to a safety question,
 * since which minute it waits for a new habit's name or then its rhythm, whose album it looks at, which check-in it is
 * analysing, since which minute it waits for what about reminders, or which text of the plan it waits for.
 */
export type Expectation =
  | "place"
  | "consent"
  | "thoughts"
  | "thoughts-asked"
  | "safe"
  | `safety-plan:${string}`
  | `habit-name:${number}`
  | `habit-when:${number}:${string}`
  | `album:${string}`
  | `analysing:${string}`
  | `remind:${number}:${string}`
  | `plan:${string}`;

/** Sets the language Leo speaks with a person. */
export async function setLocale(queries: Queries, person: Person, locale: Locale): Promise<Person> {
  await queries.query({
    name: "set-locale",
    text: "UPDATE people SET locale = $2 WHERE id = $1",
    values: [person.id, locale],
  });
  return { ...person, locale };
}

/** Stores where a person is from a moment on; the region stays as it was where only a time zone is known. */
export async function setPlace(
  queries: Queries,
  person: Person,
  place: { readonly region: string | null; readonly timeZone: string },
  now: Date,
): Promise<Person> {
  await setDayRule(queries, person.id, { timeZone: place.timeZone }, now);
  const region = place.region ?? person.region;
  await queries.query({
    name: "set-place",
    text: "UPDATE people SET region = $2, time_zone = $3, onboarding_step = NULL WHERE id = $1",
    values: [person.id, region, place.timeZone],
  });
  await rescheduleNudges(queries, person.id, now);
  return { ...person, region, timeZone: place.timeZone };
}

/** Sets whether a person is treated as an adult or as a minor. */
export async function setStage(queries: Queries, person: Person, stage: Person["stage"]): Promise<Person> {
  await queries.query({
    name: "set-stage",
    text: "UPDATE people SET stage = $2 WHERE id = $1",
    values: [person.id, stage],
  });
  return { ...person, stage };
}

/** Keeps a yes or no with its moment, channel and the version of the words; a yes to health data ends stage `new`. */
export async function recordConsent(
  queries: Queries,
  person: Person,
  consent: {
    readonly kind: ConsentKind;
    readonly given: boolean;
    readonly channel: string;
    readonly now: Date;
  },
): Promise<Person> {
  const { kind, given, channel, now } = consent;
  await queries.query({
    name: "record-consent",
    text: `INSERT INTO consents (person_id, id, kind, text_version, given, channel, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [person.id, newId(), kind, consentTextVersion, given, channel, now],
  });
  const at = given ? now : null;
  if (kind === "photo") {
    await queries.query({
      name: "set-photo-consent",
      text: "UPDATE people SET photo_consented_at = $2, photo_declined_at = $3 WHERE id = $1",
      values: [person.id, at, given ? null : now],
    });
    return { ...person, photoConsentedAt: at };
  }
  const stage = given && person.stage === "new" ? "onboarding" : person.stage;
  await queries.query({
    name: "set-health-consent",
    text: "UPDATE people SET consented_at = $2, stage = $3 WHERE id = $1",
    values: [person.id, at, stage],
  });
  return { ...person, consentedAt: at, stage };
}

/** Whether the person has said no to photos; Leo doesn't ask again then. */
export async function hasDeclinedPhotos(queries: Queries, personId: string): Promise<boolean> {
  const rows = await queries.query({
    name: "has-declined-photos",
    text: "SELECT 1 FROM people WHERE id = $1 AND photo_declined_at IS NOT NULL",
    values: [personId],
  });
  return rows.length > 0;
}

/** Keeps something in mind for the person's next message; `null` for nothing special. */
export async function setExpectation(
  queries: Queries,
  personId: string,
  what: Expectation | null,
): Promise<void> {
  await queries.query({
    name: "set-expectation",
    text: "UPDATE people SET onboarding_step = $2 WHERE id = $1",
    values: [personId, what],
  });
}

/** What Leo keeps in mind about the person's next message. */
export async function findExpectation(queries: Queries, personId: string): Promise<Expectation | null> {
  const [row] = await queries.query<{ onboarding_step: Expectation | null }>({
    name: "find-expectation",
    text: "SELECT onboarding_step FROM people WHERE id = $1",
    values: [personId],
  });
  return row?.onboarding_step ?? null;
}
