import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { ChannelError } from "../../core/errors.ts";
import type { ConversationRef } from "../../core/message.ts";
import { toChannelError } from "./errors.ts";

/** How many people's direct chats are remembered. */
const mostRemembered = 10_000;

const opened = z.object({ channel: z.object({ id: z.string() }) });
const address = z.object({
  channelId: z.string().optional().catch(undefined),
  threadTs: z.string().optional().catch(undefined),
});

/** Where a message goes. */
export interface Destination {
  readonly channelId: string;
  /** The thread of a channel in which Leo was mentioned. */
  readonly threadTs: string | undefined;
}

/** Finds the channel behind a conversation. */
export interface DirectChats {
  /** @throws ChannelError `unreachable` where the person is gone */
  destination(to: ConversationRef): Promise<Destination>;
  /** The same, asking Slack anew: what is stored or remembered may be a chat that was closed long ago. */
  reopened(to: ConversationRef): Promise<Destination>;
}

/** Opens direct chats as needed; opening one that is open changes nothing. */
export function directChats(client: webApi.WebClient): DirectChats {
  const remembered = new LRUCache<string, string>({ max: mostRemembered });

  const open = async (userId: string): Promise<Destination> => {
    try {
      const answer = opened.safeParse(await client.conversations.open({ users: userId })).data;
      if (answer === undefined) throw new ChannelError("temporary", "Slack conversations.open: no channel");
      remembered.set(userId, answer.channel.id);
      return { channelId: answer.channel.id, threadTs: undefined };
    } catch (error) {
      throw toChannelError(error, "conversations.open");
    }
  };
  return {
    destination: async (to) => {
      const stored = address.safeParse(to.address).data;
      if (to.kind === "group") return { channelId: to.id, threadTs: stored?.threadTs };
      const channelId = remembered.get(to.id) ?? stored?.channelId;
      return channelId === undefined ? await open(to.id) : { channelId, threadTs: undefined };
    },
    reopened: async (to) => await open(to.id),
  };
}
