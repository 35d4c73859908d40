import type { Migration } from "./migration.ts";

/** What a person tried out on a report: the changes they picked, what the formulas said, the letter if they wanted one. */
export const futures: Migration = {
  name: "0007-futures",
  sql: `
CREATE TABLE futures (
  person_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  choices jsonb NOT NULL,
  outcome jsonb NOT NULL,
  letter text,
  analysed_by text,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, assessment_id),
  FOREIGN KEY (person_id, assessment_id) REFERENCES assessments ON DELETE CASCADE
);
`,
};
