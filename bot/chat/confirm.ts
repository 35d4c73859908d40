import { addChatLines } from "../../models/conversations/chat-lines.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import { text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";

/** A button under a question of Leo's mind was pressed: does what it asked about, or lets it be. */
export async function pressTicket(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t, deps } = context;
  const [decision = "", ticket = ""] = value.split(".");
  const settled =
    decision === "yes" || decision === "no"
      ? await deps.agent.settle(ticket, decision, {
          ...{ personId: person.id, turnId: turn.id, channel: turn.conversation.channel },
          ...{ locale: person.locale, t, now: turn.now, log: turn.log, signal: turn.signal },
          dayRule: await findDayRule(turn.transaction, person.id, turn.now()),
          transaction: turn.transaction,
        })
      : { kind: "gone" as const, say: "", show: [] };
  const words = settled.kind === "gone" ? t("chat:oldButton") : settled.say || t("agent:confirm.letBe");
  turn.say([text(words), ...settled.show]);
  if (settled.kind === "gone") return;
  await addChatLines(turn.transaction, person.id, turn.id, [{ speaker: "leo", words, saidAt: turn.now() }]);
}
