import type { Agent } from "../../agent/agent.ts";
import type { PersonMemory } from "../../agent/memory/memory.ts";
import type { Screen } from "../../agent/safety/risk-screen.ts";
import type { Translate } from "../../core/locales.ts";
import { translator } from "../../core/locales.ts";
import type { Transaction } from "../../models/database.ts";
import type { Person } from "../../models/people/person.ts";
import { guessPlace, type PlaceGuess } from "../../models/people/place.ts";
import type { PlaceReader } from "../../models/people/place-reader.ts";
import type { ExportJob } from "../jobs/export-job.ts";
import type { LetterJob } from "../jobs/letter-job.ts";
import type { LinkJob } from "../jobs/link-job.ts";
import type { MemoryJob } from "../jobs/memory-job.ts";
import type { PlanJob } from "../jobs/plan-job.ts";
import type { OpenAnswerStream } from "./answer-stream.ts";
import type { AssessmentView } from "./assessment-view.ts";
import type { DrawPlan } from "./plan-say.ts";
import type { ReportPicture } from "./report.ts";
import type { Turn } from "./turn.ts";

/** A report with its picture. */
export interface LoadedReport {
  readonly view: AssessmentView;
  /** `null` where it can't be drawn. */
  readonly picture: ReportPicture | null;
}

/** What the chat needs of the rest of the application. */
export interface ChatDeps {
  readonly agent: Agent;
  /** How grave a text is; asked about everything that comes in as words. */
  readonly screen: Screen;
  readonly memory: PersonMemory;
  /** Has what was said in a turn remembered. */
  readonly rememberLater: (transaction: Transaction, request: MemoryJob) => Promise<void>;
  /** Shows an answer while it is written. */
  readonly openAnswerStream: OpenAnswerStream;
  readonly places: PlaceReader;
  /** The person's newest report, or the one that is named; `undefined` where there is none. */
  readonly loadReport: (person: Person, assessmentId?: string) => Promise<LoadedReport | undefined>;
  /** Makes a fresh link to a report on the web. @returns its whole address */
  readonly createReportLink: (
    transaction: Transaction,
    personId: string,
    assessmentId: string,
  ) => Promise<string>;
  /** Has a model write the letter of a look ahead; absent where none is configured. */
  readonly writeLetterLater?: (transaction: Transaction, request: LetterJob) => Promise<void>;
  /** Has a file made of everything that is kept about a person. */
  readonly exportLater: (transaction: Transaction, request: ExportJob) => Promise<void>;
  /** Makes one person of two who have both said yes. */
  readonly linkLater: (transaction: Transaction, request: LinkJob) => Promise<void>;
  /** Has a week written in the background. */
  readonly writePlanLater: (transaction: Transaction, request: PlanJob) => Promise<void>;
  readonly drawPlan: DrawPlan;
  /** Deletes the person for good once the last words are delivered. */
  readonly forgetLater: (transaction: Transaction, personId: string) => Promise<void>;
  /** Address of the direct conversation with Leo on a channel, where it has one. */
  readonly directChatUrl: (channel: string) => string | undefined;
}

/** A turn with the person as they are by now, their language and the application's means. */
export interface ChatContext {
  readonly turn: Turn;
  readonly person: Person;
  readonly t: Translate;
  readonly deps: ChatDeps;
}

/** The same turn with the person as changed. */
export function withPerson(context: ChatContext, person: Person): ChatContext {
  return { ...context, person, t: translator(person.locale) };
}

/** Where the person is, or is likely to be. */
export function placeOf({ person, turn }: ChatContext): PlaceGuess | undefined {
  if (person.timeZone !== null) return { region: person.region, timeZone: person.timeZone, isFirm: true };
  return guessPlace(turn.sender, turn.now());
}

/** The region that numbers for help are given for; `null` where it is only guessed from a language. */
export function helpRegion(context: ChatContext): string | null {
  const place = placeOf(context);
  return place?.isFirm === true ? place.region : null;
}
