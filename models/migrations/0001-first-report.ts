import type { Migration } from "./migration.ts";

/**
 * People, what they consented to and answered, and their reports.
 * Every table of a person has the person first in its key, so that it can be partitioned by person; the lookups
 * that lead to a person (`accounts`, `report_links`, `web_sessions`) are keyed by what they are looked up with.
 */
export const firstReport: Migration = {
  name: "0001-first-report",
  sql: `
CREATE TABLE people (
  id uuid PRIMARY KEY,
  locale text NOT NULL,
  region text,
  time_zone text,
  stage text NOT NULL DEFAULT 'new' CHECK (stage IN ('new', 'onboarding', 'adult', 'minor')),
  onboarding_step text,
  consented_at timestamptz,
  photo_consented_at timestamptz,
  photo_declined_at timestamptz,
  created_at timestamptz NOT NULL
);

CREATE TABLE accounts (
  channel text NOT NULL,
  platform_user_id text NOT NULL,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (channel, platform_user_id)
);
CREATE INDEX accounts_person ON accounts (person_id);

CREATE TABLE consents (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('health', 'photo')),
  text_version text NOT NULL,
  given boolean NOT NULL,
  channel text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);

CREATE TABLE conversations (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  channel text NOT NULL,
  conversation_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('direct', 'group')),
  address jsonb,
  not_before timestamptz,
  unreachable_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, channel, conversation_id)
);

CREATE TABLE check_ins (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'finished', 'abandoned')),
  question text,
  started_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (person_id, id)
);
CREATE UNIQUE INDEX check_ins_one_running ON check_ins (person_id) WHERE state = 'running';

CREATE TABLE answers (
  person_id uuid NOT NULL,
  check_in_id uuid NOT NULL,
  question text NOT NULL,
  value jsonb,
  skipped boolean NOT NULL DEFAULT false,
  channel text NOT NULL,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, check_in_id, question),
  FOREIGN KEY (person_id, check_in_id) REFERENCES check_ins ON DELETE CASCADE
);

CREATE TABLE assessments (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  check_in_id uuid,
  rules_version text NOT NULL,
  locale text NOT NULL,
  overall_glow_score smallint,
  biological_age smallint,
  biological_age_low smallint,
  biological_age_high smallint,
  emotional_age smallint,
  chronological_age smallint NOT NULL,
  category_scores jsonb NOT NULL,
  glowup_archetype text NOT NULL,
  micro_habits jsonb NOT NULL,
  analysis_summary text NOT NULL,
  detailed_insights jsonb NOT NULL,
  quiz_answers jsonb NOT NULL,
  photo_findings jsonb,
  scoring jsonb NOT NULL,
  analysed_by jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX assessments_newest ON assessments (person_id, created_at DESC);

CREATE TABLE projections (
  person_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  changes jsonb NOT NULL,
  score_then smallint,
  narrative text NOT NULL,
  analysed_by text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, assessment_id),
  FOREIGN KEY (person_id, assessment_id) REFERENCES assessments ON DELETE CASCADE
);

CREATE TABLE report_links (
  token_hash text PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  assessment_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX report_links_person ON report_links (person_id);

CREATE TABLE web_sessions (
  token_hash text PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX web_sessions_person ON web_sessions (person_id);

CREATE TABLE model_tokens (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  day date NOT NULL,
  tokens integer NOT NULL,
  PRIMARY KEY (person_id, day)
);

CREATE TABLE audit_log (
  person_id uuid NOT NULL,
  id uuid NOT NULL,
  action text NOT NULL,
  actor text NOT NULL,
  detail jsonb,
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
`,
};
