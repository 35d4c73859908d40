import type { Json } from "../../core/message.ts";
import { leoDay } from "../../models/days/leo-day.ts";
import { addDays } from "../../models/days/local-date.ts";
import type { HabitStanding } from "../../models/habits/standing.ts";
import { habitStandings } from "../../models/habits/standings.ts";
import { readProgress } from "../../models/progress/snapshots.ts";
import { loadRemindView } from "../remind-view.ts";
import type { ToolContext } from "../tool.ts";
import { habitLine, scheduleWords } from "../words/habit-words.ts";
import { reminderListLines } from "../words/reminder-lines.ts";
import { rhythmOf } from "../words/reminder-words.ts";
import { loadTodaysPlan } from "./plan.ts";
import { type LoadSection, nothing } from "./section.ts";

/** Days that progress is summed up over. */
const [aWeek, aMonth] = [7, 30];

function standingFacts(standing: HabitStanding, { t, locale, isInCrisisCare }: ToolContext): Json {
  const { habit, today, streak, bestStreak, strengthPercent, totals } = standing;
  const numbers = {
    streak: streak.length,
    streak_unit: streak.unit,
    best_streak: bestStreak,
    strength_percent: Math.round(strengthPercent),
    done: totals.done,
    due: totals.due,
  };
  return {
    name_text: habit.name,
    cue_text: habit.cue,
    schedule: scheduleWords(habit.schedule, t, locale),
    today,
    last_done_on: standing.lastDoneOn,
    ...(isInCrisisCare ? {} : numbers),
  };
}

function linesOf(standings: readonly HabitStanding[], { t, locale, isInCrisisCare }: ToolContext): string {
  const voice = { t, locale, withNumbers: !isInCrisisCare };
  return standings.map((standing) => habitLine(standing, voice)).join("\n");
}

/** The habits that are kept, with what they have come to. */
export const loadHabits: LoadSection = async (context) => {
  const { personId, transaction, now, t } = context;
  const standings = await habitStandings(transaction, personId, now());
  if (standings.length === 0) return nothing("no habits yet", t("habits:list.empty"));
  return {
    say: [t("habits:list.title"), "", linesOf(standings, context)].join("\n"),
    facts: standings.map((standing) => standingFacts(standing, context)),
  };
};

/** What today asks for: the plan's steps and the habits that are due or told. */
export const loadToday: LoadSection = async (context) => {
  const { personId, transaction, now, dayRule, t } = context;
  const plan = await loadTodaysPlan(context);
  const standings = await habitStandings(transaction, personId, now());
  const ofToday = standings.filter(({ today }) => today !== "not-due" && today !== "paused");
  const habits =
    ofToday.length === 0 ? [] : [`**${t("plan:headings.habits")}**\n\n${linesOf(ofToday, context)}`];
  return {
    say: [plan.say, ...habits].join("\n\n"),
    facts: {
      date: leoDay(now(), dayRule),
      plan: plan.facts,
      habits: ofToday.map((standing) => standingFacts(standing, context)),
    },
  };
};

/** How much of what was due was done in the last week and month. */
export const loadProgress: LoadSection = async ({
  personId,
  transaction,
  now,
  dayRule,
  isInCrisisCare,
  t,
}) => {
  if (isInCrisisCare) return nothing("rests in the days after a crisis", t("habits:streaks.resting"));
  const to = leoDay(now(), dayRule);
  const range = { from: addDays(to, 1 - aMonth), to, now: now() };
  const days = await readProgress(transaction, personId, range);
  const sum = (count: number) => {
    const last = days.filter(({ date }) => date > addDays(to, -count));
    const of = (part: "done" | "due") => last.reduce((total, day) => total + day[part], 0);
    return { done: of("done"), due: of("due") };
  };
  const [week, month] = [sum(aWeek), sum(aMonth)];
  if (month.due === 0) return nothing("nothing was due yet", t("tools:context.noProgress"));
  return {
    say: t("tools:context.progress", {
      done: week.done,
      due: week.due,
      monthDone: month.done,
      monthDue: month.due,
    }),
    facts: {
      last_7_days: week,
      last_30_days: month,
      days: days
        .slice(-aWeek)
        .map(({ date, done, due, partial, skipped }) => ({ date, done, due, partial, skipped })),
    },
  };
};

/** When Leo writes on its own. */
export const loadReminders: LoadSection = async ({
  personId,
  transaction,
  now,
  t,
  locale,
  dayRule: rule,
}) => {
  const view = await loadRemindView(transaction, personId, { t, locale, rule, now: now() });
  const { settings, reminders, habits, when } = view;
  return {
    say: reminderListLines(view).join("\n\n"),
    facts: {
      daily_message: {
        is_on: settings.state === "on",
        time: settings.digestTime,
        weekend_time: settings.weekendTime,
      },
      quiet_hours: { from: settings.quietFrom, to: settings.quietTo },
      muted_until: settings.mutedUntil?.toISOString() ?? null,
      reminders: reminders.map((reminder) => ({
        what_text: habits.find(({ id }) => id === reminder.habitId)?.name ?? reminder.text,
        when: rhythmOf(reminder, when),
        is_on: reminder.on,
      })),
    },
  };
};
