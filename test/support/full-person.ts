import { newId } from "../../core/ids.ts";
import type { Database } from "../../models/database.ts";

/**
 * One row or two of each table of a person, in an order that foreign keys allow. `$1` is the person, `$2` a moment,
 * `$3` a text of the person's own, `$4` a UUID that habits, check-ins and reports of the person share.
 */
const rows: Readonly<Record<string, string>> = {
  accounts: "INSERT INTO accounts VALUES ('telegram', $3, $1, $2)",
  consents: "INSERT INTO consents VALUES ($1, $4, 'health', 'v1', true, $3, $2)",
  day_rules: "INSERT INTO day_rules VALUES ($1, $2, 'Europe/Berlin', 3)",
  check_ins: `INSERT INTO check_ins (person_id, id, state, question, started_at, updated_at)
    VALUES ($1, $4, 'running', 'sex', $2, $2)`,
  answers: `INSERT INTO answers (person_id, check_in_id, question, value, channel, answered_at)
    VALUES ($1, $4, 'age', '42', $3, $2)`,
  assessments: `INSERT INTO assessments (person_id, id, rules_version, locale, chronological_age, category_scores,
      glowup_archetype, micro_habits, analysis_summary, detailed_insights, quiz_answers, scoring, analysed_by, created_at)
    VALUES ($1, $4, '1', 'en', 42, '{}', 'explorer', '[]', $3, '[]', '{}', '{}', '{}', $2)`,
  projections: "INSERT INTO projections VALUES ($1, $4, '[]', 70, $3, 'local', $2)",
  futures: "INSERT INTO futures VALUES ($1, $4, '[]', '{}', $3, 'local', $2)",
  habits: `INSERT INTO habits (person_id, id, name, schedule, source, created_on, created_at)
    VALUES ($1, $4, 'Walk of ' || $3, '{"kind":"daily"}', 'words', $2::timestamptz::date, $2)`,
  habit_marks: `INSERT INTO habit_marks (person_id, habit_id, local_date, told_on, state, channel, time_zone, at)
    VALUES ($1, $4, '2026-03-01', '2026-03-01', 'done', $3, 'UTC', $2)`,
  habit_pauses: "INSERT INTO habit_pauses VALUES ($1, $4, '2026-02-01', '2026-02-03', $2)",
  safety_plan_parts: "INSERT INTO safety_plan_parts VALUES ($1, 'signs', $3, $2)",
  safety_follow_ups: "INSERT INTO safety_follow_ups VALUES ($1, $2, $2)",
  progress_snapshots: `INSERT INTO progress_snapshots VALUES ($1, '2026-03-01', 2, 1, 0, 0, jsonb_build_array($3::text))`,
  daily_plans: "INSERT INTO daily_plans VALUES ($1, $4, 1, $2)",
  plan_versions: `INSERT INTO plan_versions (person_id, plan_id, version, content, locale, analysed_by, kind, difference,
      actor, at) VALUES ($1, $4, 1, jsonb_build_object('morningRoutine', jsonb_build_array($3::text)), 'en', 'local',
      'written', '[]', 'leo', $2)`,
  plan_ticks: "INSERT INTO plan_ticks VALUES ($1, $4, '2026-03-01', 'focus', $3, 'telegram', $2)",
  plan_requests: "INSERT INTO plan_requests VALUES ($1, $4, $3, $2)",
  nudge_settings: `INSERT INTO nudge_settings (person_id, state, digest_time, is_time_chosen, quiet_from, quiet_to, weekly,
      every_days, channel) VALUES ($1, 'on', '19:00', true, '21:30', '08:00', true, 1, $3)`,
  reminders: `INSERT INTO reminders (person_id, id, habit_id, time, days, is_on, created_at)
    VALUES ($1, $4, $4, '09:00', '{1,2,3}', true, $2)`,
  nudge_times: "INSERT INTO nudge_times VALUES ($1, 'digest', '2026-03-02', $2)",
  nudges: "INSERT INTO nudges VALUES ($1, '2026-03-01', 'digest', $2, 'sent', $2, 1, $3)",
  chat_lines:
    "INSERT INTO chat_lines (person_id, turn_id, speaker, words, said_at) VALUES ($1, $3, 'person', $3, $2)",
  memories: `INSERT INTO memories (person_id, source, source_key, words, told_at) VALUES ($1, 'line', $3, $3, $2)`,
  memory_vectors:
    "INSERT INTO memory_vectors SELECT person_id, id, 'words', '' FROM memories WHERE person_id = $1",
  tool_calls: "INSERT INTO tool_calls VALUES ($1, $3, 'call', 'a_tool', '{}', 'done', '{}', $2)",
  use_spans: "INSERT INTO use_spans VALUES ($1, $2, $2, NULL)",
  technique_sessions: `INSERT INTO technique_sessions VALUES ($1, $4, 'thought_record', 'thought',
    jsonb_build_object('situation', $3::text), false, 'running', $2, $2)`,
  technique_notes: `INSERT INTO technique_notes VALUES ($1, $4, 'thought_record',
    jsonb_build_object('thought', $3::text), $2)`,
  audit_log:
    "INSERT INTO audit_log VALUES ($1, $4, 'safety-screen', 'leo', jsonb_build_object('rule', $3::text), $2)",
  model_tokens: "INSERT INTO model_tokens VALUES ($1, '2026-03-01', 100)",
  conversations: `INSERT INTO conversations (person_id, channel, conversation_id, kind, created_at, platform_user_id)
    VALUES ($1, 'telegram', $3, 'direct', $2, $3)`,
  report_links: "INSERT INTO report_links VALUES ($3, $1, $4, $2, $2, NULL)",
  web_sessions: "INSERT INTO web_sessions VALUES ($3, $1, $2, $2, NULL)",
  hosted_files: "INSERT INTO hosted_files VALUES ($3, $1, 'a.png', 'image/png', '', $2, $2)",
  inbox: `INSERT INTO inbox (person_id, channel, delivery_id, conversation_id, content, sent_at, received_at)
    VALUES ($1, 'telegram', $3, $3, '{"kind":"text","text":"hi"}', $2, $2)`,
  outbox: `INSERT INTO outbox (person_id, source, number, channel, conversation_id, slot, blocks, created_at)
    VALUES ($1, $3, 0, 'telegram', $3, 'check-in', jsonb_build_array(
      jsonb_build_object('kind', 'text', 'markdown', $3::text), '{"kind":"buttons","rows":[]}'::jsonb), $2)`,
  link_codes: "INSERT INTO link_codes VALUES ($3, $1, '{}', $2, $2, NULL)",
  link_attempts: "INSERT INTO link_attempts VALUES ($1, $4, $2)",
  link_requests: "INSERT INTO link_requests VALUES ($1, $4, $1, '{}', '{}', NULL, NULL, 'open', $2)",
  mailbox: `INSERT INTO mailbox (person_id, channel, conversation_id, message_id, message, updated_at)
    VALUES ($1, 'telegram', $3, $4::text, '[]', $2)`,
};

/** The tables that {@link createFullPerson} puts something into. */
export const filledTables: readonly string[] = Object.keys(rows);

/** Somebody with a row in every table. @param name their own text in each of them */
export async function createFullPerson(
  database: Database,
  name: string,
  person: { readonly stage: "new" | "onboarding" | "adult" | "minor"; readonly at: Date },
): Promise<{ readonly id: string; readonly sharedId: string }> {
  const [id, sharedId] = [newId(), newId()];
  await database.query({
    text: `INSERT INTO people (id, locale, stage, time_zone, region, created_at)
      VALUES ($1, 'en', $2, 'Europe/Berlin', 'DE', $3)`,
    values: [id, person.stage, person.at],
  });
  for (const text of Object.values(rows)) {
    // Each statement takes all four values, so that PostgreSQL knows their types.
    const typed = `WITH given AS (SELECT $1::uuid, $2::timestamptz, $3::text, $4::uuid) ${text}`;
    await database.query({ text: typed, values: [id, person.at, name, sharedId] });
  }
  return { id, sharedId };
}
