import type { Lead } from "../../adapters/channel.ts";

/** Leadership where there is only one instance. */
export const leadAlone: Lead = (_name, work, stopped) => work(stopped);
