import type { RemindView } from "../../agent/remind-view.ts";
import { weekdayName } from "../../agent/words/habit-words.ts";
import { reminderLines, reminderListLines } from "../../agent/words/reminder-lines.ts";
import { daysWords, labelOf, matterOf } from "../../agent/words/reminder-words.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import type { WallTime } from "../../models/days/leo-day.ts";
import { isOver, type Reminder } from "../../models/nudges/reminders.ts";
import { rowsOf, text } from "./blocks.ts";
import { compactTime } from "./compact-time.ts";
import type { ChatContext } from "./context.ts";
import { offeredTimes, type RemindStep, remindButton, reminderButton } from "./remind-buttons.ts";

/** A text with rows of buttons; rows without any are left out. */
function withRows(lines: readonly string[], rows: readonly (readonly Button[])[]): OutboundMessage {
  const full = rows.filter((row) => row.length > 0);
  const body = text(lines.filter((line) => line !== "").join("\n\n"));
  return full.length === 0 ? [body] : [body, { kind: "buttons", rows: full }];
}

/** What a card shows besides its reminder. */
export interface CardExtras {
  /** A sentence that comes first. */
  readonly notice?: string;
  /** The two times that may be meant: asks which. */
  readonly guess?: readonly [WallTime, WallTime];
  /** Whether the days were not said: offers to make it a single time. */
  readonly offersOnce?: boolean;
}

/** One reminder: what, when, when next, and the buttons that change it. */
export function reminderCard(
  { t }: Pick<ChatContext, "t">,
  view: RemindView,
  reminder: Reminder,
  extras: CardExtras = {},
): OutboundMessage {
  const button = (label: string, step: RemindStep, ...about: readonly string[]) =>
    reminderButton(t(`remind:buttons.${label}`), step, reminder, ...about);
  const { guess } = extras;
  const lines = [extras.notice ?? "", ...reminderLines(view, reminder, guess)];
  return withRows(lines, [
    timeButtons(reminder, [...(guess ?? [])].sort(), "change"),
    extras.offersOnce === true ? [button("once", "once")] : [],
    [button("time", "time"), button("days", "days")],
    [reminder.on ? button("off", "off") : button("on", "on"), button("remove", "remove")],
    [remindButton(t("remind:buttons.list"), "list")],
  ]);
}

/** All reminders and the daily message, each with its button, and one for a new reminder. */
export function reminderList({ t }: Pick<ChatContext, "t">, view: RemindView, notice = ""): OutboundMessage {
  const { habits, settings, when } = view;
  const reminders = view.reminders.filter((reminder) => !isOver(reminder, when));
  const isOn = settings.state === "on";
  const rows = rowsOf(
    reminders.map((reminder) => reminderButton(labelOf(reminder, habits), "open", reminder)),
  );
  return withRows(
    [notice, ...reminderListLines(view)],
    [
      ...rows,
      [remindButton(t("remind:buttons.new"), "new")],
      [
        remindButton(
          t(isOn ? "remind:buttons.digestOff" : "remind:buttons.digestOn"),
          "digest",
          isOn ? "off" : "on",
        ),
      ],
    ],
  );
}

/** Asks what a new reminder is about: the person's habits, or something else. */
export function askWhat({ t }: Pick<ChatContext, "t">, view: RemindView): OutboundMessage {
  const habits = view.habits.map((habit) =>
    remindButton(labelOfHabit(habit.name), "habit", habit.id.slice(0, 8)),
  );
  return withRows(
    [t("remind:ask.what")],
    [
      ...rowsOf(habits),
      [remindButton(t("remind:buttons.other"), "other")],
      [remindButton(t("remind:buttons.list"), "list")],
    ],
  );
}

function labelOfHabit(name: string): string {
  const letters = [...name];
  return letters.length <= 28 ? name : `${letters.slice(0, 27).join("")}…`;
}

/** Whether a choice belongs to setting a new reminder up: then the next question follows. */
export type Going = "new" | "change";

function going(kind: Going): readonly string[] {
  return kind === "new" ? ["n"] : [];
}

function timeButtons(reminder: Reminder, times: readonly WallTime[], kind: Going): readonly Button[] {
  return times.map((time) => reminderButton(time, "time", reminder, compactTime(time), ...going(kind)));
}

/** Asks for a reminder's time. @param notice comes first: why the last words were no time */
export function askTime(
  { t }: Pick<ChatContext, "t">,
  view: RemindView,
  reminder: Reminder,
  kind: Going,
  notice = "",
): OutboundMessage {
  return withRows(
    [notice, t("remind:ask.time", { what: matterOf(reminder, view.habits) })],
    [
      timeButtons(reminder, offeredTimes, kind),
      [reminderButton(t("remind:buttons.type"), "type", reminder, ...going(kind))],
    ],
  );
}

/** Asks which of two times is meant. */
export function askWhichTime(
  { t }: Pick<ChatContext, "t">,
  reminder: Reminder,
  [time, other]: readonly [WallTime, WallTime],
  kind: Going,
): OutboundMessage {
  const times = [time, other].sort();
  return withRows([t("remind:card.guess", { time, other })], [timeButtons(reminder, times, kind)]);
}

/** Asks on which days a reminder comes. */
export function askDays(
  { t }: Pick<ChatContext, "t">,
  view: RemindView,
  reminder: Reminder,
): OutboundMessage {
  const { locale } = view.when;
  const sets = [
    [1, 2, 3, 4, 5, 6, 7],
    [1, 2, 3, 4, 5],
    [6, 7],
  ].map((days) => {
    const words = daysWords(days, t, locale);
    return reminderButton(
      words.charAt(0).toLocaleUpperCase(locale) + words.slice(1),
      "days",
      reminder,
      days.join(""),
    );
  });
  const choose = reminderButton(t("remind:buttons.choose"), "choose", reminder, "0");
  return withRows(
    [t("remind:ask.days", { what: matterOf(reminder, view.habits), time: reminder.time })],
    [...sets.map((button) => [button]), [choose]],
  );
}

/** The seven days to switch one by one. @param chosen those switched on */
export function askEachDay(
  { t }: Pick<ChatContext, "t">,
  view: RemindView,
  reminder: Reminder,
  chosen: readonly number[],
): OutboundMessage {
  const buttons = [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const isOn = chosen.includes(day);
    const others = isOn ? chosen.filter((one) => one !== day) : [...chosen, day].sort();
    const label = `${isOn ? "✓ " : ""}${weekdayName(day, view.when.locale)}`;
    return reminderButton(label, "choose", reminder, others.join("") || "0");
  });
  const done = reminderButton(t("remind:buttons.done"), "days", reminder, chosen.join(""));
  return withRows(
    [t("remind:ask.eachDay", { what: matterOf(reminder, view.habits), time: reminder.time })],
    [buttons.slice(0, 4), buttons.slice(4), chosen.length === 0 ? [] : [done]],
  );
}
