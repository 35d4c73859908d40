import type { Locale } from "../../core/locales.ts";

/** How far a person has come before Leo may keep anything about health. */
export type PersonStage =
  /** Has written, but not yet said yes to being kept; nothing about health is stored. */
  | "new"
  /** Consented; language, region and age are being asked. */
  | "onboarding"
  /** 18 and over: everything. */
  | "adult"
  /** Under 18: habits and youth resources, no scores, photo or ages. */
  | "minor";

/** Someone Leo talks to, whatever the channels they use. */
export interface Person {
  /** UUID; first in the key of everything that belongs to the person. */
  readonly id: string;
  readonly locale: Locale;
  /** ISO 3166-1 alpha-2, e.g. `DE`; `null` until confirmed. */
  readonly region: string | null;
  /** IANA time zone, e.g. `Europe/Berlin`; `null` until confirmed. */
  readonly timeZone: string | null;
  readonly stage: PersonStage;
  /** When the person agreed that health data is kept; `null` before. */
  readonly consentedAt: Date | null;
  /** When the person agreed that photos are looked at; `null` before or after withdrawal. */
  readonly photoConsentedAt: Date | null;
  readonly createdAt: Date;
}
