import type { Migration } from "../migrate.ts";

/**
 * People, what they consented to and answered, their reports, and the way of a message.
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

CREATE TABLE inbox (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id bigint GENERATED ALWAYS AS IDENTITY,
  channel text NOT NULL,
  delivery_id text NOT NULL,
  platform_order numeric,
  conversation_id text NOT NULL,
  sender jsonb,
  content jsonb,
  sent_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'failed')),
  PRIMARY KEY (person_id, id),
  UNIQUE (channel, delivery_id)
);
CREATE INDEX inbox_new ON inbox (person_id, id) WHERE state = 'new';
CREATE INDEX inbox_received ON inbox (received_at);

CREATE TABLE outbox (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id bigint GENERATED ALWAYS AS IDENTITY,
  source text NOT NULL,
  number smallint NOT NULL,
  channel text NOT NULL,
  conversation_id text NOT NULL,
  slot text,
  paced boolean NOT NULL DEFAULT false,
  blocks jsonb,
  revision integer NOT NULL DEFAULT 1,
  delivered_revision integer NOT NULL DEFAULT 0,
  due boolean NOT NULL DEFAULT true,
  sent_parts jsonb,
  not_before timestamptz,
  edited_at timestamptz,
  attempts smallint NOT NULL DEFAULT 0,
  failure text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id),
  UNIQUE (person_id, source, number)
);
CREATE INDEX outbox_due ON outbox (person_id, id) WHERE due;
CREATE UNIQUE INDEX outbox_slot ON outbox (person_id, slot) WHERE slot IS NOT NULL;
CREATE INDEX outbox_created ON outbox (created_at);

CREATE SEQUENCE mailbox_revision;
CREATE TABLE mailbox (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  channel text NOT NULL,
  conversation_id text NOT NULL,
  message_id text NOT NULL,
  revision bigint NOT NULL DEFAULT nextval('mailbox_revision'),
  message jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, channel, conversation_id, message_id)
);
CREATE INDEX mailbox_newer ON mailbox (channel, conversation_id, revision);

CREATE TABLE running_jobs (
  job_id uuid PRIMARY KEY,
  queue text NOT NULL,
  instance_id text NOT NULL,
  started_at timestamptz NOT NULL
);

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

CREATE FUNCTION receive_message(
  in_channel text, in_user text, in_delivery text, in_order numeric, in_conversation text, in_kind text,
  in_address jsonb, in_sender jsonb, in_content jsonb, in_sent timestamptz, in_received timestamptz,
  in_person uuid, in_locale text
) RETURNS TABLE (person uuid, message bigint) LANGUAGE plpgsql AS $$
DECLARE
  found_person uuid;
  stored bigint;
BEGIN
  SELECT a.person_id INTO found_person FROM accounts a WHERE a.channel = in_channel AND a.platform_user_id = in_user;
  IF found_person IS NULL THEN
    INSERT INTO people (id, locale, created_at) VALUES (in_person, in_locale, in_received);
    INSERT INTO accounts (channel, platform_user_id, person_id, created_at)
      VALUES (in_channel, in_user, in_person, in_received) ON CONFLICT DO NOTHING;
    SELECT a.person_id INTO found_person FROM accounts a WHERE a.channel = in_channel AND a.platform_user_id = in_user;
    IF found_person <> in_person THEN
      DELETE FROM people p WHERE p.id = in_person;
    END IF;
  END IF;
  INSERT INTO conversations AS c (person_id, channel, conversation_id, kind, address, created_at)
    VALUES (found_person, in_channel, in_conversation, in_kind, in_address, in_received)
    ON CONFLICT (person_id, channel, conversation_id) DO UPDATE
      SET address = excluded.address, unreachable_at = NULL
      WHERE c.address IS DISTINCT FROM excluded.address OR c.unreachable_at IS NOT NULL;
  INSERT INTO inbox
    (person_id, channel, delivery_id, platform_order, conversation_id, sender, content, sent_at, received_at)
    VALUES (found_person, in_channel, in_delivery, in_order, in_conversation, in_sender, in_content, in_sent, in_received)
    ON CONFLICT (channel, delivery_id) DO NOTHING
    RETURNING id INTO stored;
  RETURN QUERY SELECT found_person, stored;
END $$;
`,
};
