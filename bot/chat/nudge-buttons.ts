import { dateWords, nameInText } from "../../agent/words/habit-words.ts";
import { HabitError } from "../../models/habits/habit.ts";
import { listHabits } from "../../models/habits/habits.ts";
import { callAgain, laterTimes } from "../../models/nudges/later.ts";
import { nudgeLessOften } from "../../models/nudges/less-often.ts";
import { knownZone } from "../../models/nudges/occurrence.ts";
import { changeNudgeSettings, findNudgeSettings, stopNudges } from "../../models/nudges/settings.ts";
import { text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import { compactTime, readCompactTime } from "./compact-time.ts";
import type { ChatContext } from "./context.ts";
import { refusal } from "./habit-ticks.ts";
import { nudgeButton } from "./nudge-message.ts";
import { answerOffer, offerValue } from "./nudge-offer.ts";
import { endNudge, findPressedNudge, type PressedNudge, showNudge } from "./nudge-press.ts";
import { suggestDigestTime } from "./nudge-suggestion.ts";
import { tellItem } from "./nudge-tell.ts";
import { digestTimeButtons } from "./nudge-times.ts";

type PressNudge = (context: ChatContext, pressed: PressedNudge, which: string) => Promise<void>;

/** Marks a habit of a nudge whose day can't be shown any more, for that day. */
async function doneLongAgo(context: ChatContext, pressed: PressedNudge, which: string): Promise<void> {
  const { turn, person, t } = context;
  const habit = (await listHabits(turn.transaction, person.id)).find(({ id }) => shortId(id) === which);
  if (habit === undefined) throw new HabitError("habit-unknown", "no such habit");
  const { habitDate } = pressed.topic;
  await tellItem(context, { kind: "habit", id: habit.id }, "done", habitDate);
  const date = dateWords(habitDate, person.locale);
  const notice = t("nudges:oldDay", { name: nameInText(habit), date });
  if (pressed.isNewest) await showNudge(context, pressed, { notice });
  else turn.say([text(notice)]);
}

async function done(context: ChatContext, pressed: PressedNudge, which: string): Promise<void> {
  const { topic, content } = pressed;
  const item = topic.items.find(({ id }) => shortId(id) === which);
  if (item === undefined) return doneLongAgo(context, pressed, which);
  const reached = item.state === "due" ? await tellItem(context, item, "done", topic.habitDate) : undefined;
  const isLast = topic.items.every(({ state, id }) => state !== "due" || id === item.id);
  const suggestion = isLast ? await suggestDigestTime(context, content.key) : {};
  const notice = [reached, suggestion.notice].filter((line) => line !== undefined).join("\n\n");
  await showNudge(context, pressed, { ...suggestion, ...(notice === "" ? {} : { notice }) });
}

async function skip(context: ChatContext, pressed: PressedNudge): Promise<void> {
  const { items, habitDate } = pressed.topic;
  for (const item of items) if (item.state === "due") await tellItem(context, item, "skipped", habitDate);
  await showNudge(context, pressed);
}

async function offerLater(context: ChatContext, pressed: PressedNudge): Promise<void> {
  const { turn, person, t } = context;
  const { key } = pressed.content;
  const settings = await findNudgeSettings(turn.transaction, person.id);
  const times = laterTimes(turn.now(), knownZone(person.timeZone), settings);
  if (times.length === 0) return showNudge(context, pressed, { notice: t("nudges:later.tomorrow") });
  const choices = times.map((time) => nudgeButton("at", key, time, compactTime(time)));
  const back = nudgeButton("back", key, t("nudges:buttons.back"));
  return showNudge(context, pressed, { notice: t("nudges:later.ask"), choices: [...choices, back] });
}

async function takeLater(context: ChatContext, pressed: PressedNudge, which: string): Promise<void> {
  const { turn, person, t } = context;
  const time = readCompactTime(which);
  if (time === undefined) return offerLater(context, pressed);
  const wanted = { key: pressed.content.key, time, timeZone: knownZone(person.timeZone) };
  const comes = await callAgain(turn.transaction, person.id, wanted, turn.now());
  await showNudge(context, pressed, {
    notice: t(comes ? "nudges:later.done" : "nudges:later.tomorrow", { time }),
  });
}

async function lessOften(context: ChatContext, pressed: PressedNudge): Promise<void> {
  const { turn, person, t } = context;
  const { subjects } = pressed.topic;
  const pace = await nudgeLessOften(turn.transaction, person.id, subjects, pressed.content.date, turn.now());
  await showNudge(context, pressed, { notice: t(`nudges:pace.${pace}`) });
}

async function chooseTime(context: ChatContext, pressed: PressedNudge): Promise<void> {
  const { turn, person, t } = context;
  const settings = await findNudgeSettings(turn.transaction, person.id);
  const choices = digestTimeButtons(pressed.content.key, settings);
  await showNudge(context, pressed, { notice: t("nudges:goOn.when"), choices });
}

async function takeTime(context: ChatContext, pressed: PressedNudge, which: string): Promise<void> {
  const { turn, person, t } = context;
  const time = readCompactTime(which);
  if (time === undefined) return chooseTime(context, pressed);
  await changeNudgeSettings(turn.transaction, person.id, { digestTime: time }, turn.now());
  await showNudge(context, pressed, { notice: t("nudges:goOn.changed", { time }) });
}

async function keepWeekly(context: ChatContext, pressed: PressedNudge): Promise<void> {
  const { turn, person, t } = context;
  await changeNudgeSettings(turn.transaction, person.id, { everyDays: 7 }, turn.now());
  await showNudge(context, pressed, { notice: t("nudges:pace.weekly") });
}

async function stop(context: ChatContext, pressed: PressedNudge): Promise<void> {
  const { turn, person, t } = context;
  await stopNudges(turn.transaction, person.id, turn.now());
  endNudge(context, pressed, t("nudges:stopped"));
}

/** What each button of a nudge does. */
const presses: Readonly<Record<string, PressNudge>> = {
  done,
  skip,
  later: offerLater,
  at: takeLater,
  back: (context, pressed) => showNudge(context, pressed),
  less: lessOften,
  weekly: keepWeekly,
  change: chooseTime,
  daily: takeTime,
  stop,
};

/** A button under a nudge, or under the offer of them, was pressed. */
export async function pressNudge(context: ChatContext, value: string): Promise<void> {
  const { turn, t } = context;
  const [what = "", date = "", number = "", which = ""] = value.split(".");
  if (what === offerValue) return answerOffer(context, date);
  const pressed = await findPressedNudge(context, `${date}.${number}`);
  const press = presses[what];
  if (pressed === undefined || press === undefined) {
    turn.say([text(t("chat:oldButton"))]);
    return;
  }
  try {
    await press(context, pressed, which);
  } catch (error) {
    if (!(error instanceof HabitError)) throw error;
    turn.say([text(refusal(error.code, t))]);
  }
}
