import { escapeMarkdown } from "../../core/markdown.ts";
import type { Transaction } from "../../models/database.ts";
import { findNudgeSubjects, type NudgeSubject } from "../../models/nudges/subjects.ts";

/** Something a nudge asks about, with what is told of it so far. */
export interface NudgeItem {
  /** Id of the reminder. */
  readonly id: string;
  /** As it stands in a sentence: Markdown, escaped. */
  readonly name: string;
  /** As it stands on a button, cut where it is long. */
  readonly label: string;
  readonly state: "open" | "done" | "skipped";
}

/** What a nudge is about: the slots' subjects, and the things in them that can be ticked. */
export interface NudgeTopic {
  readonly subjects: readonly NudgeSubject[];
  readonly items: readonly NudgeItem[];
}

/** Longest words on a button, in characters. */
const longestLabel = 28;

function onButton(words: string): string {
  const letters = [...words];
  return letters.length <= longestLabel ? words : `${letters.slice(0, longestLabel - 1).join("")}…`;
}

function itemOf({ reminderId, text, answer }: NudgeSubject): NudgeItem[] {
  if (text === null) return [];
  return [{ id: reminderId, name: escapeMarkdown(text), label: onButton(text), state: answer ?? "open" }];
}

/** Finds what slots are about, as it stands now. */
export async function findNudgeTopic(
  transaction: Transaction,
  personId: string,
  slots: readonly string[],
): Promise<NudgeTopic> {
  const subjects = await findNudgeSubjects(transaction, personId, slots);
  return { subjects, items: subjects.flatMap(itemOf) };
}
