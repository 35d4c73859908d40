import type { Migration } from "./migration.ts";

/**
 * Conversations that go step by step, at most one running at a time, and what was written down in them. The answers
 * stand with the session while it runs; what is worth keeping becomes a note when it ends.
 */
export const support: Migration = {
  name: "0012-support",
  sql: `
CREATE TABLE technique_sessions (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  technique text NOT NULL,
  step text NOT NULL,
  answers jsonb NOT NULL,
  is_stuck boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'finished', 'left')),
  started_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE UNIQUE INDEX technique_sessions_running ON technique_sessions (person_id) WHERE state = 'running';

CREATE TABLE technique_notes (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  technique text NOT NULL,
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
`,
};
