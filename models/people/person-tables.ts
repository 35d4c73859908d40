/** What happens to the rows of one of two people who turn out to be the same. */
export type MergeRule =
  /** All of them go to the person who is kept: their keys are their own. */
  | "move"
  /** They end with the other account. */
  | "drop"
  /**
   * They go to the person who is kept, but for those whose other key columns that person has a row of already; with no
   * column named, one row of theirs is enough.
   */
  | { readonly unlessKept: readonly string[] };

/** A table that belongs to a person. */
export interface PersonTable {
  readonly name: string;
  readonly merge: MergeRule;
  /** Columns by which an export lists its rows, oldest first; absent for what says nothing to a person. */
  readonly exportBy?: string;
  /** What its list is called in an export, where the table's own name would say little. */
  readonly exportAs?: string;
  /** Columns left out of an export: secrets, a platform's own references, the state of delivery. */
  readonly omit?: readonly string[];
}

/**
 * Every table with a `person_id`, in the order of an export, most personal first. Merging two people and exporting one
 * both walk this list; a test compares it with the database, so that a new table can't be forgotten by either.
 */
export const personTables: readonly PersonTable[] = [
  { name: "accounts", merge: "move", exportBy: "created_at" },
  { name: "consents", merge: "move", exportBy: "at" },
  { name: "day_rules", merge: { unlessKept: [] }, exportBy: "from_at" },
  { name: "check_ins", merge: "move", exportBy: "started_at" },
  { name: "answers", merge: "move", exportBy: "answered_at" },
  { name: "assessments", merge: "move", exportBy: "created_at" },
  { name: "projections", merge: "move", exportBy: "created_at" },
  { name: "futures", merge: "move", exportBy: "updated_at" },
  { name: "habits", merge: "move", exportBy: "created_at" },
  { name: "habit_marks", merge: "move", exportBy: "at" },
  { name: "habit_pauses", merge: "move", exportBy: "created_at" },
  { name: "progress_snapshots", merge: { unlessKept: ["local_date"] }, exportBy: "local_date" },
  { name: "daily_plans", merge: "move", exportBy: "created_at" },
  { name: "plan_versions", merge: "move", exportBy: "at" },
  { name: "plan_ticks", merge: "move", exportBy: "at" },
  { name: "plan_requests", merge: { unlessKept: [] }, exportBy: "at" },
  { name: "nudge_settings", merge: { unlessKept: [] }, exportBy: "state" },
  { name: "reminders", merge: "move", exportBy: "created_at" },
  { name: "nudge_times", merge: { unlessKept: ["slot"] }, exportBy: "next_at" },
  { name: "nudges", merge: { unlessKept: ["local_date", "slot"] }, exportBy: "due_at" },
  { name: "technique_sessions", merge: "move", exportBy: "started_at" },
  { name: "technique_notes", merge: "move", exportBy: "created_at" },
  { name: "chat_lines", merge: "move", exportBy: "said_at", omit: ["id", "turn_id"] },
  { name: "memories", merge: "move", exportBy: "told_at", omit: ["id", "source_key"] },
  { name: "memory_vectors", merge: "move" },
  { name: "tool_calls", merge: "move", exportBy: "called_at", omit: ["turn_id", "call_id"] },
  { name: "use_spans", merge: { unlessKept: [] }, exportBy: "began_at" },
  {
    name: "safety_plan_parts",
    merge: { unlessKept: ["part"] },
    exportBy: "updated_at",
    exportAs: "safetyPlan",
  },
  { name: "safety_follow_ups", merge: { unlessKept: [] }, exportBy: "agreed_at" },
  { name: "audit_log", merge: "move", exportBy: "at" },
  { name: "model_tokens", merge: { unlessKept: ["day"] }, exportBy: "day" },
  {
    name: "conversations",
    merge: { unlessKept: ["channel", "conversation_id"] },
    exportBy: "created_at",
    omit: ["address", "not_before", "platform_user_id"],
  },
  { name: "report_links", merge: "move", exportBy: "created_at", omit: ["token_hash"] },
  { name: "hosted_files", merge: "move", exportBy: "created_at", omit: ["token_hash", "content"] },
  { name: "web_sessions", merge: "move", exportBy: "created_at", omit: ["token_hash"] },
  {
    name: "inbox",
    merge: "move",
    exportBy: "received_at",
    exportAs: "receivedMessages",
    omit: ["id", "delivery_id", "platform_order", "sender", "attempts"],
  },
  {
    name: "outbox",
    merge: "move",
    exportBy: "created_at",
    exportAs: "sentMessages",
    omit: [
      "id",
      "source",
      "number",
      "slot",
      "paced",
      "sent_parts",
      "not_before",
      "attempts",
      "due",
      "revision",
      "delivered_revision",
    ],
  },
  { name: "link_codes", merge: "drop" },
  { name: "link_attempts", merge: "drop" },
  { name: "link_requests", merge: "drop" },
  {
    name: "mailbox",
    merge: { unlessKept: ["channel", "conversation_id", "message_id"] },
    exportBy: "updated_at",
    exportAs: "webChatMessages",
    omit: ["revision"],
  },
];
