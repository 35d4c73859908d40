import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { LeoError } from "../../core/errors.ts";
import { dueMessages } from "../../models/conversations/outbox.ts";
import type { Database } from "../../models/database.ts";
import type { JobKind } from "../../models/jobs/jobs.ts";
import { forgetPerson } from "../../models/people/forget.ts";

const forgetJob = z.object({
  personId: z.uuid(),
  /** When the last words no longer hold the deletion up, milliseconds since 1970. */
  deadlineMs: z.number(),
});

/** What a deletion carries. */
export type ForgetJob = z.output<typeof forgetJob>;

/** Last words that can't be delivered hold a deletion up for so long at most. */
export const lastWordsMs = 45_000;

/** Deletes a person for good as soon as the last words are delivered. */
export function createForgetJob(database: Database, clock: Clock): JobKind<ForgetJob> {
  const run = async ({ data }: { readonly data: ForgetJob }) => {
    const { messages, wakeAt } = await dueMessages(database, data.personId, clock());
    const isWaiting = messages.length > 0 || wakeAt !== undefined;
    // A failed job is tried again in a second or two.
    if (isWaiting && clock().getTime() < data.deadlineMs)
      throw new LeoError("last-words-waiting", "not delivered yet");
    await forgetPerson(database, data.personId);
  };
  return { name: "forget", data: forgetJob, concurrency: 1, timeoutMs: 20_000, run, giveUp: run };
}
