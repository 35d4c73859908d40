import type { Transaction } from "../../models/database.ts";
import { HabitError } from "../../models/habits/habit.ts";
import { addHabit } from "../../models/habits/habits.ts";
import { readSchedule } from "../../models/habits/read-schedule.ts";
import { addReminder } from "../../models/nudges/reminders.ts";
import type { Answers } from "../../models/support/answer-values.ts";
import { addNote, type TechniqueNote } from "../../models/support/notes.ts";
import { saveSession, type TechniqueSession } from "../../models/support/sessions.ts";
import { comparedWords } from "./step-words.ts";
import type { Technique } from "./technique.ts";
import { ending, type SupportContext, type TechniqueTurn } from "./technique-turn.ts";

const longestHabit = 80;

/** Keeps the small step as a habit; answers what to say about it. */
async function keepHabit(
  transaction: Transaction,
  answers: Answers,
  { personId, locale, t, now }: SupportContext,
): Promise<string> {
  const { action, when } = answers;
  if (action?.kind !== "text") return t("support:adds.none");
  const words = when?.kind === "time" ? when.text : "";
  const name = [...action.text.replace(/\s+/g, " ")].slice(0, longestHabit).join("").trim();
  try {
    await addHabit(transaction, {
      ...{ personId, name, cue: words, source: "agent", now },
      schedule: readSchedule(words, locale)?.schedule ?? { kind: "daily" },
    });
    return t("support:adds.habit");
  } catch (error) {
    if (error instanceof HabitError) return t("support:adds.none");
    throw error;
  }
}

/** Keeps the slot for worries as a daily reminder; answers what to say about it. */
async function keepReminder(
  transaction: Transaction,
  { slot }: Answers,
  { personId, t, now }: SupportContext,
): Promise<string> {
  if (slot?.kind !== "time" || slot.time === null) return t("support:adds.none");
  const text = t("support:adds.worryTime");
  await addReminder(transaction, personId, { text, time: slot.time }, now);
  return t("support:adds.reminder", { time: slot.time });
}

async function add(
  transaction: Transaction,
  technique: Technique,
  answers: Answers,
  context: SupportContext,
): Promise<string | undefined> {
  const { keep } = answers;
  if (keep?.kind !== "choice" || keep.choice !== "yes") return undefined;
  if (technique.adds === "habit") return keepHabit(transaction, answers, context);
  return technique.adds === "reminder" ? keepReminder(transaction, answers, context) : undefined;
}

async function note(
  transaction: Transaction,
  technique: Technique,
  answers: Answers,
  { personId, now }: SupportContext,
): Promise<TechniqueNote | undefined> {
  const entries = technique.keeps.flatMap((id) => {
    const value = answers[id];
    return value === undefined ? [] : [[id, value] as const];
  });
  if (entries.length === 0) return undefined;
  const content = Object.fromEntries(entries);
  return addNote(transaction, personId, { technique: technique.id, content }, now);
}

/** Ends a technique: keeps what was written down, adds what was agreed to, puts ratings side by side. */
export async function endTechnique(
  transaction: Transaction,
  technique: Technique,
  session: TechniqueSession,
  heard: string,
  context: SupportContext,
): Promise<TechniqueTurn> {
  const { t, now } = context;
  const { answers } = session;
  await saveSession(transaction, session, "finished", now);
  if (Object.keys(answers).length === 0) return ending(technique, t("support:nothingAnswered"), t);
  const added = await add(transaction, technique, answers, context);
  const artefact = await note(transaction, technique, answers, context);
  const done = t(`${technique.texts}:${technique.id}.done`);
  const lines = [heard, comparedWords(technique, answers, t), added, done];
  const prompt = lines.filter((line) => line !== undefined && line !== "").join("\n\n");
  return ending(technique, prompt, t, artefact === undefined ? {} : { artefact });
}
