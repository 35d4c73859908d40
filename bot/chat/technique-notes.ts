import { noteWords } from "../../agent/support/note-words.ts";
import { techniqueIds } from "../../agent/support/technique.ts";
import { listNotes, removeNote, type TechniqueNote } from "../../models/support/notes.ts";
import { asking, text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";

/** How many notes are shown, newest first; the rest is in the export. */
const mostShown = 5;

function sayNote({ turn, t }: ChatContext, note: TechniqueNote): void {
  const id = techniqueIds.find((one) => one === note.technique);
  if (id === undefined) return;
  const button = {
    action: "technique",
    value: `note.${note.id.slice(0, 8)}`,
    label: t("support:buttons.remove"),
  };
  turn.say(asking(noteWords(id, note.content, t), [[button]]), { slot: slotOf(note.id.slice(0, 8)) });
}

/** A note's message, which becomes a word when the note is deleted. */
function slotOf(key: string): string {
  return `note-${key}`;
}

/** Shows what was written down, each note with a button that deletes it. */
export async function showNotes(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const notes = await listNotes(turn.transaction, person.id, mostShown);
  turn.say([text(t(notes.length === 0 ? "support:notes.none" : "support:notes.title"))]);
  for (const note of [...notes].reverse()) sayNote(context, note);
}

/** Deletes a note whose button was pressed; answers false for a button of another kind. */
export async function pressNote({ turn, person, t }: ChatContext, value: string): Promise<boolean> {
  const [, key] = /^note\.([\da-f]{8})$/.exec(value) ?? [];
  if (key === undefined) return false;
  const removed = await removeNote(turn.transaction, person.id, key);
  turn.release(slotOf(key), [text(t("support:notes.removed"))]);
  if (!removed) turn.say([text(t("chat:oldButton"))]);
  return true;
}
