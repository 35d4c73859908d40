import { z } from "zod";
import type { Draft } from "./render.ts";

/** A delivered message: enough to know how it can be edited. */
export type Part =
  | { readonly kind: "text"; readonly messageId: number }
  | { readonly kind: "photo"; readonly messageId: number; readonly fingerprint: string };

const messageId = z.coerce.number().int().positive();

/** Names a delivered draft: `17` for a text, `photo:17:FINGERPRINT` for a picture. */
export function partName(draft: Draft, id: number): string {
  return draft.kind === "photo" ? `photo:${id}:${draft.fingerprint}` : String(id);
}

/** Reads a part's name back; `undefined` for what was never one. */
export function readPart(name: string): Part | undefined {
  const [first = "", second, fingerprint = ""] = name.split(":");
  const photo = first === "photo";
  const id = messageId.safeParse(photo ? second : first);
  if (!id.success) return undefined;
  return photo ? { kind: "photo", messageId: id.data, fingerprint } : { kind: "text", messageId: id.data };
}
