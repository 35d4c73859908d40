import { z } from "zod";
import type { Draft } from "./render.ts";

/** A delivered message: enough to know how it can be edited. */
export type Part =
  | { readonly kind: "text"; readonly messageId: number }
  | { readonly kind: "photo" | "file"; readonly messageId: number; readonly fingerprint: string };

const messageId = z.coerce.number().int().positive();

/** Names a delivered draft: `17` for a text, `photo:17:FINGERPRINT` for a picture, `file:17:FINGERPRINT` for a file. */
export function partName(draft: Draft, id: number): string {
  return draft.kind === "text" ? String(id) : `${draft.kind}:${id}:${draft.fingerprint}`;
}

/** Reads a part's name back; `undefined` for what was never one. */
export function readPart(name: string): Part | undefined {
  const [first = "", second, fingerprint = ""] = name.split(":");
  const kind = first === "photo" || first === "file" ? first : "text";
  const id = messageId.safeParse(kind === "text" ? first : second);
  if (!id.success) return undefined;
  return kind === "text" ? { kind, messageId: id.data } : { kind, messageId: id.data, fingerprint };
}
