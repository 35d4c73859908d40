import type { RemindView } from "../../agent/remind-view.ts";
import { shown } from "../../agent/words/reminder-words.ts";
import type { Habit } from "../../models/habits/habit.ts";
import { longestMatter, tidyMatter } from "../../models/nudges/matter.ts";
import { isQuiet } from "../../models/nudges/quiet-hours.ts";
import {
  addReminder,
  type NewReminder,
  type Reminder,
  ReminderError,
  reminderLimit,
} from "../../models/nudges/reminders.ts";
import { changeNudgeSettings, type NudgeChange } from "../../models/nudges/settings.ts";
import { readTime } from "../../models/times/read-time.ts";
import type { TimeFailure, TimePhrase } from "../../models/times/time-phrase.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, text } from "./blocks.ts";
import { compactTime } from "./compact-time.ts";
import type { ChatContext } from "./context.ts";
import { askForTime } from "./remind-ask.ts";
import { remindButton, remindSlot } from "./remind-buttons.ts";
import { type CardExtras, reminderCard, reminderList } from "./remind-card.ts";
import { keepQuestion } from "./remind-question.ts";
import { change, clearOver, loadRemindView, withZone } from "./remind-store.ts";
import { askPlace } from "./settings.ts";

/** Says something as the newest message about reminders. */
function sayAnew(context: ChatContext, message: Parameters<ChatContext["turn"]["say"]>[0]): void {
  context.turn.release(remindSlot);
  context.turn.say(message, { slot: remindSlot });
}

function sameName(habits: readonly Habit[], matter: string): Habit | undefined {
  const fold = (name: string) => name.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();
  return habits.find(({ name }) => fold(name) === fold(matter));
}

/** Without any idea of the person's zone a reminder can't come at their time: asks where they are. */
async function askPlaceIfUnknown(context: ChatContext): Promise<void> {
  if (context.person.timeZone !== null) return;
  context.turn.say([text(context.t("remind:placeFirst"))]);
  await askPlace(context);
}

/** Keeps a reminder of a habit's name or of words; `undefined` once the person was told that there are too many. */
async function keep(
  context: ChatContext,
  view: RemindView,
  matter: { readonly text: string } | { readonly habitId: string },
  wanted: Omit<NewReminder, "habitId" | "text">,
): Promise<Reminder | undefined> {
  const { turn, person, t } = context;
  await clearOver(context, view);
  try {
    return await addReminder(turn.transaction, person.id, { ...matter, ...wanted }, turn.now());
  } catch (error) {
    if (!(error instanceof ReminderError)) throw error;
    sayAnew(context, reminderList(context, view, t("remind:problem.limit", { count: reminderLimit })));
    return undefined;
  }
}

/** Keeps a reminder whose time isn't known yet, switched off until it is, and asks for the time. */
export async function beginReminder(
  context: ChatContext,
  view: RemindView,
  matter: { readonly text: string } | { readonly habitId: string },
  { once, days }: Pick<TimePhrase, "once" | "days">,
): Promise<void> {
  const wanted = { time: "20:00", ...(once === null ? {} : { once }), ...(days === null ? {} : { days }) };
  const kept = await keep(context, view, matter, wanted);
  const reminder = kept && (await change(context, kept, { on: false }));
  if (reminder === undefined) return;
  const areDaysKnown = once !== null || days !== null;
  context.turn.release(remindSlot);
  await askForTime(context, view, reminder, { going: areDaysKnown ? "change" : "new" });
}

async function addPhrase(
  context: ChatContext,
  view: RemindView,
  phrase: TimePhrase,
  matter: string,
): Promise<void> {
  const habit = sameName(view.habits, matter);
  const about = habit === undefined ? { text: matter } : { habitId: habit.id };
  const { time, otherTime, once } = phrase;
  const schedule = habit?.schedule;
  const days = phrase.days ?? (once === null && schedule?.kind === "weekdays" ? schedule.days : null);
  if (time === null) {
    await beginReminder(context, view, about, { once, days });
    return;
  }
  const wanted = { time, ...(once === null ? {} : { once }), ...(days === null ? {} : { days }) };
  const reminder = await keep(context, view, about, wanted);
  if (reminder === undefined) return;
  const extras: CardExtras = {
    notice: context.t("remind:added"),
    ...(otherTime === null ? {} : { guess: [time, otherTime] as const }),
    offersOnce: once === null && days === null,
  };
  sayAnew(context, reminderCard(context, await loadRemindView(context), reminder, extras));
}

