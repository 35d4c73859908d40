import { shown } from "../../agent/words/reminder-words.ts";
import type { Locale } from "../../core/locales.ts";
import { locales } from "../../core/locales.ts";
import type { OutboundMessage } from "../../core/message.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import { longestMatter } from "../../models/nudges/matter.ts";
import { timeWords } from "../../models/times/languages.ts";
import { readTime } from "../../models/times/read-time.ts";
import { withoutBeginning } from "../../models/times/rest.ts";
import { returnToQuestion } from "./ask.ts";
import type { ChatContext } from "./context.ts";
import { answerMuteWords } from "./mute.ts";
import { answerQuietWords } from "./quiet.ts";
import { addFromWords } from "./remind.ts";
import { askForTime } from "./remind-ask.ts";
import { remindSlot } from "./remind-buttons.ts";
import { askDays, askWhichTime, type Going, reminderCard } from "./remind-card.ts";
import { onComingDay } from "./remind-press.ts";
import { type RemindQuestion, takeQuestion } from "./remind-question.ts";
import { change, findReminder, loadRemindView } from "./remind-store.ts";

/** What follows "remind me" and its like at a sentence's beginning, in any of the four languages; else `undefined`. */
export function readReminderSentence(words: string, locale: Locale): string | undefined {
  for (const one of [locale, ...locales.filter((other) => other !== locale)]) {
    const behind = withoutBeginning(words, timeWords[one].remind);
    if (behind !== undefined && behind !== "") return behind;
  }
  return undefined;
}

/** Takes a sentence such as "remind me to walk at 7" as a reminder; false where it is none. */
export async function answerReminderSentence(context: ChatContext, words: string): Promise<boolean> {
  const matter = readReminderSentence(words, context.person.locale);
  if (matter === undefined) return false;
  await addFromWords(context, matter, { forDigest: true });
  await returnToQuestion(context);
  return true;
}

/** Longest text without a time that may still be a try at one, and most words besides a time, in characters. */
const longestTry = 25;

/**
 * Takes a text as a reminder's time; false where something else is talked about by now.
 * @param about beginning of the reminder's id, whether it is being set up, and whether the time was asked for twice
 */
async function takeTime(context: ChatContext, about: string, words: string): Promise<boolean> {
  const { turn, person, t } = context;
  const [id = "", kind, asked] = about.split(".");
  const going: Going = kind === "new" ? "new" : "change";
  const view = await loadRemindView(context);
  const reminder = findReminder(view, id);
  if (reminder === undefined) return false;
  const reading = readTime(words, { locale: person.locale, now: turn.now(), rule: view.when.rule });
  const askAgain = async (problem: string, values: Readonly<Record<string, string>> = {}) => {
    turn.release(remindSlot);
    const notice = t(`remind:problem.${problem}`, { count: longestMatter, ...values });
    await askForTime(context, view, reminder, { going, asked: "again", notice });
    return true;
  };
  if (reading.kind === "problem") return askAgain(reading.problem, { words: shown(reading.words) });
  if (reading.time === null)
    return asked === "first" && words.length <= longestTry ? askAgain("no-time") : false;
  if (reading.rest.length > longestTry) return false;
  const { time, otherTime, days, once } = reading;
  const named = days !== null ? { days, once: null } : once !== null ? { once } : {};
  const isComplete = going === "change" || days !== null || once !== null;
  const coming = onComingDay({ ...reminder, ...named }, time, view);
  const changed = await change(context, reminder, { ...named, ...coming, on: isComplete });
  if (changed === undefined) return false;
  const guess = otherTime === null ? undefined : ([time, otherTime] as const);
  const say = (message: OutboundMessage) => {
    turn.release(remindSlot);
    turn.say(message, { slot: remindSlot });
  };
  if (!isComplete && guess !== undefined) say(askWhichTime(context, changed, guess, going));
  else if (!isComplete) say(askDays(context, view, changed));
  else {
    const after = await loadRemindView(context);
    say(reminderCard(context, after, changed, guess === undefined ? {} : { guess }));
  }
  return true;
}

/** Takes a text as the time of a matter that is kept; false where it names none. */
async function takeWhen(context: ChatContext, matter: string, words: string): Promise<boolean> {
  const { turn, person } = context;
  const rule = await findDayRule(turn.transaction, person.id, turn.now());
  const reading = readTime(words, { locale: person.locale, now: turn.now(), rule });
  const isTime = reading.kind === "problem" || (reading.time !== null && reading.rest.length <= longestTry);
  if (isTime) await addFromWords(context, `${words} ${matter}`, { forDigest: false });
  return isTime;
}

async function takeAnswer(context: ChatContext, question: RemindQuestion, words: string): Promise<boolean> {
  const sentence = readReminderSentence(words, context.person.locale);
  switch (question.kind) {
    case "mute":
      return answerMuteWords(context, words);
    case "quiet":
      return answerQuietWords(context, words);
    case "time":
      return sentence === undefined && takeTime(context, question.about, words);
    case "when":
      return sentence === undefined && takeWhen(context, question.about, words);
    case "what":
    case "for":
      await addFromWords(context, `${sentence ?? words} ${question.about}`, { forDigest: false });
      return true;
  }
}

/** Takes a text as what Leo has asked about reminders and quiet; false where it asked nothing, or the text is no answer. */
export async function answerRemindQuestion(context: ChatContext, words: string): Promise<boolean> {
  const question = await takeQuestion(context);
  if (question === undefined || !(await takeAnswer(context, question, words))) return false;
  await returnToQuestion(context);
  return true;
}
