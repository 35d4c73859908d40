import type { KnownConversations } from "../../core/known-conversations.ts";
import type { Json } from "../../core/message.ts";
import type { Database } from "../database.ts";

interface KnownRow {
  readonly conversation_id: string;
  readonly address: Json;
  readonly last_order: string | null;
}

/** Looks conversations up for channels; persons are named by none, as a channel knows its own conversations only. */
export function createKnownConversations(database: Database): KnownConversations {
  return async (channel) => {
    const rows = await database.query<KnownRow>({
      text: `SELECT c.conversation_id, c.address, last.platform_order::text AS last_order
        FROM conversations c LEFT JOIN LATERAL (
          SELECT max(i.platform_order) AS platform_order FROM inbox i
          WHERE i.person_id = c.person_id AND i.channel = c.channel AND i.conversation_id = c.conversation_id
        ) last ON true
        WHERE c.channel = $1 AND c.kind = 'direct'
        ORDER BY last.platform_order DESC NULLS LAST`,
      values: [channel],
    });
    return rows.map((row) => ({
      conversation: {
        channel,
        id: row.conversation_id,
        kind: "direct",
        ...(row.address === null ? {} : { address: row.address }),
      },
      lastOrder: row.last_order ?? undefined,
    }));
  };
}
