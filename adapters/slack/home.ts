import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { Logger } from "../../core/log.ts";
import type { OutboundMessage, SenderRef } from "../../core/message.ts";
import { toChannelError } from "./errors.ts";
import { renderHome } from "./home-view.ts";

/** How many people's presses are remembered until they are answered. */
const mostPressed = 1_000;

/** Keeps people's App Homes up to date; best effort, nothing here ever throws. */
export interface Homes {
  /** Somebody looks at theirs. */
  opened(sender: SenderRef): void;
  /** Somebody pressed a button there: what is shown is old once the press is answered. */
  pressed(sender: SenderRef): void;
  /** Something was said to somebody. */
  answered(userId: string): void;
}

/** Publishes Homes. @param compose what a person's Home says now; it is seen by nobody else */
export function createHomes(
  client: webApi.WebClient,
  compose: (sender: SenderRef) => Promise<OutboundMessage>,
  log: Logger,
): Homes {
  const waiting = new LRUCache<string, SenderRef>({ max: mostPressed });

  const publish = async (sender: SenderRef): Promise<void> => {
    try {
      const view = renderHome(await compose(sender));
      await client.views.publish({ user_id: sender.id, view });
    } catch (error) {
      log.warn({ err: toChannelError(error, "views.publish") }, "Slack: an App Home could not be shown");
    }
  };
  return {
    opened: (sender) => void publish(sender),
    pressed: (sender) => void waiting.set(sender.id, sender),
    answered: (userId) => {
      const sender = waiting.get(userId);
      if (sender === undefined) return;
      waiting.delete(userId);
      void publish(sender);
    },
  };
}
