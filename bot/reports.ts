import { z } from "zod";
import { helpFor } from "../agent/safety/helplines.ts";
import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/log.ts";
import {
  findAssessment,
  newestAssessment,
  type StoredAssessment,
} from "../models/assessments/assessments.ts";
import type { Database } from "../models/database.ts";
import { findPerson } from "../models/people/find-person.ts";
import type { Person } from "../models/people/person.ts";
import { futureChange, insight, microHabit, photoFindings } from "../pipeline/findings.ts";
import { storedScoring } from "../pipeline/quiz/stored-scoring.ts";
import { scoreCardData } from "./cards/assessment-card.ts";
import { drawScoreCard } from "./cards/score-card.ts";
import { scoreCardAlt } from "./cards/score-card-alt.ts";
import type { AssessmentView } from "./chat/assessment-view.ts";
import type { LoadedReport } from "./chat/context.ts";
import type { ReportView } from "./http/contract.ts";
import { reportView } from "./http/report-view.ts";

/** Stored reports in the shapes that chat and web show. */
export interface Reports {
  /** For the chat: the report and its picture. */
  forChat(person: Person, assessmentId?: string): Promise<LoadedReport | undefined>;
  /** For the web page. */
  forWeb(personId: string, assessmentId?: string): Promise<ReportView | undefined>;
  /** Glow score of the report before another one; `undefined` where there is none. */
  scoreBefore(personId: string, createdAt: Date): Promise<number | undefined>;
}

const analysers = z.object({ synthesis: z.string() });

function toView(stored: StoredAssessment): AssessmentView {
  const { projection } = stored;
  return {
    id: stored.id,
    createdAt: stored.createdAt,
    assessment: storedScoring.parse(stored.scoring),
    synthesis: {
      summary: stored.summary,
      insights: z.array(insight).parse(stored.insights),
      microHabits: z.array(microHabit).parse(stored.microHabits),
      analysedBy: analysers.parse(stored.analysedBy).synthesis,
    },
    projection:
      projection === null
        ? null
        : {
            changes: z.array(futureChange).parse(projection.changes),
            ...(projection.scoreThen === null ? {} : { scoreThen: projection.scoreThen }),
            narrative: projection.narrative,
            analysedBy: projection.analysedBy,
          },
    photo: photoFindings.nullable().parse(stored.photoFindings),
  };
}

/** Reads reports out of the database; a report of somebody else is not found. */
export function createReports(database: Database, clock: Clock, log: Logger): Reports {
  const load = (personId: string, assessmentId: string | undefined) =>
    assessmentId === undefined
      ? newestAssessment(database, personId)
      : findAssessment(database, personId, assessmentId);

  const draw = async (view: AssessmentView, stored: StoredAssessment, person: Person) => {
    try {
      const day = { locale: stored.locale, at: stored.createdAt, timeZone: person.timeZone ?? "UTC" };
      const data = scoreCardData(view.assessment, day);
      const png = await drawScoreCard(data, { locale: stored.locale });
      return { pngBase64: Buffer.from(png).toString("base64"), alt: scoreCardAlt(data) };
    } catch (error) {
      // The words say all that the picture says.
      log.error({ err: error, assessmentId: stored.id }, "report picture could not be drawn");
      return null;
    }
  };

  return {
    forChat: async (person, assessmentId) => {
      const stored = await load(person.id, assessmentId);
      if (stored === undefined) return undefined;
      const view = toView(stored);
      return { view, picture: await draw(view, stored, person) };
    },
    forWeb: async (personId, assessmentId) => {
      const [stored, person] = await Promise.all([
        load(personId, assessmentId),
        findPerson(database, personId),
      ]);
      if (stored === undefined || person === undefined) return undefined;
      return reportView(stored, { timeZone: person.timeZone, help: helpFor(person.region, clock()) });
    },
    scoreBefore: async (personId, createdAt) =>
      (await newestAssessment(database, personId, createdAt))?.overallGlowScore ?? undefined,
  };
}
