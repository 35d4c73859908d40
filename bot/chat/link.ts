import type { Translate } from "../../core/locales.ts";
import type { OutboundMessage } from "../../core/message.ts";
import { storeEvent } from "../../models/conversations/inbox.ts";
import {
  codeMinutes,
  createLinkCode,
  type FoundCode,
  findLinkCode,
  hasTriedTooOften,
  noteWrongCode,
  readLinkCode,
  useLinkCode,
  writtenCode,
} from "../../models/links/link-code.ts";
import { answerLinkRequest, openLinkRequest } from "../../models/links/link-request.ts";
import { findPerson } from "../../models/people/find-person.ts";
import { agesDiffer } from "../../models/people/merge-profiles.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { linkEnteredEvent, linkRefusedEvent, linkSlot } from "./link-events.ts";

/** Buttons that say yes or no to joining two chats; value `yes.` or `no.` and the start of the request's id. */
export const linkAction = "link";

const channelNames = ["telegram", "slack", "discord", "teams", "web", "terminal"];

/** What a channel is called in a sentence. */
export function channelName(channel: string, t: Translate): string {
  return t(`link:channels.${channelNames.includes(channel) ? channel : "other"}`);
}

/** The question whether two chats are to become one. @param what which side is asked: its code was entered, or it entered one */
export function confirmMessage(
  what: "entered" | "enters",
  request: { readonly id: string; readonly channel: string },
  t: Translate,
): OutboundMessage {
  const value = (answer: string) => `${answer}.${shortId(request.id)}`;
  return asking(t(`link:${what}`, { channel: channelName(request.channel, t) }), [
    [{ action: linkAction, value: value("yes"), label: t("link:buttons.yes") }],
    [{ action: linkAction, value: value("no"), label: t("link:buttons.no") }],
  ]);
}

/** Why a code can't be used here; `undefined` where it can. */
async function problemOf(context: ChatContext, code: FoundCode | undefined): Promise<string | undefined> {
  const { turn, person } = context;
  if (code === undefined) return "unknown";
  const { channel, id } = code.conversation;
  if (code.personId === person.id)
    return channel === turn.conversation.channel && id === turn.conversation.id ? "own" : "already";
  if (code.state !== "open") return code.state;
  const owner = await findPerson(turn.transaction, code.personId);
  return owner !== undefined && agesDiffer(owner.stage, person.stage) ? "agesDiffer" : undefined;
}

async function enterCode(context: ChatContext, code: string): Promise<void> {
  const { turn, person, t } = context;
  const { transaction, conversation } = turn;
  const now = turn.now();
  const refuse = (problem: string) => turn.say([text(t(`link:problems.${problem}`, { count: codeMinutes }))]);
  if (await hasTriedTooOften(transaction, person.id, now)) return refuse("tooMany");
  const found = await findLinkCode(transaction, code, now);
  const problem = await problemOf(context, found);
  if (found === undefined || problem !== undefined) {
    await noteWrongCode(transaction, person.id, now);
    return refuse(problem ?? "unknown");
  }
  if (!(await useLinkCode(transaction, code, now))) return refuse("used");
  const owner = found.personId;
  const parties = {
    personId: owner,
    otherId: person.id,
    conversation: found.conversation,
    otherConversation: conversation,
  };
  const id = await openLinkRequest(transaction, parties, now);
  turn.release(linkSlot);
  turn.say(confirmMessage("enters", { id, channel: found.conversation.channel }, t), { slot: linkSlot });
  await storeEvent(transaction, {
    personId: owner,
    conversation: found.conversation,
    deliveryId: `link-entered:${id}`,
    content: { kind: "event", event: linkEnteredEvent, detail: { id, channel: conversation.channel } },
    at: now,
  });
}

async function giveCode(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const code = await createLinkCode(turn.transaction, person.id, turn.conversation, turn.now());
  turn.say([text(t("link:code", { code: writtenCode(code), count: codeMinutes }))]);
}

/** `/link`: gives a code, or takes one that was given in another chat. */
export async function openLink(context: ChatContext, argument: string): Promise<void> {
  const { turn, t } = context;
  const words = argument.trim();
  const code = readLinkCode(words);
  if (words === "") await giveCode(context);
  else if (code !== undefined) await enterCode(context, code);
  else turn.say([text(t("link:problems.notACode"))]);
  if (words === "" && context.person.stage !== "new") await returnToQuestion(context);
}

/** Takes a text that is nothing but a code; answers false for any other. */
export async function enterCodeInWords(context: ChatContext, words: string): Promise<boolean> {
  const code = readLinkCode(words);
  if (code === undefined) return false;
  await enterCode(context, code);
  return true;
}

/** A yes or no to joining two chats. */
export async function pressLink(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t, deps } = context;
  const { transaction } = turn;
  const [answer, idStart = ""] = value.split(".");
  const isYes = answer === "yes";
  const now = turn.now();
  const request = await answerLinkRequest(transaction, person.id, idStart, { isYes, now });
  if (request === undefined) {
    turn.release(linkSlot);
    turn.say([text(t("link:problems.over"))]);
    return;
  }
  const isOwner = request.personId === person.id;
  const [otherId, elsewhere] = isOwner
    ? [request.otherId, request.otherConversation]
    : [request.personId, request.conversation];
  if (!isYes) {
    turn.release(linkSlot, [text(t("link:refused"))]);
    await storeEvent(transaction, {
      personId: otherId,
      conversation: elsewhere,
      deliveryId: `link-refused:${request.id}`,
      content: { kind: "event", event: linkRefusedEvent, detail: null },
      at: now,
    });
    return;
  }
  const isWaiting = !(request.isConfirmed && request.isOtherConfirmed);
  const channel = channelName(elsewhere.channel, t);
  turn.release(linkSlot, [text(isWaiting ? t("link:waiting", { channel }) : t("link:joining"))]);
  if (!isWaiting) await deps.linkLater(transaction, { personId: request.personId, requestId: request.id });
}
