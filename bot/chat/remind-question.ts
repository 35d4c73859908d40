import { findExpectation, setExpectation } from "../../models/people/people.ts";
import type { ChatContext } from "./context.ts";

/** For how long a question about reminders or quiet waits for words, in minutes. */
const patienceMinutes = 30;

/** What Leo has asked in words. */
export type RemindQuestion =
  /** How long to be quiet, and in which hours always. */
  | { readonly kind: "mute" | "quiet"; readonly about: "" }
  /** What a reminder is about. */
  | { readonly kind: "what"; readonly about: "" }
  /** What it is about; `about` are the words that say when. */
  | { readonly kind: "for"; readonly about: string }
  /** When it comes; `about` is the matter. */
  | { readonly kind: "when"; readonly about: string }
  /** A reminder's time; `about` is the beginning of its id, whether it is new, and whether it was asked for before. */
  | { readonly kind: "time"; readonly about: string };

const kinds: readonly RemindQuestion["kind"][] = ["mute", "quiet", "what", "for", "when", "time"];

function minuteOf(now: Date): number {
  return Math.floor(now.getTime() / 60_000);
}

/** Keeps in mind what was asked, so that the next words can be the answer. */
export async function keepQuestion(
  { turn, person }: ChatContext,
  { kind, about }: RemindQuestion,
): Promise<void> {
  await setExpectation(turn.transaction, person.id, `remind:${minuteOf(turn.now())}:${kind}:${about}`);
}

/** What was asked, which is forgotten by that; `undefined` where nothing was, or too long ago. */
export async function takeQuestion({ turn, person }: ChatContext): Promise<RemindQuestion | undefined> {
  const expected = await findExpectation(turn.transaction, person.id);
  const [, minute, name, about = ""] = /^remind:(\d+):(\w+):([\s\S]*)$/.exec(expected ?? "") ?? [];
  if (minute === undefined) return undefined;
  await setExpectation(turn.transaction, person.id, null);
  const kind = kinds.find((one) => one === name);
  if (kind === undefined || minuteOf(turn.now()) - Number(minute) > patienceMinutes) return undefined;
  return kind === "mute" || kind === "quiet" || kind === "what" ? { kind, about: "" } : { kind, about };
}
