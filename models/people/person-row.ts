import { type Locale, matchLocale } from "../../core/locales.ts";
import type { Person, PersonStage } from "./person.ts";

/** A row of `people` as PostgreSQL hands it over. */
export interface PersonRow {
  readonly id: string;
  readonly locale: string;
  readonly region: string | null;
  readonly time_zone: string | null;
  readonly stage: PersonStage;
  readonly consented_at: Date | null;
  readonly photo_consented_at: Date | null;
  readonly created_at: Date;
}

/** A person out of a row; an unknown language falls back to English. */
export function toPerson(row: PersonRow): Person {
  const locale: Locale = matchLocale(row.locale) ?? "en";
  return {
    id: row.id,
    locale,
    region: row.region,
    timeZone: row.time_zone,
    stage: row.stage,
    consentedAt: row.consented_at,
    photoConsentedAt: row.photo_consented_at,
    createdAt: row.created_at,
  };
}
