import type { Migration } from "./migration.ts";

/** Pictures and files that people fetch by an address; found by the hash of what stands in the address. */
export const hostedFiles: Migration = {
  name: "0009-hosted-files",
  sql: `
CREATE TABLE hosted_files (
  token_hash text PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  name text NOT NULL,
  media_type text NOT NULL,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX hosted_files_person ON hosted_files (person_id);
CREATE INDEX hosted_files_expiry ON hosted_files (expires_at);
`,
};
