import type { Migration } from "./migration.ts";

/**
 * By which clock a person's days are counted, and since when: a change counts for the future only, and a day that was
 * cut short by a journey can be told from the rules on either side of it.
 */
export const days: Migration = {
  name: "0003-days",
  sql: `
CREATE TABLE day_rules (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  from_at timestamptz NOT NULL,
  time_zone text NOT NULL,
  start_hour smallint NOT NULL CHECK (start_hour BETWEEN 0 AND 6),
  PRIMARY KEY (person_id, from_at)
);

INSERT INTO day_rules (person_id, from_at, time_zone, start_hour)
  SELECT id, created_at, time_zone, 3 FROM people WHERE time_zone IS NOT NULL;
`,
};
