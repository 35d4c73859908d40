import type { Database } from "../database.ts";

/** For how long what was said is kept, in days; then a clean-up takes it away. */
export const chatLinesKeptDays = 180;

/** Something that was said between a person and Leo's mind. */
export interface ChatLine {
  readonly speaker: "person" | "leo";
  /** As written by the person, or as Leo's Markdown. */
  readonly words: string;
  readonly saidAt: Date;
}

/** Keeps what a turn said; a turn that is run again adds nothing. */
export async function addChatLines(
  queries: Pick<Database, "query">,
  personId: string,
  turnId: string,
  lines: readonly ChatLine[],
): Promise<void> {
  for (const { speaker, words, saidAt } of lines) {
    await queries.query({
      name: "add-chat-line",
      text: `INSERT INTO chat_lines (person_id, turn_id, speaker, words, said_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person_id, turn_id, speaker) DO NOTHING`,
      values: [personId, turnId, speaker, words.replaceAll("\0", "").toWellFormed(), saidAt],
    });
  }
}

/** The newest lines, oldest first. @param limit how many at most */
export async function recentChatLines(
  queries: Pick<Database, "query">,
  personId: string,
  limit: number,
): Promise<readonly ChatLine[]> {
  const rows = await queries.query<{ speaker: ChatLine["speaker"]; words: string; said_at: Date }>({
    name: "recent-chat-lines",
    text: `SELECT speaker, words, said_at FROM (
        SELECT id, speaker, words, said_at FROM chat_lines WHERE person_id = $1 ORDER BY id DESC LIMIT $2) newest
      ORDER BY id`,
    values: [personId, limit],
  });
  return rows.map((row) => ({ speaker: row.speaker, words: row.words, saidAt: row.said_at }));
}
