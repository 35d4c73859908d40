import { storeEvent } from "../../models/conversations/inbox.ts";
import { type Account, accountKey, listAccounts } from "../../models/links/accounts.ts";
import { unlinkAccount } from "../../models/links/unlink.ts";
import { recordAction } from "../../models/people/audit.ts";
import { asking, text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import { channelName } from "./link.ts";
import { unlinkedEvent } from "./link-events.ts";

/** Buttons that take an account off; value `ask.` or `yes.` and the account's key, or `no`. */
export const unlinkAction = "unlink";
const unlinkSlot = "unlink";

function isHere({ turn }: ChatContext, { channel, platformUserId }: Account): boolean {
  return channel === turn.conversation.channel && platformUserId === turn.sender.id;
}

function nameOf(context: ChatContext, account: Account): string {
  const channel = channelName(account.channel, context.t);
  return isHere(context, account) ? context.t("link:unlink.here", { channel }) : channel;
}

/** `/unlink`: the accounts that are one, each with a button that takes it off. */
export async function openUnlink(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const accounts = await listAccounts(turn.transaction, person.id);
  turn.release(unlinkSlot);
  if (accounts.length < 2) {
    turn.say([text(t("link:unlink.single"))]);
    return;
  }
  const rows = accounts.map((account) => [
    { action: unlinkAction, value: `ask.${accountKey(account)}`, label: nameOf(context, account) },
  ]);
  turn.say(asking(t("link:unlink.which"), rows), { slot: unlinkSlot });
}

async function takeOff(context: ChatContext, account: Account): Promise<void> {
  const { turn, person, t } = context;
  const { transaction } = turn;
  const now = turn.now();
  const fresh = await unlinkAccount(transaction, person.id, account, { messageId: turn.id, now });
  if (fresh === undefined) return openUnlink(context);
  const { channel } = account;
  await recordAction(transaction, person.id, { action: "unlink", detail: { channel }, now });
  if (fresh.conversation !== undefined)
    await storeEvent(transaction, {
      personId: fresh.personId,
      conversation: fresh.conversation,
      deliveryId: `unlinked:${fresh.personId}`,
      content: { kind: "event", event: unlinkedEvent, detail: null },
      at: now,
    });
  // From here nothing can be said as the person who keeps the data: the chat is somebody else's now.
  if (isHere(context, account)) return;
  turn.release(unlinkSlot, [text(t("link:unlink.done", { channel: channelName(channel, t) }))]);
}

/** A button of `/unlink` was pressed. */
export async function pressUnlink(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t } = context;
  const [what, key] = value.split(".");
  const accounts = await listAccounts(turn.transaction, person.id);
  const account = accounts.find((one) => accountKey(one) === key);
  if (what === "no") {
    turn.release(unlinkSlot, [text(t("link:unlink.kept"))]);
    return;
  }
  if (account === undefined || accounts.length < 2) return openUnlink(context);
  if (what === "yes") return takeOff(context, account);
  const question = t("link:unlink.ask", { channel: nameOf(context, account) });
  turn.say(
    asking(question, [
      [{ action: unlinkAction, value: `yes.${accountKey(account)}`, label: t("link:unlink.yes") }],
      [{ action: unlinkAction, value: "no", label: t("link:unlink.no") }],
    ]),
    { slot: unlinkSlot },
  );
}
