import { Routes } from "discord.js";
import { ChannelError } from "../../core/errors.ts";
import type { SentRef } from "../../core/message.ts";
import type { Address } from "./address.ts";
import { toRequest, withPlainFallback } from "./body.ts";
import { isNothingThere, toChannelError } from "./errors.ts";
import { type Part, partName, readParts } from "./parts.ts";
import type { Draft } from "./render.ts";
import type { DiscordApi } from "./request.ts";
import { type Sending, sendDrafts } from "./send.ts";

async function editPart(api: DiscordApi, part: Part, draft: Draft): Promise<void> {
  const upload = part.fingerprint !== draft.fingerprint;
  await withPlainFallback((form) =>
    api.patch(Routes.channelMessage(part.channelId, part.messageId), toRequest(draft, form, upload)),
  );
}

async function removePart(api: DiscordApi, part: Part): Promise<void> {
  try {
    await api.delete(Routes.channelMessage(part.channelId, part.messageId));
  } catch (error) {
    if (!isNothingThere(error)) throw error;
  }
}

/**
 * Replaces delivered messages by new drafts: edits those in place, deletes what is left over, sends what is more.
 * @throws ChannelError `not-editable` when a message is gone
 */
export async function editDrafts(
  sending: Sending,
  to: Address,
  sent: SentRef,
  drafts: readonly Draft[],
): Promise<SentRef> {
  const parts = readParts(sent, to.channelId);
  if (parts.length === 0 || parts.includes(undefined))
    throw new ChannelError("not-editable", "no message of this channel", { sentParts: sent.parts });

  const names = [...sent.parts];
  for (const [index, part] of parts.entries()) {
    const draft = drafts[index];
    if (part === undefined) continue;
    try {
      if (draft === undefined) await removePart(sending.api, part);
      else await editPart(sending.api, part, draft);
    } catch (error) {
      throw toChannelError(error, "edit", names);
    }
    if (draft !== undefined)
      names[index] = partName({ ...part, fingerprint: draft.fingerprint }, to.channelId);
  }
  return await sendDrafts(sending, to, drafts, names.slice(0, drafts.length), undefined);
}
