import { createAnswerEvent } from "../../bot/chat/answer-event.ts";
import { createPlanJob, type PlanJob } from "../../bot/jobs/plan-job.ts";
import { systemClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import type { Locale } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { EventContent } from "../../models/conversations/inbox.ts";
import type { JobKind } from "../../models/jobs/jobs.ts";
import { findPerson } from "../../models/people/find-person.ts";
import { setPlace } from "../../models/people/people.ts";
import { findCurrentPlan, type StoredPlan } from "../../models/plans/stored-plan.ts";
import { createPlanner, type WritePlan } from "../../pipeline/plan/planner.ts";
import { createStages } from "../../pipeline/stages.ts";
import { memoryBudget, pretendPhotoAnalyzer, typicalAnswers } from "./analysis.ts";
import { silentLog, type TestDatabase } from "./database.ts";
import { storeReport } from "./stored-report.ts";
import { type ScriptedPerson, seatPerson } from "./turn.ts";

/** Writes weeks without a model. */
export const writeLocally: WritePlan = createPlanner(createStages({}, pretendPhotoAnalyzer(), systemClock), {
  budget: memoryBudget(0),
  clock: systemClock,
  log: silentLog,
});

/** Somebody with a report, whose weeks are written when the test says so. */
export interface Planning {
  readonly person: ScriptedPerson;
  readonly assessmentId: string;
  /** What was asked for and not yet written, oldest first. */
  readonly jobs: PlanJob[];
  /** The job as it would run in the background. */
  readonly job: JobKind<PlanJob>;
  /** Runs all that was asked for, and shows the person what came of it; answers what Leo said. */
  writeWeeks(): Promise<string>;
}

/** How somebody with a report is seated. */
export interface PlanningOptions {
  readonly locale?: Locale;
  readonly answers?: QuizAnswers;
  readonly timeZone?: string;
  readonly stage?: "adult" | "minor";
  readonly hasReport?: boolean;
  readonly writeWeek?: WritePlan;
}

/** Seats an adult in Berlin with the report of typical answers, unless told otherwise. */
export async function seatPlanning(test: TestDatabase, options: PlanningOptions = {}): Promise<Planning> {
  const { database } = test;
  const jobs: PlanJob[] = [];
  const person = await seatPerson(test, {
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    deps: { writePlanLater: async (_transaction, request) => void jobs.push(request) },
  });
  await database.query({
    text: "UPDATE people SET stage = $2, consented_at = created_at WHERE id = $1",
    values: [person.id, options.stage ?? "adult"],
  });
  const stored = await findPerson(database, person.id);
  if (stored === undefined) throw new Error("nobody was seated");
  const place = { region: "DE", timeZone: options.timeZone ?? "Europe/Berlin" };
  await setPlace(database, stored, place, new Date("2026-01-01T00:00Z"));
  const whose = { id: person.id, locale: options.locale ?? "en" };
  const assessmentId =
    options.hasReport === false
      ? ""
      : await storeReport(test, whose, options.answers ?? typicalAnswers, person.clock.now());
  const job = createPlanJob({
    database,
    writeWeek: options.writeWeek ?? writeLocally,
    wake: () => {},
    clock: person.clock.now,
    log: silentLog,
  });
  const answerEvent = createAnswerEvent({
    loadReport: async () => undefined,
    scoreBefore: async () => undefined,
    drawPlan: async () => null,
  });
  return {
    person,
    assessmentId,
    jobs,
    job,
    writeWeeks: async () => {
      const said: string[] = [];
      for (const data of jobs.splice(0)) {
        await job.run({ id: newId(), data, signal: new AbortController().signal });
        const events = await database.query<{ content: EventContent }>({
          text: "DELETE FROM inbox WHERE person_id = $1 RETURNING content",
          values: [person.id],
        });
        for (const { content } of events) said.push(await person.hear(content, answerEvent));
      }
      return said.join("\n---\n");
    },
  };
}

/** Somebody whose first week is written. */
export async function seatPlanned(test: TestDatabase, options: PlanningOptions = {}): Promise<Planning> {
  const planning = await seatPlanning(test, options);
  await planning.person.type("/plan");
  await planning.writeWeeks();
  return planning;
}

/** What the database holds of somebody's plan. @throws Error where there is none */
export async function storedPlan({ database }: TestDatabase, { person }: Planning): Promise<StoredPlan> {
  const plan = await findCurrentPlan(database, person.id);
  if (plan === undefined) throw new Error("there is no plan");
  return plan;
}
