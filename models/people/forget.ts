import type { Transaction } from "../database.ts";
import type { Queries } from "./people.ts";

/** What a person told or was told, in an order that foreign keys allow. */
const contents = [
  "DELETE FROM report_links WHERE person_id = $1",
  "DELETE FROM hosted_files WHERE person_id = $1",
  "DELETE FROM link_codes WHERE person_id = $1",
  "DELETE FROM link_attempts WHERE person_id = $1",
  "DELETE FROM link_requests WHERE $1 IN (person_id, other_id)",
  "DELETE FROM web_sessions WHERE person_id = $1",
  "DELETE FROM futures WHERE person_id = $1",
  "DELETE FROM plan_requests WHERE person_id = $1",
  "DELETE FROM plan_ticks WHERE person_id = $1",
  "DELETE FROM plan_versions WHERE person_id = $1",
  "DELETE FROM daily_plans WHERE person_id = $1",
  "DELETE FROM projections WHERE person_id = $1",
  "DELETE FROM progress_snapshots WHERE person_id = $1",
  "DELETE FROM habit_pauses WHERE person_id = $1",
  "DELETE FROM habit_marks WHERE person_id = $1",
  "DELETE FROM habits WHERE person_id = $1",
  "DELETE FROM assessments WHERE person_id = $1",
  "DELETE FROM check_ins WHERE person_id = $1",
  "DELETE FROM consents WHERE person_id = $1",
  "DELETE FROM model_tokens WHERE person_id = $1",
  "DELETE FROM safety_plan_parts WHERE person_id = $1",
  "DELETE FROM safety_follow_ups WHERE person_id = $1",
  "DELETE FROM audit_log WHERE person_id = $1",
  "DELETE FROM day_rules WHERE person_id = $1",
  "DELETE FROM memory_vectors WHERE person_id = $1",
  "DELETE FROM memories WHERE person_id = $1",
  "DELETE FROM chat_lines WHERE person_id = $1",
  "DELETE FROM tool_calls WHERE person_id = $1",
  "DELETE FROM technique_sessions WHERE person_id = $1",
  "DELETE FROM technique_notes WHERE person_id = $1",
  // A turn's steps are named person:turn.
  "DELETE FROM langgraph.checkpoints WHERE starts_with(thread_id, $1::text || ':')",
  "DELETE FROM langgraph.checkpoint_blobs WHERE starts_with(thread_id, $1::text || ':')",
  "DELETE FROM langgraph.checkpoint_writes WHERE starts_with(thread_id, $1::text || ':')",
  "DELETE FROM use_spans WHERE person_id = $1",
  "DELETE FROM nudge_times WHERE person_id = $1",
  "DELETE FROM nudges WHERE person_id = $1",
  "DELETE FROM reminders WHERE person_id = $1",
  "DELETE FROM nudge_settings WHERE person_id = $1",
  `UPDATE people SET region = NULL, time_zone = NULL, stage = 'new', onboarding_step = NULL, consented_at = NULL,
    photo_consented_at = NULL, photo_declined_at = NULL WHERE id = $1`,
];

/**
 * Deletes everything a person told Leo and every report, at once. What is left is the bare address that the last
 * words go to, until {@link forgetPerson}.
 */
export async function forgetContents(transaction: Transaction, personId: string): Promise<void> {
  for (const text of contents) await transaction.query({ text, values: [personId] });
}

/** Deletes a person with all that is left of them, messages and accounts too; a later message starts from nothing. */
export async function forgetPerson(queries: Queries, personId: string): Promise<void> {
  await queries.query({ text: "DELETE FROM audit_log WHERE person_id = $1", values: [personId] });
  await queries.query({ text: "DELETE FROM people WHERE id = $1", values: [personId] });
}
