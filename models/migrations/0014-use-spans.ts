import type { Migration } from "./migration.ts";

/** Since when somebody has been talking with Leo without a break, so that they are reminded of what it is. */
export const useSpans: Migration = {
  name: "0014-use-spans",
  sql: `
CREATE TABLE use_spans (
  person_id uuid PRIMARY KEY REFERENCES people ON DELETE CASCADE,
  began_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  noticed_at timestamptz
);
`,
};
