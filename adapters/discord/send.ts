import { Routes } from "discord.js";
import { z } from "zod";
import { ChannelError } from "../../core/errors.ts";
import type { SentRef } from "../../core/message.ts";
import type { Address } from "./address.ts";
import type { Answering } from "./answering.ts";
import { onceOnly, toRequest, withPlainFallback } from "./body.ts";
import { isChannelGone, toChannelError } from "./errors.ts";
import { partName } from "./parts.ts";
import type { Draft } from "./render.ts";
import type { DiscordApi } from "./request.ts";

/** What sending needs. */
export interface Sending {
  readonly api: DiscordApi;
  readonly answering: Answering;
}

/** A message Discord has taken. */
interface Taken {
  readonly channelId: string;
  readonly messageId: string;
}

const created = z.object({ id: z.string() });
const opened = z.object({ id: z.string() });

/** Discord checks a message it may have shown already by this, so a repeated try isn't shown twice. */
interface Once {
  readonly key: string | undefined;
  readonly index: number;
}

async function post(api: DiscordApi, channelId: string, draft: Draft, once: Once): Promise<Taken> {
  const more = onceOnly(once.key, once.index);
  const answer = await withPlainFallback((form) =>
    api.post(Routes.channelMessages(channelId), toRequest(draft, form, true, more)),
  );
  return { channelId, messageId: created.parse(answer).id };
}

/** Opens the direct channel with somebody, or finds the one there is. */
async function openDirectChannel(api: DiscordApi, userId: string): Promise<string> {
  return opened.parse(await api.post(Routes.userChannels(), { body: { recipient_id: userId } })).id;
}

/** Sends to the conversation's channel, and if that is gone, to a new one with the same person. */
async function postAnywhere(api: DiscordApi, to: Address, draft: Draft, once: Once): Promise<Taken> {
  try {
    return await post(api, to.channelId, draft, once);
  } catch (error) {
    if (!isChannelGone(error) || to.userId === undefined || !to.isDirect) throw error;
    return await post(api, await openDirectChannel(api, to.userId), draft, once);
  }
}

/**
 * Sends drafts in order, going on behind the parts an earlier try has delivered. The first answers the slash command
 * that waits for it, if one does.
 * @throws ChannelError whose `sentParts` names all that is delivered, those of earlier tries included
 */
export async function sendDrafts(
  { api, answering }: Sending,
  to: Address,
  drafts: readonly Draft[],
  already: readonly string[],
  key: string | undefined,
): Promise<SentRef> {
  const parts = [...already];
  for (const [index, draft] of drafts.entries()) {
    if (index < already.length) continue;
    try {
      const answer =
        index === already.length && to.interaction !== undefined
          ? await answering.answer(to.interaction, draft)
          : undefined;
      const taken = answer ?? (await postAnywhere(api, to, draft, { key, index }));
      parts.push(partName({ ...taken, fingerprint: draft.fingerprint }, to.channelId));
    } catch (error) {
      throw toChannelError(error, "message", parts);
    }
  }
  if (parts.length === 0) throw new ChannelError("rejected", "nothing to send");
  return { parts };
}
