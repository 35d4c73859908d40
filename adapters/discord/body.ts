import { MessageFlags, type RawFile } from "discord.js";
import { sha256 } from "../../core/ids.ts";
import { isFormRefused } from "./errors.ts";
import type { Draft, Upload } from "./render.ts";
import type { ApiRequest } from "./request.ts";

/** Pings nobody, whoever's name or role a text may hold. */
const noMentions = { parse: [] } as const;

/** Names that Discord keeps apart, and shows as they are. */
function fileName({ name }: Upload, index: number): string {
  return index === 0 ? name : name.replace(/(\.\w+)?$/, `-${index + 1}$1`);
}

function files({ uploads }: Draft): { readonly files: RawFile[]; readonly attachments: object[] } {
  return {
    files: uploads.map((upload, index) => ({
      name: fileName(upload, index),
      data: Buffer.from(upload.base64, "base64"),
      contentType: upload.mediaType,
    })),
    attachments: uploads.map((upload, index) => ({
      id: String(index),
      filename: fileName(upload, index),
      ...(upload.description === "" ? {} : { description: upload.description }),
    })),
  };
}

/** A form of a draft that can be sent: as it should look, or plain. */
export type Form = "formatted" | "plain";

/**
 * The draft as a request.
 * @param upload false where its files are there already
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
