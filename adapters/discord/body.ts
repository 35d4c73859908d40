import { MessageFlags, type RawFile } from "discord.js";
import { sha256 } from "../../core/ids.ts";
import { isFormRefused } from "./errors.ts";
import type { Draft } from "./render.ts";
import type { ApiRequest } from "./request.ts";

/** Pings nobody, whoever's name or role a text may hold. */
const noMentions = { parse: [] } as const;

function files({ pictures }: Draft): { readonly files: RawFile[]; readonly attachments: object[] } {
  return {
    files: pictures.map(({ pngBase64 }, index) => ({
      name: `picture-${index + 1}.png`,
      data: Buffer.from(pngBase64, "base64"),
      contentType: "image/png",
    })),
    attachments: pictures.map(({ alt }, index) => ({
      id: String(index),
      filename: `picture-${index + 1}.png`,
      ...(alt === "" ? {} : { description: alt }),
    })),
  };
}

/** A form of a draft that can be sent: as it should look, or plain. */
export type Form = "formatted" | "plain";

/**
 * The draft as a request.
 * @param upload false where the pictures are there already
 * @param more further fields of the body
 */
export function toRequest(draft: Draft, form: Form, upload: boolean, more: object = {}): ApiRequest {
  const uploads = upload ? files(draft) : undefined;
  const body = {
    content: form === "formatted" ? draft.content : draft.plain,
    components: form === "formatted" ? draft.rows : draft.plainRows,
    allowed_mentions: noMentions,
    // Fetching a preview would use up a link that opens only once.
    flags: MessageFlags.SuppressEmbeds,
    ...(uploads === undefined ? {} : { attachments: uploads.attachments }),
    ...more,
  };
  return { body, ...(uploads === undefined || uploads.files.length === 0 ? {} : { files: uploads.files }) };
}

/** Does something with a draft as it should look, and again with plain words if Discord refuses that form. */
export async function withPlainFallback<Result>(attempt: (form: Form) => Promise<Result>): Promise<Result> {
  try {
    return await attempt("formatted");
  } catch (error) {
    if (!isFormRefused(error)) throw error;
    return await attempt("plain");
  }
}

/** What makes Discord take a part once, however often it is sent within some minutes; 24 characters of its 25. */
export function onceOnly(key: string | undefined, index: number): object {
  return key === undefined ? {} : { nonce: sha256(`${key}.${index}`).slice(0, 24), enforce_nonce: true };
}
