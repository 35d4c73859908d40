import { setTimeout as sleep } from "node:timers/promises";
import type { Claims, SigningKey } from "./teams-keys.ts";

/** An activity on its way to the bot. */
export type SentActivity = Readonly<Record<string, unknown>>;

/** How a post is signed. */
export interface PostOptions {
  /** Replaces or adds claims. */
  readonly claims?: Claims;
  /** The whole header, or none. */
  readonly authorization?: string | undefined;
  /** The body as it is, well-formed or not. */
  readonly raw?: string;
}

/** The way to the bot's webhook. */
export interface TeamsSender {
  /** From now on activities go to this address. */
  deliverTo(url: string): void;
  /** Posts at once and answers what the bot answered. */
  post(activity: SentActivity, options?: PostOptions): Promise<Response>;
  /** Posts behind everything that was queued before for the same conversation. */
  queue(conversationId: string, activity: SentActivity): void;
  /** From now on a queued post that isn't taken is repeated until it is, and holds back those behind it. */
  repeatUntilTaken(): void;
  /** Nothing is repeated any more. */
  giveUp(): void;
  /** Statuses of queued posts, oldest first. */
  readonly answers: readonly number[];
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
  /** The claims of a genuine token. */
  claims(): Claims;
}

/** Pause before a post that wasn't taken is repeated, in milliseconds; Teams waits far longer. */
const repeatAfterMs = 50;

/** Opens the way to a bot. @param appId absent where nothing is signed */
export function openSender(key: SigningKey, appId: string | undefined, serviceUrl: string): TeamsSender {
  const lanes = new Map<string, Promise<void>>();
  const answers: number[] = [];
  let webhookUrl = "";
  let patient = false;

  const claims = (): Claims => {
    const now = Math.floor(Date.now() / 1000);
    const validity = { nbf: now - 60, exp: now + 3_600 };
    return { iss: "https://api.botframework.com", aud: appId, serviceurl: serviceUrl, ...validity };
  };
  const post: TeamsSender["post"] = async (activity, options = {}) => {
    const signed = appId === undefined ? undefined : `Bearer ${key.sign({ ...claims(), ...options.claims })}`;
    const authorization = "authorization" in options ? options.authorization : signed;
    return await fetch(webhookUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: options.raw ?? JSON.stringify(activity),
    });
  };
  const postQueued = async (activity: SentActivity): Promise<void> => {
    for (;;) {
      const status = await post(activity).then(
        (answer) => answer.status,
        () => 0,
      );
      answers.push(status);
      if (!patient || (status !== 0 && status < 500)) return;
      await sleep(repeatAfterMs);
    }
  };
  return {
    answers,
    claims,
    post,
    repeatUntilTaken: () => {
      patient = true;
    },
    giveUp: () => {
      patient = false;
    },
    deliverTo: (url) => {
      webhookUrl = url;
    },
    queue: (conversationId, activity) => {
      const before = lanes.get(conversationId) ?? Promise.resolve();
      lanes.set(
        conversationId,
        before.then(() => postQueued(activity)),
      );
    },
    idle: async () => {
      await Promise.all(lanes.values());
    },
  };
}