/** Which setting a time without a matter is for: the daily message on all days, or on weekends. */
function digestChange({ time, days }: TimePhrase): NudgeChange | undefined {
  if (time === null) return undefined;
  if (days === null || days.length === 7) return { digestTime: time, weekendTime: null };
  if (days.join() === "6,7") return { weekendTime: time };
  return days.join() === "1,2,3,4,5" ? { digestTime: time } : undefined;
}

/** Sets when the daily message comes, and switches it on. */
export async function setDigest(context: ChatContext, phrase: TimePhrase): Promise<boolean> {
  const { turn, person, t } = context;
  const changed = digestChange(phrase);
  if (changed === undefined || phrase.time === null) return false;
  const { settings } = await loadRemindView(context);
  const { quietFrom: from, quietTo: to } = settings;
  const { time, otherTime } = phrase;
  const times = [time, ...(otherTime === null ? [] : [otherTime])].filter((one) => !isQuiet(one, settings));
  const [loud] = times;
  if (loud === undefined) {
    sayAnew(context, [text(t("remind:digest.quiet", { time, from, to }))]);
    return true;
  }
  const isWeekend = changed.digestTime === undefined;
  const fitting = isWeekend ? { weekendTime: loud } : { ...changed, digestTime: loud };
  await changeNudgeSettings(turn.transaction, person.id, { ...fitting, state: "on" }, turn.now());
  const kind = isWeekend ? "weekend" : "daily";
  const said = t(`remind:digest.${kind}`, { time: loud });
  const scope = isWeekend ? "w" : "d";
  const guesses = [...times].sort().map((one) => remindButton(one, "digest", scope, compactTime(one)));
  const guess =
    times.length < 2 ? said : `${said} ${t("remind:card.guess", { time: loud, other: times[1] ?? "" })}`;
  sayAnew(
    context,
    asking(guess, [...(times.length < 2 ? [] : [guesses]), [remindButton(t("remind:buttons.list"), "list")]]),
  );
  return true;
}

/** Words that are kept until the person says the rest: a time without a matter, or a matter without a time. */
const longestKept = 100;

/** Says what is wrong with a time, and keeps what it was for, so that the time alone can be sent again. */
async function sayProblem(
  context: ChatContext,
  words: string,
  { problem, words: wrong }: TimeFailure,
): Promise<void> {
  const { turn, t } = context;
  const said = t(`remind:problem.${problem}`, { words: shown(wrong), count: longestMatter });
  const matter = tidyMatter(words.slice(0, 2 * longestMatter).replace(wrong, " "));
  const isKept = problem !== "too-long" && /[\p{L}\p{N}]/u.test(matter) && matter.length <= longestKept;
  if (isKept) await keepQuestion(context, { kind: "when", about: matter });
  const again = isKept ? ` ${t("remind:ask.again", { what: shown(matter) })}` : "";
  turn.say([text(`${said}${again}`)]);
}

/**
 * Takes words as a new reminder, or says what is missing or wrong.
 * @param forDigest whether a time without a matter is meant for the daily message; else the matter is asked for
 */
export async function addFromWords(
  context: ChatContext,
  words: string,
  { forDigest }: { readonly forDigest: boolean },
): Promise<void> {
  const placed = await withZone(context);
  const { turn, person, t } = placed;
  const view = await loadRemindView(placed);
  const reading = readTime(words, { locale: person.locale, now: turn.now(), rule: view.when.rule });
  if (reading.kind === "problem") {
    await sayProblem(placed, words, reading);
    return;
  }
  const matter = tidyMatter(reading.rest);
  if ([...matter].length > longestMatter) {
    turn.say([text(t("remind:problem.too-long", { count: longestMatter }))]);
    return;
  }
  if (matter !== "") {
    await addPhrase(placed, view, reading, matter);
  } else if (!forDigest || reading.once !== null || !(await setDigest(placed, reading))) {
    if (words.length <= longestKept) await keepQuestion(placed, { kind: "for", about: words });
    sayAnew(placed, [text(t("remind:ask.matter"))]);
  }
  await askPlaceIfUnknown(placed);
}

/** `/remind`: the reminders there are, or a new one out of the words behind it. */
export async function openReminders(context: ChatContext, argument: string): Promise<void> {
  if (argument.trim() === "") {
    const placed = await withZone(context);
    sayAnew(placed, reminderList(placed, await loadRemindView(placed)));
  } else await addFromWords(context, argument, { forDigest: true });
  await returnToQuestion(context);
}
