import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { maybe } from "../../core/maybe.ts";
import type { SenderRef } from "../../core/message.ts";
import { toChannelError } from "./errors.ts";

/** Slack wants an answer within 3 s: a message doesn't wait longer than this for what is only a first guess. */
const patienceMs = 800;
/** How long Slack isn't asked again after it refused. */
const quietMs = 60_000;
const mostRemembered = 10_000;

const answer = z.object({ user: z.object({ locale: maybe(z.string()), tz: maybe(z.string()) }) });

/** Completes a sender with language and time zone as the person has set them in Slack; best effort. */
export type CompleteSender = (userId: string) => Promise<SenderRef>;

/** Asks Slack once for each person, and not at all for a while after it refused. */
export function senderProfiles(client: webApi.WebClient, clock: Clock): CompleteSender {
  const known = new LRUCache<string, SenderRef>({ max: mostRemembered });
  let quietUntilMs = 0;

  const ask = async (userId: string): Promise<SenderRef> => {
    try {
      const read = answer.parse(await client.users.info({ user: userId, include_locale: true }));
      const { locale, tz } = read.user;
      const sender: SenderRef = {
        id: userId,
        ...(locale === undefined ? {} : { languageTag: locale }),
        ...(tz === undefined ? {} : { timeZone: tz }),
      };
      known.set(userId, sender);
      return sender;
    } catch (error) {
      const waitMs = toChannelError(error, "users.info").retryAfterMs ?? quietMs;
      quietUntilMs = clock().getTime() + waitMs;
      return { id: userId };
    }
  };
  return async (userId) => {
    const sender = known.get(userId);
    if (sender !== undefined) return sender;
    if (clock().getTime() < quietUntilMs) return { id: userId };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<SenderRef>((resolve) => {
      timer = setTimeout(() => resolve({ id: userId }), patienceMs);
    });
    return await Promise.race([ask(userId), late]).finally(() => clearTimeout(timer));
  };
}
