import { translator } from "../../core/locales.ts";
import { findExpectation, setExpectation } from "../../models/people/people.ts";
import type { Person } from "../../models/people/person.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import type { PipelineStep } from "../../pipeline/pipeline-run.ts";
import { compareWithLast } from "../../pipeline/synthesis/local-comparison.ts";
import { analysedEvent, analysisOutcome } from "../jobs/analysis-job.ts";
import { exportedEvent } from "../jobs/export-job.ts";
import { letterEvent } from "../jobs/letter-job.ts";
import { linkedEvent } from "../jobs/link-job.ts";
import { plannedEvent } from "../jobs/plan-job.ts";
import { answerLinkEntered, answerLinked, answerLinkRefused, answerUnlinked } from "./answer-link.ts";
import { text } from "./blocks.ts";
import type { LoadedReport } from "./context.ts";
import { answerExported } from "./export.ts";
import { answerLetterWritten } from "./future-letter.ts";
import { linkEnteredEvent, linkRefusedEvent, unlinkedEvent } from "./link-events.ts";
import { answerNudge, nudgeEvent } from "./nudge-event.ts";
import { answerPlanned } from "./plan-event.ts";
import type { DrawPlan } from "./plan-say.ts";
import { analysisSlot, type ProgressState, progressMessage } from "./progress.ts";
import { reportMessage } from "./report.ts";
import { answerFollowUp, followUpEvent } from "./safety-follow-up.ts";
import type { EventTurn, HandleEvent } from "./turn.ts";

/** What events are answered with. */
export interface EventDeps {
  readonly loadReport: (person: Person, assessmentId?: string) => Promise<LoadedReport | undefined>;
  readonly drawPlan: DrawPlan;
  /** Glow score of the person's report before this moment. */
  readonly scoreBefore: (personId: string, createdAt: Date) => Promise<number | undefined>;
}

/** The steps as they stand when the report is there. */
function finishedSteps(report: LoadedReport): ProgressState {
  const { photo, projection } = report.view;
  const states: [PipelineStep, "done" | "failed"][] = [
    ["photo", photo?.status === "analysed" ? "done" : "failed"],
    ["quiz", "done"],
    ["report", "done"],
    ["future", projection === null ? "failed" : "done"],
  ];
  return new Map(states);
}

async function sayNewReport(turn: EventTurn, report: LoadedReport, budgetSpent: boolean, deps: EventDeps) {
  const { person } = turn;
  const t = translator(person.locale);
  const { view, picture } = report;
  turn.release(analysisSlot, progressMessage(finishedSteps(report), view.photo !== null, t));
  turn.say(
    reportMessage(view, picture, { t, locale: person.locale, region: person.region, now: turn.now() }),
  );
  const score = view.assessment.overallGlowScore;
  if (score !== null && !view.assessment.flags.resourcesFirst) {
    const last = await deps.scoreBefore(person.id, view.createdAt);
    if (last !== undefined) turn.say([text(compareWithLast(score, last, person.locale))]);
  }
  // A report that puts resources first says nothing about the photo itself.
  if (view.photo?.status === "refused" && view.assessment.flags.resourcesFirst)
    turn.say([text(t(`photo:refused.${view.photo.reason}`))]);
  if (budgetSpent) turn.say([text(t("errors:budgetSpent"))]);
}

/** An analysis is ready, or could not be made. */
function answerAnalysed(deps: EventDeps): HandleEvent {
  return async (turn) => {
    const t = translator(turn.person.locale);
    const outcome = analysisOutcome.parse(turn.event.detail);
    const expected = await findExpectation(turn.transaction, turn.person.id);
    if (expected?.startsWith("analysing:")) await setExpectation(turn.transaction, turn.person.id, null);
    if (outcome.kind !== "report") {
      turn.release(analysisSlot, [
        text(t(outcome.kind === "failed" ? "errors:analysisFailed" : "errors:photoNeedsQuiz")),
      ]);
      return;
    }
    if (await isInCrisisCare(turn.transaction, turn.person.id, turn.now())) {
      turn.release(analysisSlot, [text(t("safety:restFirst"))]);
      return;
    }
    const report = await deps.loadReport(turn.person, outcome.assessmentId);
    // Deleted meanwhile: there is nothing to say about it.
    if (report !== undefined) await sayNewReport(turn, report, outcome.budgetSpent, deps);
  };
}

/** Answers what happened outside the conversation, by the event's name; one that nobody knows says nothing. */
export function createAnswerEvent(deps: EventDeps): HandleEvent {
  const answers = new Map<string, HandleEvent>([
    [analysedEvent, answerAnalysed(deps)],
    [letterEvent, answerLetterWritten],
    [exportedEvent, answerExported],
    [linkEnteredEvent, answerLinkEntered],
    [linkRefusedEvent, answerLinkRefused],
    [linkedEvent, answerLinked],
    [unlinkedEvent, answerUnlinked],
    [nudgeEvent, answerNudge],
    [followUpEvent, answerFollowUp],
    [plannedEvent, answerPlanned(deps.drawPlan)],
  ]);
  return async (turn) => answers.get(turn.event.event)?.(turn);
}
