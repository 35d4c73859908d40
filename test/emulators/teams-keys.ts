import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

/** What a token says. */
export type Claims = Readonly<Record<string, unknown>>;

/** A key that signs tokens, and its public half as published. */
export interface SigningKey {
  /** A signed token. @param header replaces or adds parts of the header */
  sign(claims: Claims, header?: Claims): string;
  readonly published: Readonly<Record<string, unknown>>;
}

function encoded(part: Claims): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function signature(text: string, key: KeyObject): string {
  return createSign("RSA-SHA256").update(text).sign(key).toString("base64url");
}

/** Makes an RSA key of 2,048 bits. @param id its name in the key set */
export function makeSigningKey(id: string): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  return {
    published: { ...publicKey.export({ format: "jwk" }), kid: id, use: "sig", endorsements: ["msteams"] },
    sign: (claims, header = {}) => {
      const text = `${encoded({ alg: "RS256", typ: "JWT", kid: id, ...header })}.${encoded(claims)}`;
      return `${text}.${signature(text, privateKey)}`;
    },
  };
}

/** A token with `alg: none`. @param signed with something where a signature belongs */
export function unsignedToken(claims: Claims, signed = ""): string {
  return `${encoded({ alg: "none", typ: "JWT" })}.${encoded(claims)}.${signed}`;
}
