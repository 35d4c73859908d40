import type { Migration } from "./migration.ts";

/**
 * The way of a message: what came in and waits for its turn, what goes out and waits for its platform, the mailboxes
 * of channels whose reader comes and goes, and which instance runs which job.
 */
export const messages: Migration = {
  name: "0002-messages",
  sql: `
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
