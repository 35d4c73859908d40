import type { FileDraft } from "./render.ts";

/** A delivered message: enough to know how it can be edited or taken back. */
export type Part =
  | { readonly kind: "text"; readonly channelId: string; readonly ts: string }
  | { readonly kind: "file"; readonly fileId: string; readonly fingerprint: string };

/** Names a delivered text: `D123:1700000000.000100`. */
export function textPart(channelId: string, ts: string): string {
  return `${channelId}:${ts}`;
}

/** Names a delivered file: `file:F123:FINGERPRINT`. */
export function filePart(draft: FileDraft, fileId: string): string {
  return `file:${fileId}:${draft.fingerprint}`;
}

/** Reads a part's name back; `undefined` for what was never one. */
export function readPart(name: string): Part | undefined {
  const file = /^file:(\w+):(\w+)$/.exec(name);
  if (file !== null) return { kind: "file", fileId: file[1] ?? "", fingerprint: file[2] ?? "" };
  const text = /^(\w+):(\d+\.\d+)$/.exec(name);
  return text === null ? undefined : { kind: "text", channelId: text[1] ?? "", ts: text[2] ?? "" };
}
