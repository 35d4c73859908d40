import type { Clock } from "../../core/clock.ts";
import { matchLocale, translator } from "../../core/locales.ts";
import type { Logger } from "../../core/log.ts";
import type { SenderRef } from "../../core/message.ts";
import type { Receive } from "../channel.ts";
import { type Decoded, decodeDelivery } from "./decode.ts";
import type { DirectChats } from "./direct-chats.ts";
import type { Homes } from "./home.ts";
import { directChatLink, type IdentityMemory } from "./identity.ts";
import type { CompleteSender } from "./profiles.ts";

/** What the place where a command was typed is told; seen by the one who typed it only. */
export interface CommandReply {
  readonly response_type: "ephemeral";
  readonly text: string;
}

/** Takes in what Slack delivers, from whichever side it comes. */
export interface Intake {
  /** Resolves once all of it is stored; only then may it be acknowledged. Rejects if it could not be stored. */
  take(raw: unknown): Promise<CommandReply | undefined>;
  /** Resolves when nothing is being stored any more. */
  idle(): Promise<void>;
}

/** What the intake needs. */
export interface IntakeDeps {
  readonly receive: Receive;
  readonly identity: IdentityMemory;
  readonly completeSender: CompleteSender;
  readonly directs: DirectChats;
  /** Absent where Leo shows no App Home. */
  readonly homes: Homes | undefined;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Builds the intake: what one person sends is stored in the order in which it came, people side by side. */
export function openIntake(deps: IntakeDeps): Intake {
  const lanes = new Map<string, Promise<unknown>>();
  const running = new Set<Promise<unknown>>();

  const replyTo = async (decoded: Decoded, sender: SenderRef): Promise<CommandReply | undefined> => {
    if (decoded.typedIn === undefined) return undefined;
    const direct = await deps.directs
      .destination({ channel: "slack", id: sender.id, kind: "direct" })
      .catch(() => undefined);
    // Where Slack doesn't say, a direct chat is taken for the one with Leo.
    if (decoded.typedIn === direct?.channelId) return undefined;
    if (direct === undefined && decoded.typedIn.startsWith("D")) return undefined;
    const t = translator(matchLocale(sender.languageTag) ?? "en");
    const link = directChatLink(deps.identity.present());
    const words = t("chat:group.line");
    return {
      response_type: "ephemeral",
      text: link === undefined ? words : `${words} <${link}|${t("chat:group.link")}>`,
    };
  };

  const store = async (decoded: Decoded): Promise<CommandReply | undefined> => {
    const userId = decoded.messages[0]?.sender.id ?? decoded.home?.userId;
    if (userId === undefined) return undefined;
    const sender = await deps.completeSender(userId);
    if (decoded.home?.moment === "pressed") deps.homes?.pressed(sender);
    for (const message of decoded.messages) await deps.receive({ ...message, sender });
    if (decoded.home?.moment === "opened") deps.homes?.opened(sender);
    return await replyTo(decoded, sender);
  };

  const inTurn = <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const before = lanes.get(key) ?? Promise.resolve();
    const done = before.then(work, work);
    lanes.set(key, done);
    running.add(done);
    const forget = (): void => {
      running.delete(done);
      if (lanes.get(key) === done) lanes.delete(key);
    };
    done.then(forget, forget);
    return done;
  };

  return {
    take: async (raw) => {
      const decoded = decodeDelivery(raw, deps.identity.present().userId, deps.clock());
      if (decoded.appId !== undefined) deps.identity.learn({ appId: decoded.appId });
      if (decoded.ignored !== undefined) deps.log.debug({ kind: decoded.ignored }, "Slack: nothing for Leo");
      const key = decoded.messages[0]?.sender.id ?? decoded.home?.userId;
      if (key === undefined) return undefined;
      return await inTurn(key, () => store(decoded));
    },
    idle: async () => {
      await Promise.allSettled(running);
    },
  };
}
