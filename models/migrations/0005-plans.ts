import type { Migration } from "./migration.ts";

/**
 * Seven-day plans: every text a plan ever had is a version with its difference from the one before, so that all of
 * them can be shown and brought back; what was ticked off, in the words it had then; and the plan being written.
 */
export const plans: Migration = {
  name: "0005-plans",
  sql: `
CREATE TABLE daily_plans (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX daily_plans_newest ON daily_plans (person_id, created_at DESC);

CREATE TABLE plan_versions (
  person_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  locale text NOT NULL,
  assessment_id uuid,
  analysed_by text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('written', 'changed', 'restored', 'undone')),
  source_version integer,
  difference jsonb NOT NULL,
  actor text NOT NULL CHECK (actor IN ('person', 'leo', 'model')),
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, plan_id, version),
  FOREIGN KEY (person_id, plan_id) REFERENCES daily_plans ON DELETE CASCADE DEFERRABLE
);

CREATE TABLE plan_ticks (
  person_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  date date NOT NULL,
  item text NOT NULL,
  label text NOT NULL,
  channel text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, plan_id, date, item),
  FOREIGN KEY (person_id, plan_id) REFERENCES daily_plans ON DELETE CASCADE DEFERRABLE
);

CREATE TABLE plan_requests (
  person_id uuid PRIMARY KEY REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  wishes text,
  at timestamptz NOT NULL
);
`,
};
