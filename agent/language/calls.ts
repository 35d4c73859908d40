import type { Locale, Translate } from "../../core/locales.ts";
import type { Json } from "../../core/message.ts";
import type { LocalDate } from "../../models/days/local-date.ts";
import type { HabitStanding } from "../../models/habits/standing.ts";
import type { PlanContent } from "../../models/plans/plan-content.ts";
import type { TimeContext } from "../../models/times/time-phrase.ts";
import type { WantedCall } from "./local-chat-model.ts";
import type { Ask } from "./open-question.ts";
import { type RoutedTool, routeOf } from "./routes.ts";
import { readChallenges } from "./slots/challenges.ts";
import { readMarkSlots } from "./slots/mark.ts";
import { dayUpdates, readDaySlots } from "./slots/plan-day.ts";
import { readReminderSlots } from "./slots/reminder.ts";
import {
  readSections,
  readSpan,
  readStage,
  readTechnique,
  readVersion,
  readWishes,
} from "./slots/requests.ts";
import { readRoutine } from "./slots/steps.ts";

/** What a request is completed from. */
export interface CallView {
  readonly locale: Locale;
  readonly t: Translate;
  readonly today: LocalDate;
  readonly time: TimeContext;
  readonly standings: () => Promise<readonly HabitStanding[]>;
  readonly plan: () => Promise<PlanContent | undefined>;
}

/** A request with what was answered to questions about it. */
export interface Request {
  readonly text: string;
  readonly answers: Readonly<Partial<Record<Ask, string>>>;
}

/** Tools to call, or the part that is missing. */
export type Completed =
  | { readonly kind: "call"; readonly calls: readonly [WantedCall, ...WantedCall[]] }
  | { readonly kind: "ask"; readonly ask: Ask; readonly names: readonly string[] };

type Complete = (request: Request, view: CallView) => Promise<Completed>;

/** Most habits that one sentence ticks. */
const mostAtOnce = 6;

function call(name: RoutedTool, args: { readonly [key: string]: Json }): Completed {
  return { kind: "call", calls: [{ name, args }] };
}

function ask(what: Ask, names: readonly string[] = []): Completed {
  return { kind: "ask", ask: what, names };
}

const markHabit: Complete = async ({ text, answers }, view) => {
  const standings = await view.standings();
  const habits = standings.map(({ habit }) => habit);
  const told = readMarkSlots(text, habits, view);
  const { state, date, value } = told;
  const named = answers.habit === undefined ? told.habits : readMarkSlots(answers.habit, habits, view).habits;
  const rest = { state, date, ...(value === undefined ? {} : { value }) };
  const due = standings.filter(({ today }) => today === "due").map(({ habit }) => habit);
  const meant = told.isAll && answers.habit === undefined ? due.slice(0, mostAtOnce) : named;
  const [first, ...others] = meant.map(({ name }) => ({
    name: "mark_habit_completed",
    args: { habit: name, ...rest },
  }));
  if (first !== undefined && (others.length === 0 || told.isAll))
    return { kind: "call", calls: [first, ...others] };
  const names = (named.length > 1 ? named : habits).map(({ name }) => name);
  // Without any habit the tool itself says how to begin; a name asked for twice is left to it as well.
  if (habits.length === 0 || answers.habit !== undefined)
    return call("mark_habit_completed", { habit: (answers.habit ?? text).slice(0, 400), ...rest });
  return ask("habit", names);
};

const setReminder: Complete = async ({ text, answers }, view) => {
  const habits = (await view.standings()).map(({ habit }) => habit);
  const { what, state, time } = readReminderSlots(text, habits, view.time);
  const at = time ?? answers.time?.slice(0, 100);
  if (state === "on" && at === undefined) return ask("time");
  return call("set_reminder", { what: what.slice(0, 400), state, ...(at === undefined ? {} : { time: at }) });
};

const changeRoutine: Complete = async ({ text, answers }, view) => {
  const current = (await view.plan())?.morningRoutine ?? [];
  const steps = readRoutine(answers.steps ?? text, current, view.locale);
  return steps === undefined ? ask("steps") : call("update_morning_routine", { new_routine: steps });
};

const changeDay: Complete = async ({ text, answers }, view) => {
  const told = readDaySlots(text, view);
  const days = answers.day === undefined ? told.days : readDaySlots(answers.day, view).days;
  const words = answers.dayText ?? told.text;
  if (days.length === 0) return ask("day");
  if (words === undefined) return ask("dayText");
  return call("update_specific_day_plan", {
    day: days.join(", "),
    updates: dayUpdates(told.field, words) as Json,
  });
};

const changeChallenges: Complete = async ({ text, answers }, view) => {
  const current = (await view.plan())?.weeklyChallenges ?? [];
  const words = answers.challenge === undefined ? text : `: ${answers.challenge}`;
  const wanted = readChallenges(words, current, view);
  return wanted === undefined
    ? ask("challenge")
    : call("update_weekly_challenges", { new_challenges: wanted as unknown as Json });
};

const technique: Complete = async ({ text, answers }, { locale }) => {
  const id = readTechnique(answers.technique ?? text, locale);
  return id === undefined
    ? ask("technique")
    : call("apply_cbt_technique", { thought_pattern: text, technique_type: id });
};

const completions: Readonly<Record<RoutedTool, Complete>> = {
  get_complete_user_context: async ({ text }, { locale }) => {
    const sections = readSections(text, locale);
    return call("get_complete_user_context", sections.length === 0 ? {} : { sections });
  },
  identify_hidden_patterns: async ({ text }) => {
    const days = readSpan(text);
    return call("identify_hidden_patterns", days === undefined ? {} : { days });
  },
  mark_habit_completed: markHabit,
  set_reminder: setReminder,
  update_morning_routine: changeRoutine,
  update_specific_day_plan: changeDay,
  update_weekly_challenges: changeChallenges,
  regenerate_daily_plan: async ({ text }, { locale }) => {
    const wishes = readWishes(text, locale);
    return call("regenerate_daily_plan", wishes === undefined ? {} : { wishes });
  },
  restore_plan_version: async ({ text }, { locale }) => {
    const version = readVersion(text, locale);
    return call("restore_plan_version", version === undefined ? {} : { version });
  },
  apply_cbt_technique: technique,
  generate_motivational_interview_questions: async ({ text }, { locale }) =>
    call("generate_motivational_interview_questions", { user_concern: text, stage: readStage(text, locale) }),
  check_safety_indicators: async ({ text }) =>
    call("check_safety_indicators", { user_message: text, observed: "distress" }),
};

/** Makes the tool's call out of a request, or names the part that it leaves out; `undefined` where only words answer. */
export async function complete(
  intent: string,
  request: Request,
  view: CallView,
): Promise<Completed | undefined> {
  const route = routeOf(intent);
  return route === "none" ? undefined : completions[route](request, view);
}
