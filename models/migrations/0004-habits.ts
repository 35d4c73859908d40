import type { Migration } from "./migration.ts";

/**
 * Habits with what was told of each day, pauses, the service's own outages, and a person's progress day by day.
 * A mark keeps the moment, the zone and the local date it was written with; the date never changes afterwards.
 * `told_on` is the person's day on which it was written, so that what was told later can be told apart.
 */
export const habits: Migration = {
  name: "0004-habits",
  sql: `
CREATE TABLE habits (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  cue text,
  schedule jsonb NOT NULL,
  target jsonb,
  source text NOT NULL CHECK (source IN ('words', 'report', 'plan', 'agent')),
  created_on date NOT NULL,
  created_at timestamptz NOT NULL,
  archived_at timestamptz,
  PRIMARY KEY (person_id, id)
);

CREATE TABLE habit_marks (
  person_id uuid NOT NULL,
  habit_id uuid NOT NULL,
  local_date date NOT NULL,
  told_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('done', 'partial', 'skipped')),
  value double precision,
  reason text,
  note text,
  channel text NOT NULL,
  time_zone text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, habit_id, local_date),
  FOREIGN KEY (person_id, habit_id) REFERENCES habits ON DELETE CASCADE
);

CREATE TABLE habit_pauses (
  person_id uuid NOT NULL,
  habit_id uuid NOT NULL,
  from_date date NOT NULL,
  to_date date CHECK (to_date >= from_date),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, habit_id, from_date),
  FOREIGN KEY (person_id, habit_id) REFERENCES habits ON DELETE CASCADE
);

CREATE TABLE outages (
  from_at timestamptz PRIMARY KEY,
  to_at timestamptz NOT NULL CHECK (to_at > from_at)
);

CREATE TABLE progress_snapshots (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  local_date date NOT NULL,
  due smallint NOT NULL,
  done smallint NOT NULL,
  partial smallint NOT NULL,
  skipped smallint NOT NULL,
  habits jsonb NOT NULL,
  PRIMARY KEY (person_id, local_date)
);
`,
};
