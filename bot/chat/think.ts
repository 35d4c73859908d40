import type { AgentReply } from "../../agent/agent.ts";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { addChatLines } from "../../models/conversations/chat-lines.ts";
import { streamSlot } from "../../models/conversations/streamed.ts";
import { rowsOf, text } from "./blocks.ts";
import { type ChatContext, helpRegion, withPerson } from "./context.ts";
import { quickReplyButtons } from "./quick-replies.ts";
import { answerScreening } from "./safety.ts";
import { leaveTechnique } from "./technique.ts";
import type { Think, Turn } from "./turn.ts";

/** Buttons under a question of Leo's mind; value `yes.TICKET` or `no.TICKET`. */
export const ticketAction = "ticket";

type Answer = Extract<AgentReply, { readonly kind: "answer" }>;

function buttonsOf(reply: Answer, { t }: ChatContext): readonly Block[] {
  const questions = reply.waiting.map(({ ticket }) => [
    { action: ticketAction, value: `yes.${ticket}`, label: t("agent:confirm.yes") },
    { action: ticketAction, value: `no.${ticket}`, label: t("agent:confirm.no") },
  ]);
  const rows = [...questions, ...rowsOf(quickReplyButtons(reply.quickReplies, t))];
  return rows.length === 0 ? [] : [{ kind: "buttons", rows }];
}

function messageOf(reply: Answer, context: ChatContext): OutboundMessage {
  const { t } = context;
  const asked = reply.waiting.map(({ question }) => question).filter((one) => !reply.markdown.includes(one));
  return [
    text(reply.markdown),
    ...asked.map(text),
    ...(reply.tookOver === undefined ? [] : [text(`_${t(`agent:tookOver.${reply.tookOver}`)}_`)]),
    ...buttonsOf(reply, context),
  ];
}

async function say(context: ChatContext, words: string, reply: Answer, isStreamed: boolean): Promise<void> {
  const { turn, person } = context;
  const message = messageOf(reply, context);
  if (isStreamed) turn.release(streamSlot(turn.id), message);
  else turn.say(message);
  const [first, ...rest] = reply.show;
  if (first !== undefined) turn.say([first, ...rest]);
  await addChatLines(turn.transaction, person.id, turn.id, [
    { speaker: "person", words, saidAt: turn.now() },
    { speaker: "leo", words: reply.markdown, saidAt: turn.now() },
  ]);
  await context.deps.rememberLater(turn.transaction, { personId: person.id, turnId: turn.id });
  turn.jobAdded();
}

/** Hands a text to Leo's mind; what it makes of it is answered in a turn of its own. */
export function thinkAbout(context: ChatContext, words: string): Think {
  const { turn, person, deps } = context;
  return async () => {
    const { conversation, id: turnId, signal, now, log } = turn;
    const stream = deps.openAnswerStream({ personId: person.id, turnId, conversation });
    let reply: AgentReply;
    let isStreamed = false;
    try {
      reply = await deps.agent.reply({
        ...{ id: turnId, person, channel: conversation.channel, helpRegion: helpRegion(context) },
        ...{ text: words, now, log, signal, onText: stream.show },
        onTool: (name, input) => turn.note({ kind: "tool", name, input }),
      });
    } finally {
      isStreamed = await stream.end();
    }
    return {
      answer: async (later: Turn) => {
        const inLater = withPerson({ ...context, turn: later }, later.person);
        if (reply.kind === "danger") {
          later.note({ kind: "safety", ...reply.screening });
          await leaveTechnique(inLater);
          await answerScreening(inLater, reply.screening);
        } else await say(inLater, words, reply, isStreamed);
      },
      committed: () => deps.agent.forgetTurn(person.id, turnId),
    };
  };
}
