import type { RemindView } from "../../agent/remind-view.ts";
import { matterOf } from "../../agent/words/reminder-words.ts";
import type { WallTime } from "../../models/days/leo-day.ts";
import { leoDay, momentOf } from "../../models/days/leo-day.ts";
import { addDays } from "../../models/days/local-date.ts";
import { type Reminder, type ReminderChange, removeReminder } from "../../models/nudges/reminders.ts";
import { changeNudgeSettings } from "../../models/nudges/settings.ts";
import { shortId } from "./check-in-view.ts";
import { readCompactTime } from "./compact-time.ts";
import type { ChatContext } from "./context.ts";
import { beginReminder, setDigest } from "./remind.ts";
import { askForTime } from "./remind-ask.ts";
import { readCompactDays, remindSlot } from "./remind-buttons.ts";
import {
  askDays,
  askEachDay,
  askWhat,
  type CardExtras,
  type Going,
  reminderCard,
  reminderList,
} from "./remind-card.ts";
import { keepQuestion, takeQuestion } from "./remind-question.ts";
import { change, findReminder, loadRemindView } from "./remind-store.ts";

/** Moves the one day of a reminder to the next on which its time is still to come. */
export function onComingDay(reminder: Reminder, time: WallTime, { when }: RemindView): ReminderChange {
  if (reminder.once === null) return { time };
  const { rule, now } = when;
  const isToCome = momentOf(reminder.once, time, rule.timeZone) > now;
  if (isToCome) return { time };
  const today = leoDay(now, rule);
  const once = [today, addDays(today, 1), addDays(today, 2)].find(
    (date) => momentOf(date, time, rule.timeZone) > now,
  );
  return { time, ...(once === undefined ? {} : { once }) };
}

/** Changes a reminder and shows it, in the message that stands. */
async function changeAndShow(
  context: ChatContext,
  reminder: Reminder,
  changed: ReminderChange,
  extras: CardExtras = {},
): Promise<void> {
  const after = await change(context, reminder, changed);
  if (after === undefined) return;
  const view = await loadRemindView(context);
  context.turn.say(reminderCard(context, view, after, extras), { slot: remindSlot });
}

type PressReminder = (
  context: ChatContext,
  view: RemindView,
  reminder: Reminder,
  about: readonly string[],
) => Promise<void>;

const say = ({ turn }: ChatContext, message: Parameters<ChatContext["turn"]["say"]>[0]) =>
  turn.say(message, { slot: remindSlot });

/** What the buttons of one reminder do. */
const presses: Readonly<Record<string, PressReminder>> = {
  open: async (context, view, reminder) => say(context, reminderCard(context, view, reminder)),
  on: (context, view, reminder) =>
    changeAndShow(context, reminder, { on: true, ...onComingDay(reminder, reminder.time, view) }),
  off: (context, _view, reminder) => changeAndShow(context, reminder, { on: false }),
  remove: async (context, view, reminder) => {
    const { turn, person, t } = context;
    await removeReminder(turn.transaction, person.id, reminder.id, turn.now());
    const notice = t("remind:removed", { what: matterOf(reminder, view.habits) });
    say(context, reminderList(context, await loadRemindView(context), notice));
  },
  time: async (context, view, reminder, [compact = "", going]) => {
    const time = readCompactTime(compact);
    if (time === undefined) await askForTime(context, view, reminder, { going: "change" });
    else if (going === "n") {
      const timed = await change(context, reminder, { time });
      if (timed !== undefined) say(context, askDays(context, view, timed));
    } else await changeAndShow(context, reminder, { on: true, ...onComingDay(reminder, time, view) });
  },
  type: async (context, _view, reminder, [going]) => {
    const { t } = context;
    const kind: Going = going === "n" ? "new" : "change";
    await keepQuestion(context, { kind: "time", about: `${shortId(reminder.id)}.${kind}.first` });
    say(context, [{ kind: "text", markdown: t("remind:ask.typeTime") }]);
  },
  days: async (context, view, reminder, [compact = ""]) => {
    const days = readCompactDays(compact);
    if (days === undefined) say(context, askDays(context, view, reminder));
    else await changeAndShow(context, reminder, { days, once: null, on: true });
  },
  choose: async (context, view, reminder, [compact = ""]) =>
    say(context, askEachDay(context, view, reminder, readCompactDays(compact) ?? [])),
  once: async (context, view, reminder) => {
    const today = leoDay(view.when.now, view.when.rule);
    await changeAndShow(
      context,
      reminder,
      onComingDay({ ...reminder, once: addDays(today, -1) }, reminder.time, view),
    );
  },
};

/** The daily message is switched on or off, or one of two times for it is confirmed. */
async function pressDigest(context: ChatContext, what: string, compact: string): Promise<void> {
  const { turn, person } = context;
  const time = readCompactTime(compact);
  if ((what === "w" || what === "d") && time !== undefined) {
    const days = what === "w" ? [6, 7] : null;
    await setDigest(context, {
      kind: "phrase",
      time,
      isGuessed: false,
      otherTime: null,
      once: null,
      days,
      rest: "",
    });
    return;
  }
  if (what === "on" || what === "off")
    await changeNudgeSettings(turn.transaction, person.id, { state: what }, turn.now());
  say(context, reminderList(context, await loadRemindView(context)));
}

/** A button about reminders was pressed. */
export async function pressRemind(context: ChatContext, value: string): Promise<void> {
  const { t } = context;
  const [step = "", id = "", ...about] = value.split(".");
  await takeQuestion(context);
  const view = await loadRemindView(context);
  if (step === "digest") return pressDigest(context, id, about[0] ?? "");
  if (step === "new") return say(context, askWhat(context, view));
  if (step === "other") {
    await keepQuestion(context, { kind: "what", about: "" });
    return say(context, [{ kind: "text", markdown: t("remind:ask.other") }]);
  }
  if (step === "habit") {
    const habit = view.habits.find((one) => shortId(one.id) === id);
    const days = habit?.schedule.kind === "weekdays" ? habit.schedule.days : null;
    if (habit !== undefined) return beginReminder(context, view, { habitId: habit.id }, { once: null, days });
  }
  const reminder = findReminder(view, id);
  const press = presses[step];
  if (reminder !== undefined && press !== undefined) return press(context, view, reminder, about);
  say(context, reminderList(context, view, step === "list" ? "" : t("remind:gone")));
}
