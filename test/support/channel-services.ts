import type { ChannelServices } from "../../adapters/channel.ts";
import { newId } from "../../core/ids.ts";

/** What the application does for channels besides, where a test looks at something else. */
export const quietServices: Pick<ChannelServices, "refreshAddress" | "hostFile"> = {
  refreshAddress: async () => {},
  hostFile: async () => `https://leo.example/files/${newId()}`,
};
