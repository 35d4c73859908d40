import type { Clock } from "../../core/clock.ts";
import { LeoError } from "../../core/errors.ts";
import { translator } from "../../core/locales.ts";
import type { Logger } from "../../core/log.ts";
import { countAttempt, finishTurn, type NextWaiting } from "../../models/conversations/inbox.ts";
import type { DueMessage } from "../../models/conversations/outbox.ts";
import type { Database, Transaction, UnitOfWork } from "../../models/database.ts";
import { createDraft, type Draft, type SaidMessage, toOutboxRows } from "./draft.ts";
import type { AnalysisRequest, HandleEvent, HandleTurn, Turn, TurnFact } from "./turn.ts";

/** How often a turn that throws is tried before the person is told. */
const maxAttempts = 3;

/** Adds an analysis to the jobs within the turn's transaction. */
export type AddAnalysis = (
  transaction: Transaction,
  next: NextWaiting,
  request: AnalysisRequest,
) => Promise<void>;

/** What a turn needs. */
export interface TurnDeps {
  readonly database: Database;
  readonly answer: HandleTurn;
  readonly answerEvent: HandleEvent;
  readonly addAnalysis: AddAnalysis;
  /** Wakes the workers of jobs once the turn has committed. */
  readonly jobsAdded: () => void;
  readonly photosAllowed: (channel: string) => boolean;
  /** Hears what happens in turns. */
  readonly observe?: (personId: string, fact: TurnFact) => void;
  readonly clock: Clock;
  readonly log: Logger;
}

/** How a turn ended. */
export type TurnOutcome =
  /** Committed; `said` can be delivered as it is unless older messages wait or changed. */
  | { readonly kind: "answered"; readonly said: readonly DueMessage[]; readonly hasEdits: boolean }
  /** Threw; it is to be tried again at this moment. */
  | { readonly kind: "again"; readonly at: Date };

function toDue(
  next: NextWaiting,
  ids: readonly string[],
  said: readonly SaidMessage[],
  createdAt: Date,
): DueMessage[] {
  return said.map(({ message }, index) => ({
    id: ids[index] ?? "",
    personId: next.person.id,
    conversation: next.message.conversation,
    message,
    revision: 1,
    isEdit: false,
    sent: undefined,
    attempts: 0,
    createdAt,
  }));
}

async function commitTurn(
  deps: TurnDeps,
  next: NextWaiting,
  unit: UnitOfWork,
  draft: Draft,
): Promise<TurnOutcome> {
  const { said, hasEdits } = await draft.settle(unit);
  const rows = toOutboxRows(said, next.message.conversation);
  const createdAt = deps.clock();
  const [result] = await unit.commit<{ finished: number; ids: string[] }>(
    finishTurn(next.message, rows, createdAt),
    (answers) => {
      if (answers[0]?.finished !== 1) {
        throw new LeoError("turn-done-elsewhere", "another instance has finished this turn");
      }
    },
  );
  return { kind: "answered", said: toDue(next, result?.ids ?? [], said, createdAt), hasEdits };
}

/** A turn's transaction with what it says and starts. */
interface Attempt {
  readonly unit: UnitOfWork;
  readonly draft: Draft;
  readonly requests: AnalysisRequest[];
  /** Whether a job was added besides. */
  readonly jobs: { added: boolean };
  /** What handlers of the turn are given, but its content. */
  readonly means: Omit<Turn, "content">;
}

function beginAttempt(deps: TurnDeps, { message, person }: NextWaiting, signal: AbortSignal): Attempt {
  const log = deps.log.child({
    turn: message.id,
    personId: person.id,
    channel: message.conversation.channel,
  });
  const unit = deps.database.begin();
  const draft = createDraft(person.id, message.conversation);
  const requests: AnalysisRequest[] = [];
  const jobs = { added: false };
  const means = {
    person,
    conversation: message.conversation,
    sender: message.sender,
    id: message.id,
    now: deps.clock,
    log,
    transaction: unit,
    photosAllowed: deps.photosAllowed(message.conversation.channel),
    signal,
    say: draft.say,
    release: draft.release,
    note: (fact: TurnFact) => {
      if (fact.kind === "safety") log.info({ safetyLevel: fact.level, rule: fact.rule }, "safety check");
      else log.info({ tool: fact.name }, "tool called");
      deps.observe?.(person.id, fact);
    },
    analyse: (request: AnalysisRequest) => requests.push(request),
    jobAdded: () => {
      jobs.added = true;
    },
  };
  return { unit, draft, requests, jobs, means };
}

/** Runs turns: all that one changes and says commits together with its message's new state, or not at all. */
export function createRunTurn(
  deps: TurnDeps,
): (next: NextWaiting, signal: AbortSignal) => Promise<TurnOutcome> {
  const { database, clock } = deps;

  const apologise = async (next: NextWaiting): Promise<TurnOutcome> => {
    const draft = createDraft(next.person.id, next.message.conversation);
    const { content } = next.message;
    if (content.kind !== "event" || content.isUnasked !== true)
      draft.say([{ kind: "text", markdown: translator(next.person.locale)("errors:turnFailed") }]);
    return commitTurn(deps, next, database.begin(), draft);
  };

  const commit = async (
    next: NextWaiting,
    { unit, draft, requests, jobs }: Attempt,
  ): Promise<TurnOutcome> => {
    for (const request of requests) await deps.addAnalysis(unit, next, request);
    const outcome = await commitTurn(deps, next, unit, draft);
    if (requests.length > 0 || jobs.added) deps.jobsAdded();
    return outcome;
  };

  return async (next, signal) => {
    const { message } = next;
    let attempt = beginAttempt(deps, next, signal);
    const { log } = attempt.means;
    try {
      if (message.content.kind === "event") {
        await deps.answerEvent({ ...attempt.means, event: message.content });
        return await commit(next, attempt);
      }
      const { content } = message;
      const think = await deps.answer({ ...attempt.means, content });
      if (think === undefined) return await commit(next, attempt);
      await attempt.unit.rollback();
      const thought = await think();
      attempt = beginAttempt(deps, next, signal);
      await thought.answer({ ...attempt.means, content });
      const outcome = await commit(next, attempt);
      await thought
        .committed()
        .catch((error: unknown) =>
          log.warn({ err: error }, "what a turn left behind stays for the clean-up"),
        );
      return outcome;
    } catch (error) {
      await attempt.unit.rollback();
      if (error instanceof LeoError && error.code === "turn-done-elsewhere") {
        return { kind: "answered", said: [], hasEdits: true };
      }
      // The lane is somebody else's now: nothing was tried.
      if (signal.aborted) return { kind: "again", at: clock() };
      log.error({ err: error, attempts: message.attempts }, "turn failed");
      // Throws where the database itself is gone: then the lane is left, and nothing counts as tried.
      if (await countAttempt(database, message, maxAttempts)) return apologise(next);
      return { kind: "again", at: new Date(clock().getTime() + 200 * 4 ** message.attempts) };
    }
  };
}
