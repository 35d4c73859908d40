import { addChatLines } from "../../models/conversations/chat-lines.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import { startWriting } from "./plan-writing.ts";

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
          isAdult: person.stage !== "minor",
          isInCrisisCare: await isInCrisisCare(turn.transaction, person.id, turn.now()),
          startPlan: (wishes) => startWriting(context, wishes),
        })
      : { kind: "gone" as const, say: "", show: [] };
  const fixed = { gone: t("chat:oldButton"), declined: t("agent:confirm.letBe") };
  const words = settled.kind === "gone" || settled.kind === "declined" ? fixed[settled.kind] : settled.say;
  const [first, ...rest] = [...(words === "" ? [] : [text(words)]), ...settled.show];
  if (first !== undefined) turn.say([first, ...rest]);
  if (settled.kind === "gone" || words === "") return;
  await addChatLines(turn.transaction, person.id, turn.id, [{ speaker: "leo", words, saidAt: turn.now() }]);
}
