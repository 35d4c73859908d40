import { locales, type Translate, translator } from "../../core/locales.ts";
import type { ChatLine } from "../../models/conversations/chat-lines.ts";
import { isReply } from "./replies.ts";

/** What Leo asks for where a request leaves it out. */
export const asks = ["habit", "time", "day", "dayText", "steps", "challenge", "technique"] as const;
export type Ask = (typeof asks)[number];

/** The intent that each question belongs to. */
export const askedFor: Readonly<Record<Ask, string>> = {
  habit: "mark_habit",
  time: "set_reminder",
  day: "change_day",
  dayText: "change_day",
  steps: "change_routine",
  challenge: "change_challenges",
  technique: "technique",
};

/** What a person was asked before their new text, and what they had said. */
export type OpenQuestion =
  /** A part of a request was missing. */
  | {
      readonly kind: "part";
      readonly ask: Ask;
      /** The request itself. */
      readonly request: string;
      /** What was answered to the questions before. */
      readonly answers: Readonly<Partial<Record<Ask, string>>>;
    }
  /** One of two was meant. */
  | { readonly kind: "either"; readonly request: string }
  /** Whether to look at a thought together. */
  | { readonly kind: "offer"; readonly thought: string };

/** For how long a question stays open, in milliseconds. */
const openMs = 60 * 60_000;

function asksWith(key: string, words: string): boolean {
  return locales.some((locale) => {
    const [beginning = ""] = translator(locale)(key, { names: "\0", first: "\0", second: "\0" }).split("\0");
    return words.startsWith(beginning);
  });
}

function askOf(words: string): Ask | undefined {
  return asks.find((ask) => asksWith(`talk:ask.${ask}`, words));
}

/** The question that Leo's last words leave open; it is read off the conversation, so nothing else has to be kept. */
export function findOpenQuestion(history: readonly ChatLine[], now: Date): OpenQuestion | undefined {
  const last = history.at(-1);
  const before = history.at(-2);
  if (last?.speaker !== "leo" || before?.speaker !== "person") return undefined;
  if (now.getTime() - last.saidAt.getTime() > openMs) return undefined;
  if (isReply("troubled", last.words)) return { kind: "offer", thought: before.words };
  if (asksWith("talk:ask.which", last.words)) return { kind: "either", request: before.words };
  const ask = askOf(last.words);
  if (ask === undefined) return undefined;
  const answers: Partial<Record<Ask, string>> = {};
  let place = history.length - 2;
  for (let earlier = askOf(history[place - 1]?.words ?? ""); earlier !== undefined; ) {
    if (askedFor[earlier] !== askedFor[ask] || history[place - 1]?.speaker !== "leo") break;
    answers[earlier] = history[place]?.words ?? "";
    place -= 2;
    earlier = askOf(history[place - 1]?.words ?? "");
  }
  return { kind: "part", ask, request: history[place]?.words ?? before.words, answers };
}

/** The question for a missing part. */
export function askFor(ask: Ask, t: Translate, names = ""): string {
  return t(`talk:ask.${ask}`, { names });
}
