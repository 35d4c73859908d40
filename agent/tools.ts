import type { Tool } from "./tool.ts";

/** What Leo's mind can do: one line a tool. */
export const tools: readonly Tool[] = [];
