import type { KnownConversations } from "../../core/known-conversations.ts";
import type { Lead } from "../../core/lead.ts";

/** Leadership where there is only one instance. */
export const leadAlone: Lead = (_name, work, stopped) => work(stopped);

/** What a channel knows that has never spoken to anybody. */
export const knowNobody: KnownConversations = async () => [];
