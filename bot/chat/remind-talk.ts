import { type Locale, locales, translator } from "../../core/locales.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import { readMute } from "../../models/times/mute-span.ts";
import { readQuietRange } from "../../models/times/quiet-range.ts";
import { withoutBeginning } from "../../models/times/rest.ts";
import { foldWord } from "../../models/times/words/vocabulary.ts";
import type { ChatContext } from "./context.ts";
import { openMute } from "./mute.ts";
import { openQuiet } from "./quiet.ts";
import { answerReminderSentence, answerRemindQuestion } from "./remind-typed.ts";

/** What follows a command's plain word at the beginning of a sentence: "mute for a week", "тихие часы с 22 до 8". */
function behindWord(words: string, command: "mute" | "quiet", locale: Locale): string | undefined {
  for (const one of [locale, ...locales.filter((other) => other !== locale)]) {
    const wordings = translator(one)(`commands:${command}.words`).split("|").map(foldWord);
    const behind = withoutBeginning(
      words,
      [...wordings].sort((a, b) => b.length - a.length),
    );
    if (behind !== undefined && behind !== "") return behind;
  }
  return undefined;
}

/** Takes a sentence as `/mute` or `/quiet` where the rest of it names a span or hours; false otherwise. */
async function answerQuietSentence(context: ChatContext, words: string): Promise<boolean> {
  const { turn, person } = context;
  const hours = behindWord(words, "quiet", person.locale);
  if (hours !== undefined && readQuietRange(hours, person.locale).kind !== "problem") {
    await openQuiet(context, hours);
    return true;
  }
  const span = behindWord(words, "mute", person.locale);
  if (span === undefined) return false;
  const rule = await findDayRule(turn.transaction, person.id, turn.now());
  if (readMute(span, { locale: person.locale, now: turn.now(), rule }).kind === "problem") return false;
  await openMute(context, span);
  return true;
}

/** Answers all that is said about reminders and quiet in words: what Leo asked for, and sentences that begin so. */
export async function answerReminderTalk(context: ChatContext, words: string): Promise<boolean> {
  for (const answer of [answerRemindQuestion, answerReminderSentence, answerQuietSentence])
    if (await answer(context, words)) return true;
  return false;
}
