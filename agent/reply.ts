import { parsePartialJson } from "@langchain/core/output_parsers";
import { z } from "zod";

/** What Leo may offer under an answer, and nothing else. */
export const quickReplies = [
  "start_checkin",
  "send_photo",
  "open_report",
  "show_today",
  "add_habit",
  "set_reminder",
  "talk_more",
  "open_safety",
] as const;
export type QuickReply = (typeof quickReplies)[number];

/** Most quick replies under one answer. */
export const mostQuickReplies = 3;

/** Longest answer, in characters; a chat answer has a few hundred. */
export const longestReply = 3_000;

/** The shape that a model answers in. */
export const structuredReply = z.object({
  text: z.string(),
  quick_replies: z.array(z.enum(quickReplies)),
});

/** An answer as read from a model. */
export interface ReadReply {
  /** Markdown; empty where the model gave none. */
  readonly text: string;
  /** Known ones only, each once, at most three. */
  readonly quickReplies: readonly QuickReply[];
  /** False where JSON was begun that can't be read. */
  readonly isReadable: boolean;
}

const loose = z.object({
  text: z.string().catch(""),
  quick_replies: z.array(z.unknown()).catch([]),
});

function withoutFence(content: string): string {
  return content
    .trim()
    .replace(/^```(?:json)?\s*/i, "")
    .replace(/\s*```$/, "");
}

function knownReplies(offered: readonly unknown[]): readonly QuickReply[] {
  const known = quickReplies.filter((name) => offered.includes(name));
  return [...known].sort((a, b) => offered.indexOf(a) - offered.indexOf(b)).slice(0, mostQuickReplies);
}

/** Reads a model's answer: the shape asked for, or prose, which counts as the text alone. */
export function readReply(content: string): ReadReply {
  const body = withoutFence(content);
  if (!body.startsWith("{")) return { text: body, quickReplies: [], isReadable: true };
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { text: "", quickReplies: [], isReadable: false };
  }
  const { text, quick_replies } = loose.catch({ text: "", quick_replies: [] }).parse(json);
  return { text: text.trim(), quickReplies: knownReplies(quick_replies), isReadable: text.trim() !== "" };
}

/** An escape sequence that is not whole yet; whole backslash pairs before it stay. */
const brokenEscape = /(?<!\\)((?:\\\\)*)\\(?:u[\da-f]{0,3})?$/i;

/** As much of an answer's text as has been streamed; empty while nothing of it is there. */
export function streamedText(contentSoFar: string): string {
  const body = withoutFence(contentSoFar);
  if (body === "" || "```json".startsWith(body)) return "";
  if (!body.startsWith("{")) return body;
  try {
    return loose.parse(parsePartialJson(body.replace(brokenEscape, "$1"))).text;
  } catch {
    return "";
  }
}
