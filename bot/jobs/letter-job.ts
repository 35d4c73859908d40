import { z } from "zod";
import { letterFacts, loadLook } from "../../agent/future-look.ts";
import type { Clock } from "../../core/clock.ts";
import { storeLetter } from "../../models/assessments/futures.ts";
import { storeEvent } from "../../models/conversations/inbox.ts";
import type { Database } from "../../models/database.ts";
import type { JobKind, JobRun } from "../../models/jobs/jobs.ts";
import { findPerson } from "../../models/people/find-person.ts";
import { choices } from "../../pipeline/projection/change-levels.ts";
import type { LetterWriter, WrittenLetter } from "../../pipeline/projection/letter-writer.ts";
import { type LetterFacts, writeLocalLetter } from "../../pipeline/projection/local-letter.ts";
import { analysisJob } from "./analysis-job.ts";

/** What a letter's job carries: whose, where to answer, and about which changes; no answers. */
export const letterJob = analysisJob
  .pick({ personId: true, conversation: true, locale: true })
  .extend({ assessmentId: z.uuid(), choices });
export type LetterJob = z.output<typeof letterJob>;

/** Event of a finished letter; its detail is {@link letterWritten}. */
export const letterEvent = "letter-written";
/** Which report the letter belongs to. */
export const letterWritten = z.object({ assessmentId: z.uuid() });

/** What letters need. */
export interface LetterJobDeps {
  readonly database: Database;
  readonly letters: LetterWriter;
  /** Wakes a person's lane once something waits in it. */
  readonly wake: (personId: string) => void;
  readonly clock: Clock;
}

/** Writing a letter by a model, in the background; a letter about changes that are no longer picked isn't kept. */
export function createLetterJob({ database, letters, wake, clock }: LetterJobDeps): JobKind<LetterJob> {
  const write = async (
    job: JobRun<LetterJob>,
    writeFrom: (facts: LetterFacts) => Promise<WrittenLetter>,
  ): Promise<void> => {
    const { personId, conversation, locale, assessmentId, choices: picked } = job.data;
    const person = await findPerson(database, personId);
    const look = person && (await loadLook(database, person, assessmentId));
    const facts = look && letterFacts(look, locale);
    // Deleted, or all changes taken off meanwhile: the event says what became of it.
    const written = facts && (await writeFrom(facts));
    await database.transaction(async (transaction) => {
      if (written !== undefined) {
        const letter = { choices: picked.map((choice) => ({ ...choice })), ...written, now: clock() };
        await storeLetter(transaction, { personId, assessmentId }, letter);
      }
      await storeEvent(transaction, {
        personId,
        conversation,
        deliveryId: `job:${job.id}`,
        content: { kind: "event", event: letterEvent, detail: { assessmentId } },
        at: clock(),
      });
    });
    wake(personId);
  };
  return {
    name: "letter",
    data: letterJob,
    concurrency: 2,
    timeoutMs: 60_000,
    run: (job) =>
      write(job, (facts) =>
        letters.write(facts, { personId: job.data.personId, correlationId: job.id, signal: job.signal }),
      ),
    giveUp: (job) => write(job, async (facts) => ({ ...writeLocalLetter(facts), analysedBy: "local" })),
  };
}
