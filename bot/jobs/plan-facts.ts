import { sha256 } from "../../core/ids.ts";
import { newestAssessment } from "../../models/assessments/assessments.ts";
import { quizAnswers } from "../../models/check-ins/answers.ts";
import type { Database } from "../../models/database.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import { leoDay } from "../../models/days/leo-day.ts";
import { addDays } from "../../models/days/local-date.ts";
import { habitStandings } from "../../models/habits/standings.ts";
import type { Person } from "../../models/people/person.ts";
import { focusItem, type PlanTick, planTicks } from "../../models/plans/plan-ticks.ts";
import { recentPlans, type StoredPlan } from "../../models/plans/stored-plan.ts";
import type { EarlierWeek, PlanFacts } from "../../pipeline/plan/plan-facts.ts";
import { storedScoring } from "../../pipeline/quiz/stored-scoring.ts";
import { habitsInWords } from "../../pipeline/synthesis/local-habits.ts";

/** Weeks before that a new one is told apart from. */
const rememberedWeeks = 4;

function toEarlierWeek({ content, locale }: StoredPlan, ticks: readonly PlanTick[]): EarlierWeek {
  const morning = ticks.filter(({ item }) => item !== focusItem);
  const labels = [...new Set(morning.map(({ label }) => label))];
  return {
    content,
    locale,
    steps: labels.map((label) => ({ label, days: morning.filter((tick) => tick.label === label).length })),
    focusDone: ticks.filter(({ item }) => item === focusItem).map(({ date }) => date),
  };
}

/** All that a person's next week is made from, and the report it begins with; `undefined` where there is no report. */
export async function loadPlanFacts(
  database: Database,
  person: Person,
  wishes: string | null,
  now: Date,
): Promise<{ readonly assessmentId: string; readonly facts: PlanFacts } | undefined> {
  const report = await newestAssessment(database, person.id);
  if (report === undefined) return undefined;
  const answers = quizAnswers.parse(report.quizAnswers);
  const assessment = storedScoring.parse(report.scoring);
  const plans = await recentPlans(database, person.id, rememberedWeeks);
  const earlier = await Promise.all(
    plans.map(async (plan) => toEarlierWeek(plan, await planTicks(database, person.id, plan))),
  );
  const standings = await habitStandings(database, person.id, now);
  const firstDate = addDays(leoDay(now, await findDayRule(database, person.id, now)), 1);
  const [last] = plans;
  return {
    assessmentId: report.id,
    facts: {
      answers,
      assessment,
      locale: person.locale,
      firstDate,
      seed: sha256([person.id, firstDate, last?.planId ?? "first", last?.version ?? 0].join("\n")),
      microHabits: habitsInWords(assessment.microHabits, answers, person.locale),
      habits: standings.map(({ habit, strengthPercent }) => ({ name: habit.name, strengthPercent })),
      earlier,
      wishes,
    },
  };
}
