import type { ChannelServices } from "../adapters/channel.ts";
import type { Clock } from "../core/clock.ts";
import { refreshAddress } from "../models/conversations/address.ts";
import { hostFile } from "../models/conversations/hosted-file.ts";
import type { Database } from "../models/database.ts";
import { hostedFilePrefix } from "./http/hosted-file-routes.ts";

/** What of the database a channel may use, by the channel's name. */
export type LendStorage = (channel: string) => Pick<ChannelServices, "refreshAddress" | "hostFile">;

/** Lends channels the few things they may keep: a conversation's newest address, and files to be fetched. */
export function createChannelStorage(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: string;
}): LendStorage {
  const { database, clock, publicUrl } = deps;
  return (channel) => ({
    refreshAddress: (conversation, sender) => refreshAddress(database, conversation, sender),
    hostFile: async (owner, file) => {
      const token = await hostFile(database, { ...file, channel, owner, now: clock() });
      return token === undefined ? undefined : `${publicUrl}${hostedFilePrefix}${token}`;
    },
  });
}
