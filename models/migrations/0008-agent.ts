import type { Migration } from "./migration.ts";

/**
 * What was said, for the next turns; which tools ran in which turn, so that none changes anything twice; and the tables
 * of LangGraph's PostgresSaver (1.0.5), which hold a turn's steps while it runs. The saver would make them itself, but
 * not safely with two instances at once.
 */
export const agent: Migration = {
  name: "0008-agent",
  sql: `
CREATE TABLE chat_lines (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id bigint GENERATED ALWAYS AS IDENTITY,
  turn_id text NOT NULL,
  speaker text NOT NULL CHECK (speaker IN ('person', 'leo')),
  words text NOT NULL,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id),
  UNIQUE (person_id, turn_id, speaker)
);
CREATE INDEX chat_lines_said ON chat_lines (said_at);

CREATE TABLE tool_calls (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  turn_id text NOT NULL,
  call_id text NOT NULL,
  tool text NOT NULL,
  input jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('done', 'waiting', 'declined')),
  outcome jsonb,
  called_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, turn_id, call_id)
);
CREATE INDEX tool_calls_called ON tool_calls (called_at);

CREATE SCHEMA langgraph;
CREATE TABLE langgraph.checkpoint_migrations (
  v integer PRIMARY KEY
);
CREATE TABLE langgraph.checkpoints (
  thread_id text NOT NULL,
  checkpoint_ns text NOT NULL DEFAULT '',
  checkpoint_id text NOT NULL,
  parent_checkpoint_id text,
  type text,
  checkpoint jsonb NOT NULL,
  metadata jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (thread_id, checkpoint_ns, checkpoint_id)
);
CREATE TABLE langgraph.checkpoint_blobs (
  thread_id text NOT NULL,
  checkpoint_ns text NOT NULL DEFAULT '',
  channel text NOT NULL,
  version text NOT NULL,
  type text NOT NULL,
  blob bytea,
  PRIMARY KEY (thread_id, checkpoint_ns, channel, version)
);
CREATE TABLE langgraph.checkpoint_writes (
  thread_id text NOT NULL,
  checkpoint_ns text NOT NULL DEFAULT '',
  checkpoint_id text NOT NULL,
  task_id text NOT NULL,
  idx integer NOT NULL,
  channel text NOT NULL,
  type text,
  blob bytea NOT NULL,
  PRIMARY KEY (thread_id, checkpoint_ns, checkpoint_id, task_id, idx)
);
INSERT INTO langgraph.checkpoint_migrations (v) VALUES (0), (1), (2), (3), (4);
`,
};
