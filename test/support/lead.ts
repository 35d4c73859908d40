import type { Lead } from "../../core/lead.ts";

/** Leadership where there is only one instance. */
export const leadAlone: Lead = (_name, work, stopped) => work(stopped);
