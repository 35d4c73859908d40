import { assessedAnswersSince } from "../assessments/futures.ts";
import { phq4Total, quizAnswers, weeklyActiveMinutes } from "../check-ins/answers.ts";
import { optionScores } from "../check-ins/option-scores.ts";
import type { Transaction } from "../database.ts";
import { wallClock } from "../days/leo-day.ts";
import { type LocalDate, weekdayOf } from "../days/local-date.ts";
import type { CourseDay } from "../habits/standing.ts";
import { habitCourses, lastCompletions } from "../habits/standings.ts";
import type { PatternAnswers, PatternData } from "./pattern.ts";

/** Place of an answer among its question's options, which for these go from less to more of what the item names. */
function place(item: "energyDays" | "restDays" | "sleepHours" | "lonely", key: string): number {
  return optionScores[item].findIndex(([one]) => one === key);
}

function toNumbers(stored: unknown): PatternAnswers {
  const answers = quizAnswers.parse(stored);
  const { energyDays, restDays, sleepHours, lonely, stress, lifeSat } = answers;
  const phq4 = phq4Total(answers);
  const minutes = weeklyActiveMinutes(answers);
  return {
    ...(energyDays === undefined ? {} : { energyDays: place("energyDays", energyDays) }),
    ...(restDays === undefined ? {} : { restDays: place("restDays", restDays) }),
    ...(sleepHours === undefined ? {} : { sleepHours: place("sleepHours", sleepHours) }),
    ...(lonely === undefined ? {} : { lonely: place("lonely", lonely) }),
    ...(stress === undefined ? {} : { stress }),
    ...(lifeSat === undefined ? {} : { lifeSat }),
    ...(minutes === null ? {} : { activeMinutes: minutes }),
    ...(phq4 === null ? {} : { mood: -phq4 }),
  };
}

function decided({ date, kind }: CourseDay) {
  const isDecided = kind === "done" || kind === "partial" || kind === "missed" || kind === "free";
  return isDecided ? [{ date, weekday: weekdayOf(date), isDone: kind === "done" }] : [];
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Loads what patterns are looked for in, from a day on. @param since the same day's beginning, for check-ins and ticks */
export async function loadPatternData(
  transaction: Transaction,
  personId: string,
  range: { readonly from: LocalDate; readonly since: Date; readonly now: Date },
): Promise<PatternData> {
  const courses = await habitCourses(transaction, personId, range.now);
  const ticks = await lastCompletions(transaction, personId, range.since);
  const assessed = await assessedAnswersSince(transaction, personId, range.since);
  return {
    habits: courses.map(({ history: { habit }, course }) => ({
      id: habit.id,
      name: habit.name,
      days: course.filter(({ date }) => date >= range.from).flatMap(decided),
      minutes: ticks
        .filter(({ habitId }) => habitId === habit.id)
        .map(({ at, timeZone }) => minuteOf(wallClock(at, timeZone).time)),
    })),
    checkIns: assessed.map(toNumbers),
  };
}
