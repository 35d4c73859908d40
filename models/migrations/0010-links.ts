import type { Migration } from "./migration.ts";

/**
 * Joining the accounts of one person: codes (hashed), wrong tries, and requests that both sides confirm. A conversation
 * knows whose account it is, so that one can be taken off again.
 *
 * Rows of one person refer to each other by keys that begin with the person. While two people are made one these
 * references are broken for a moment, so they are checked at the end of the transaction.
 *
 * `receive_message` holds a shared lock on the account until it has stored, so that no message slips in for a person who
 * is being merged; whoever changes the account's person holds it alone.
 */
export const links: Migration = {
  name: "0010-links",
  sql: `
CREATE TABLE link_codes (
  code_hash text PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  conversation jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX link_codes_person ON link_codes (person_id);

CREATE TABLE link_attempts (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);

CREATE TABLE link_requests (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id uuid NOT NULL,
  other_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  conversation jsonb NOT NULL,
  other_conversation jsonb NOT NULL,
  confirmed_at timestamptz,
  other_confirmed_at timestamptz,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'joining', 'refused')),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX link_requests_other ON link_requests (other_id);

ALTER TABLE conversations ADD COLUMN platform_user_id text;

DO $$
DECLARE
  reference record;
BEGIN
  FOR reference IN
    SELECT c.conname AS name, c.conrelid::regclass AS owner FROM pg_constraint c
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
      WHERE c.contype = 'f' AND a.attname = 'person_id' AND c.confrelid <> 'people'::regclass AND NOT c.condeferrable
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE', reference.owner, reference.name);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION receive_message(
  in_channel text, in_user text, in_delivery text, in_order numeric, in_conversation text, in_kind text,
  in_address jsonb, in_sender jsonb, in_content jsonb, in_sent timestamptz, in_received timestamptz,
  in_person uuid, in_locale text
) RETURNS TABLE (person uuid, message bigint) LANGUAGE plpgsql AS $$
DECLARE
  found_person uuid;
  stored bigint;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(484, hashtext(in_channel || E'\\n' || in_user));
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
  INSERT INTO conversations AS c
    (person_id, channel, conversation_id, kind, address, created_at, platform_user_id)
    VALUES (found_person, in_channel, in_conversation, in_kind, in_address, in_received, in_user)
    ON CONFLICT (person_id, channel, conversation_id) DO UPDATE
      SET address = excluded.address, unreachable_at = NULL, platform_user_id = excluded.platform_user_id
      WHERE c.address IS DISTINCT FROM excluded.address OR c.unreachable_at IS NOT NULL
        OR c.platform_user_id IS DISTINCT FROM excluded.platform_user_id;
  INSERT INTO inbox
    (person_id, channel, delivery_id, platform_order, conversation_id, sender, content, sent_at, received_at)
    VALUES (found_person, in_channel, in_delivery, in_order, in_conversation, in_sender, in_content, in_sent, in_received)
    ON CONFLICT (channel, delivery_id) DO NOTHING
    RETURNING id INTO stored;
  RETURN QUERY SELECT found_person, stored;
END $$;
`,
};
