import type { Migration } from "./migration.ts";

/**
 * What a person told, to be found again by meaning, and vectors of it. A vector belongs to the model that made it and is
 * compared with vectors of the same model only. Vectors are 32-bit floats, lowest byte first: embedded PostgreSQL has no
 * pgvector, and a person's few thousand are compared faster in code.
 */
export const memory: Migration = {
  name: "0013-memory",
  sql: `
CREATE TABLE memories (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  id bigint GENERATED ALWAYS AS IDENTITY,
  source text NOT NULL,
  source_key text NOT NULL,
  words text NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, id),
  UNIQUE (person_id, source, source_key)
);
CREATE INDEX memories_told ON memories (told_at);

CREATE TABLE memory_vectors (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  memory_id bigint NOT NULL,
  model text NOT NULL,
  vector bytea NOT NULL,
  PRIMARY KEY (person_id, memory_id, model),
  FOREIGN KEY (person_id, memory_id) REFERENCES memories ON DELETE CASCADE DEFERRABLE
);
`,
};
