import type { Migration } from "./migration.ts";

/**
 * The safety plan in a person's own words, a row for each part that they filled in, and the one question of the next
 * day that somebody agreed to after a crisis: claimed by `asked_at`, so that it is asked once.
 */
export const safety: Migration = {
  name: "0011-safety",
  sql: `
CREATE TABLE safety_plan_parts (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  part text NOT NULL,
  words text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, part)
);

CREATE TABLE safety_follow_ups (
  person_id uuid NOT NULL PRIMARY KEY REFERENCES people ON DELETE CASCADE,
  agreed_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  asked_at timestamptz
);
CREATE INDEX safety_follow_ups_due ON safety_follow_ups (due_at) WHERE asked_at IS NULL;
`,
};
