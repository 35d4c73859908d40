import { wallClock } from "../../models/days/leo-day.ts";
import { findPerson } from "../../models/people/find-person.ts";
import { languageNames } from "../../pipeline/wording/text-problems.ts";
import type { LoadSection } from "./section.ts";

/** Language, place, clock and what the person has agreed to. */
export const loadProfile: LoadSection = async ({
  personId,
  transaction,
  dayRule,
  now,
  locale,
  isAdult,
  t,
}) => {
  const person = await findPerson(transaction, personId);
  const { timeZone, startHour } = dayRule;
  const { date, time } = wallClock(now(), timeZone);
  const since = person?.createdAt.toISOString().slice(0, 10) ?? date;
  return {
    say: t("tools:context.profile", { time, zone: timeZone }),
    facts: {
      language: languageNames[locale],
      region: person?.region ?? null,
      time_zone: timeZone,
      local_date: date,
      local_time: time,
      day_begins_at_hour: startHour,
      is_adult: isAdult,
      agreed_to_photos: person?.photoConsentedAt != null,
      known_since: since,
    },
  };
};
