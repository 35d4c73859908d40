import {
  dateWords,
  keptWords,
  nameInText,
  scheduleWords,
  stateMarks,
  streakWords,
  targetWords,
  weekdayName,
} from "../../agent/words/habit-words.ts";
import type { Translate } from "../../core/locales.ts";
import type { Button, FactRow, OutboundMessage } from "../../core/message.ts";
import { editableDays } from "../../models/habits/habit.ts";
import type { CourseDay, HabitStanding } from "../../models/habits/standing.ts";
import type { HabitCourse } from "../../models/habits/standings.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { rowsOf, text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { habitAction } from "./habit-list.ts";
import { type TickState, tickValue } from "./habit-ticks.ts";

function reserveWords(left: number, t: Translate): string {
  return left === 0 ? t("habits:facts.reserveUsedUp") : t("habits:facts.reserveLeft", { count: left });
}

/** What a habit has come to, a row each. */
export function standingRows(context: ChatContext, standing: HabitStanding): readonly FactRow[] {
  const { t, person } = context;
  const { strengthPercent, projectedPercent, streak, bestStreak, totals, reserveLeft, savedDates } = standing;
  const [now, then] = [Math.round(strengthPercent), Math.round(projectedPercent)];
  const strength = then > now ? t("habits:facts.strengthThen", { percent: now, then }) : `${now} %`;
  const best = bestStreak > streak.length ? [t("habits:facts.best", { count: bestStreak })] : [];
  const rows: FactRow[] = [{ label: t("habits:facts.strength"), value: strength }];
  const streakParts = [streakWords(streak, t), ...best].filter((part) => part !== undefined);
  if (streakParts.length > 0) rows.push({ label: t("habits:facts.streak"), value: streakParts.join(", ") });
  const parts = [
    keptWords(standing, t),
    totals.partial === 0 ? undefined : t("habits:facts.partial", { count: totals.partial }),
    totals.skipped === 0 ? undefined : t("habits:facts.skipped", { count: totals.skipped }),
  ].filter((part) => part !== undefined);
  if (parts.length > 0) rows.push({ label: t("habits:facts.total"), value: parts.join(", ") });
  if (reserveLeft !== null) {
    const saved = savedDates.slice(-2).map((date) => dateWords(date, person.locale));
    const used = saved.length === 0 ? "" : ` ${t("habits:facts.saved", { days: saved.join("; ") })}`;
    rows.push({
      label: t("habits:facts.reserve"),
      value: `${reserveWords(reserveLeft, t)}${used}`,
    });
  }
  return rows;
}

function todayWords({ t, person }: ChatContext, { today, pausedTo }: HabitStanding): string {
  if (today === "paused" && pausedTo !== null)
    return t("habits:today.pausedTo", { date: dateWords(pausedTo, person.locale) });
  return t(`habits:today.${today}`);
}

const markOf: Readonly<Partial<Record<CourseDay["kind"], string>>> = {
  done: stateMarks.done,
  partial: stateMarks.partial,
  skipped: stateMarks.skipped,
  paused: stateMarks.paused,
  open: stateMarks.due,
  missed: "×",
};

/** The last days, newest first: a press ticks a day, or takes back what was told of it. */
function dayButtons({ person }: ChatContext, { history, course }: HabitCourse): readonly Button[] {
  return course
    .slice(-editableDays - 1, -1)
    .reverse()
    .map(({ date, weekday, kind, isSaved }): Button => {
      const state: TickState = history.marks.has(date) ? "undone" : "done";
      const mark = isSaved ? "◇" : (markOf[kind] ?? "–");
      return {
        action: habitAction,
        value: `day.${tickValue(state, history.habit, date)}`,
        label: `${mark} ${weekdayName(weekday, person.locale)}`,
      };
    });
}

function todayButtons({ t }: ChatContext, { history, standing }: HabitCourse): readonly Button[] {
  const button = (state: TickState, key: string): Button => ({
    action: habitAction,
    value: `day.${tickValue(state, history.habit, standing.date)}`,
    label: t(`habits:buttons.${key}`),
  });
  if (history.marks.has(standing.date)) return [button("undone", "undone")];
  const isLimit = history.habit.target?.direction === "at-most";
  const partly = isLimit ? [] : [button("partial", "partial")];
  return [button("done", "done"), ...partly, button("skipped", "skipped")];
}

function manageButtons({ t }: ChatContext, { history, standing }: HabitCourse): readonly Button[] {
  const id = shortId(history.habit.id);
  const isPaused = standing.today === "paused";
  return [
    {
      action: habitAction,
      value: `${isPaused ? "wake" : "pause"}.${id}`,
      label: t(`habits:buttons.${isPaused ? "resume" : "pause"}`),
    },
    { action: habitAction, value: `away.${id}`, label: t("habits:buttons.archive") },
    { action: habitAction, value: "list", label: t("habits:buttons.back") },
  ];
}

/** One habit with its numbers, its last seven days and what can be done with it. */
export async function habitViewMessage(context: ChatContext, shown: HabitCourse): Promise<OutboundMessage> {
  const { turn, person, t } = context;
  const { habit } = shown.history;
  const about = [
    habit.cue === null ? undefined : nameInText({ name: habit.cue }),
    scheduleWords(habit.schedule, t, person.locale),
    habit.target === null ? undefined : targetWords(habit.target, t, person.locale),
  ].filter((part) => part !== undefined);
  const withNumbers = !(await isInCrisisCare(turn.transaction, person.id, turn.now()));
  const days = dayButtons(context, shown);
  return [
    text(`**${nameInText(habit)}**\n${about.join(" · ")}\n\n${todayWords(context, shown.standing)}`),
    ...(withNumbers ? [{ kind: "facts" as const, rows: standingRows(context, shown.standing) }] : []),
    ...(days.length === 0 ? [] : [text(t("habits:view.days"))]),
    {
      kind: "buttons",
      rows: [
        ...rowsOf(todayButtons(context, shown)),
        ...rowsOf(days),
        ...rowsOf(manageButtons(context, shown)),
      ],
    },
  ];
}
