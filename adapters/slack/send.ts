import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { ChannelError } from "../../core/errors.ts";
import type { SentRef } from "../../core/message.ts";
import type { Destination } from "./direct-chats.ts";
import { isFormattingRefused, toChannelError } from "./errors.ts";
import { filePart, textPart } from "./parts.ts";
import type { Draft, MessageBlocks, TextDraft } from "./render.ts";
import { sendFile } from "./upload.ts";

const posted = z.object({ channel: z.string(), ts: z.string() });

/** Does something with formatted blocks, and again with plain ones if Slack refuses the formatting. */
export async function withPlainFallback<Result>(
  draft: TextDraft,
  attempt: (blocks: MessageBlocks) => Promise<Result>,
): Promise<Result> {
  try {
    return await attempt(draft.blocks);
  } catch (error) {
    if (!isFormattingRefused(error)) throw error;
    return await attempt(draft.plainBlocks);
  }
}

async function sendText(
  client: webApi.WebClient,
  { channelId, threadTs }: Destination,
  draft: TextDraft,
): Promise<string> {
  const answer = await withPlainFallback(draft, (blocks) =>
    client.chat.postMessage({
      channel: channelId,
      text: draft.text,
      blocks: [...blocks],
      mrkdwn: false,
      // Fetching a preview would use up a link that opens only once.
      unfurl_links: false,
      unfurl_media: false,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    }),
  );
  const read = posted.safeParse(answer).data;
  if (read === undefined) throw new ChannelError("temporary", "Slack chat.postMessage: unreadable answer");
  return textPart(read.channel, read.ts);
}

/**
 * Sends drafts in order, going on behind the parts an earlier try has delivered.
 * @throws ChannelError whose `sentParts` names all that is delivered, those of earlier tries included
 */
export async function sendDrafts(
  client: webApi.WebClient,
  to: Destination,
  drafts: readonly Draft[],
  already: readonly string[],
): Promise<SentRef> {
  const parts = [...already];
  for (const draft of drafts.slice(already.length)) {
    try {
      parts.push(
        draft.kind === "file"
          ? filePart(draft, await sendFile(client, to, draft))
          : await sendText(client, to, draft),
      );
    } catch (error) {
      throw toChannelError(error, draft.kind === "file" ? "upload" : "chat.postMessage", parts);
    }
  }
  return { parts };
}
