import type { Migration } from "./migration.ts";

/**
 * When Leo writes on its own: what a person wants, what they asked to be reminded of, the next moment of each, and
 * what became of every moment that came; and when an instance was last up. Only `nudge_times` is looked through by time, so that a sweep costs as much
 * as is due, however many people there are. `conversations.spoke_at` is when the person last wrote there.
 */
export const nudges: Migration = {
  name: "0006-nudges",
  sql: `
ALTER TABLE conversations ADD COLUMN spoke_at timestamptz;

CREATE TABLE nudge_settings (
  person_id uuid PRIMARY KEY REFERENCES people ON DELETE CASCADE,
  state text NOT NULL CHECK (state IN ('on', 'off')),
  asked_at timestamptz,
  digest_time text NOT NULL,
  is_time_chosen boolean NOT NULL,
  weekend_time text,
  quiet_from text NOT NULL,
  quiet_to text NOT NULL,
  muted_until timestamptz,
  weekly boolean NOT NULL,
  every_days smallint NOT NULL,
  channel text,
  unanswered smallint NOT NULL DEFAULT 0,
  nudged_on date,
  nudged_at timestamptz,
  suggested_at timestamptz
);

CREATE TABLE reminders (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  habit_id uuid,
  words text,
  time text NOT NULL,
  days smallint[] NOT NULL,
  once date,
  is_on boolean NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id),
  CHECK ((habit_id IS NULL) <> (words IS NULL))
);

CREATE TABLE nudge_times (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  slot text NOT NULL,
  local_date date NOT NULL,
  next_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, slot)
);
CREATE INDEX nudge_times_due ON nudge_times (next_at);

CREATE TABLE nudges (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  local_date date NOT NULL,
  slot text NOT NULL,
  due_at timestamptz NOT NULL,
  outcome text NOT NULL,
  decided_at timestamptz NOT NULL,
  message smallint,
  answer text,
  PRIMARY KEY (person_id, local_date, slot)
);
CREATE INDEX nudges_due ON nudges (person_id) WHERE outcome = 'due';
CREATE INDEX nudges_date ON nudges (local_date);

CREATE TABLE heartbeat (
  id smallint PRIMARY KEY CHECK (id = 1),
  beat_at timestamptz NOT NULL
);
`,
};
