import { createHash, randomBytes, randomUUID } from "node:crypto";

/** A new random id: UUID version 4. */
export function newId(): string {
  return randomUUID();
}

/** A random secret for links and cookies, in base64url. @param bits at least 128 */
export function newSecret(bits = 128): string {
  return randomBytes(Math.ceil(bits / 8)).toString("base64url");
}

/** SHA-256 of a text in hex: what is stored in place of a secret, and what names equal content. */
export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}
