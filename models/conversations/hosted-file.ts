import { newSecret, sha256 } from "../../core/ids.ts";
import type { SenderRef } from "../../core/message.ts";
import type { Database } from "../database.ts";

/** How long a picture's address is good for: a telephone that was off overnight still shows it. */
export const pictureLifetimeMs = 24 * 60 * 60_000;
/** How long another file's address is good for: it is fetched once, by hand. */
export const fileLifetimeMs = 60 * 60_000;

/** A file to be fetched by an address. */
export interface HostedFile {
  /** With its ending. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/**
 * Keeps a file for a while under a new secret; only the secret's hash is stored.
 * @param owner the person it is about, as the channel names them
 * @returns 256 random bits in base64url; `undefined` where Leo doesn't know the owner (any more)
 */
export async function hostFile(
  database: Database,
  file: HostedFile & { readonly channel: string; readonly owner: SenderRef; readonly now: Date },
): Promise<string | undefined> {
  const token = newSecret(256);
  const lifetimeMs = file.mediaType.startsWith("image/") ? pictureLifetimeMs : fileLifetimeMs;
  const rows = await database.query({
    name: "host-file",
    text: `INSERT INTO hosted_files (token_hash, person_id, name, media_type, content, created_at, expires_at)
      SELECT $1, person_id, $4, $5, $6, $7, $8 FROM accounts WHERE channel = $2 AND platform_user_id = $3
      RETURNING token_hash`,
    values: [
      sha256(token),
      file.channel,
      file.owner.id,
      file.name,
      file.mediaType,
      Buffer.from(file.content),
      file.now,
      new Date(file.now.getTime() + lifetimeMs),
    ],
  });
  return rows.length === 0 ? undefined : token;
}

/** The file behind a secret; `undefined` where it was never given out or its time is over. */
export async function findHostedFile(
  database: Database,
  token: string,
  now: Date,
): Promise<HostedFile | undefined> {
  const [file] = await database.query<HostedFile>({
    name: "find-hosted-file",
    text: `SELECT name, media_type AS "mediaType", content FROM hosted_files
      WHERE token_hash = $1 AND expires_at > $2`,
    values: [sha256(token), now],
  });
  return file;
}
