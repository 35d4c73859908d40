import { setTimeout as sleep } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { ChannelError } from "../../core/errors.ts";
import type { Destination } from "./direct-chats.ts";
import type { FileDraft } from "./render.ts";

/** How long the bytes of a file may take. */
const uploadTimeoutMs = 30_000;
/** Most characters of the description that screen readers say. */
const altLimit = 1_000;
/** Most characters of the title over a file. */
const titleLimit = 80;
/** Pauses between looks at whether the file is in the chat by now, in milliseconds. */
const lookPausesMs = [100, 200, 400, 800, 1_500];

const place = z.object({ upload_url: z.url(), file_id: z.string() });
const info = z.object({ file: z.object({ shares: z.record(z.string(), z.unknown()).optional() }) });

async function putBytes(address: string, bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<void> {
  // Without the token: the address itself is the permission.
  const response = await fetch(address, {
    method: "POST",
    body: bytes,
    headers: { "content-type": mediaType },
    redirect: "error",
    signal: AbortSignal.timeout(uploadTimeoutMs),
  });
  await response.body?.cancel();
  if (response.status !== 200) throw new ChannelError("temporary", `Slack upload: status ${response.status}`);
}

/** Slack puts an uploaded file into the chat a moment later: what is said after it shall stand under it. */
async function waitUntilShown(client: webApi.WebClient, fileId: string): Promise<void> {
  for (const pauseMs of lookPausesMs) {
    try {
      const read = info.safeParse(await client.files.info({ file: fileId })).data;
      if (Object.keys(read?.file.shares ?? {}).length > 0) return;
    } catch {
      return;
    }
    await sleep(pauseMs);
  }
}

/** Uploads a picture or another file, with its description, and shares it. @returns the file's id */
export async function sendFile(client: webApi.WebClient, to: Destination, draft: FileDraft): Promise<string> {
  const bytes = Uint8Array.from(Buffer.from(draft.base64, "base64"));
  // By name, since the SDK's own method calls the description alt_text and Slack alt_txt.
  const answer = await client.apiCall("files.getUploadURLExternal", {
    filename: draft.name,
    length: bytes.byteLength,
    ...(draft.alt === "" ? {} : { alt_txt: draft.alt.slice(0, altLimit) }),
  });
  const { upload_url: address, file_id: fileId } = place.parse(answer);
  await putBytes(address, bytes, draft.mediaType);
  const title = (draft.alt === "" ? draft.name : draft.alt).slice(0, titleLimit);
  const files: [{ id: string; title: string }] = [{ id: fileId, title }];
  await client.files.completeUploadExternal(
    to.threadTs === undefined
      ? { files, channel_id: to.channelId }
      : { files, channel_id: to.channelId, thread_ts: to.threadTs },
  );
  await waitUntilShown(client, fileId);
  return fileId;
}
