import { holdAccounts } from "../conversations/account-locks.ts";
import { releaseSlot } from "../conversations/slots.ts";
import type { Transaction } from "../database.ts";
import { areLeaving, reassignJobs } from "../jobs/reassign-jobs.ts";
import { rescheduleNudges } from "../nudges/schedule.ts";
import { settleSessions } from "../support/sessions.ts";
import { type MergePair, mergeProfiles } from "./merge-profiles.ts";
import { mergeSums, mergeTwins } from "./merge-twins.ts";
import { personTables } from "./person-tables.ts";

/** Who two people have become, or why they stay two. */
export type MergeOutcome =
  | {
      readonly kind: "merged";
      readonly keptId: string;
      readonly goneId: string;
      /** Whether both had a check-in under way, of which the one with more answers goes on. */
      readonly hadTwoCheckIns: boolean;
    }
  /** One of them is a minor and the other an adult. */
  | { readonly kind: "ages-differ" }
  /** One of them is about to be deleted. */
  | { readonly kind: "leaving" }
  /** One of them doesn't exist any more. */
  | { readonly kind: "gone" };

/**
 * Ends one of two running check-ins: the one with fewer answers, or the one touched longer ago. Its answers are kept.
 * @returns whose check-in ended; `undefined` where not both had one
 */
async function settleCheckIns(
  transaction: Transaction,
  { keptId, goneId }: MergePair,
): Promise<string | undefined> {
  const running = await transaction.query<{ person_id: string; id: string }>({
    text: `SELECT c.person_id, c.id FROM check_ins c
      WHERE c.person_id = ANY ($1::uuid[]) AND c.state = 'running'
      ORDER BY (SELECT count(*) FROM answers a WHERE a.person_id = c.person_id AND a.check_in_id = c.id) DESC,
        c.updated_at DESC`,
    values: [[keptId, goneId]],
  });
  const [, ended] = running;
  if (ended === undefined) return undefined;
  await transaction.query({
    text: "UPDATE check_ins SET state = 'abandoned' WHERE person_id = $1 AND id = $2",
    values: [ended.person_id, ended.id],
  });
  return ended.person_id;
}

/** Lets go of the messages that both have standing in the same slot: those of the check-in that ended, else the gone one's. */
async function settleSlots(
  transaction: Transaction,
  { keptId, goneId }: MergePair,
  endedCheckInOf: string | undefined,
): Promise<void> {
  const both = await transaction.query<{ slot: string }>({
    text: `SELECT a.slot FROM outbox a JOIN outbox b USING (slot)
      WHERE a.person_id = $1 AND b.person_id = $2`,
    values: [keptId, goneId],
  });
  for (const { slot } of both) {
    const owner = slot === "check-in" ? (endedCheckInOf ?? goneId) : goneId;
    await releaseSlot(transaction, owner, slot);
  }
}

async function moveTables(transaction: Transaction, { keptId, goneId }: MergePair): Promise<void> {
  for (const { name, merge } of personTables) {
    const values = [keptId, goneId];
    if (merge === "drop") {
      await transaction.query({ text: `DELETE FROM ${name} WHERE person_id = $1`, values: [goneId] });
      continue;
    }
    if (merge !== "move") {
      const same = merge.unlessKept.map((column) => ` AND kept.${column} = gone.${column}`).join("");
      await transaction.query({
        text: `DELETE FROM ${name} gone USING ${name} kept
          WHERE kept.person_id = $1 AND gone.person_id = $2${same}`,
        values,
      });
    }
    await transaction.query({ text: `UPDATE ${name} SET person_id = $1 WHERE person_id = $2`, values });
  }
}

/**
 * Makes one person of two, in one transaction: everything of either belongs to the one who is kept, nothing twice. The
 * lanes of both must be held; messages that come meanwhile wait and then find the one who is kept.
 */
export async function mergePeople(
  transaction: Transaction,
  ids: readonly [string, string],
  now: Date,
): Promise<MergeOutcome> {
  await holdAccounts(transaction, ids);
  if (await areLeaving(transaction, ids)) return { kind: "leaving" };
  const profiles = await mergeProfiles(transaction, ids);
  if (profiles.kind !== "pair") return profiles;
  const { pair } = profiles;
  await transaction.query({ text: "SET CONSTRAINTS ALL DEFERRED" });
  const endedCheckInOf = await settleCheckIns(transaction, pair);
  await settleSlots(transaction, pair, endedCheckInOf);
  await mergeTwins(transaction, pair);
  await mergeSums(transaction, pair);
  await settleSessions(transaction, pair);
  await moveTables(transaction, pair);
  await reassignJobs(transaction, pair.goneId, pair.keptId);
  // Steps of a turn that broke off: it begins anew.
  for (const table of ["checkpoints", "checkpoint_blobs", "checkpoint_writes"])
    await transaction.query({
      text: `DELETE FROM langgraph.${table} WHERE starts_with(thread_id, $1::text || ':')`,
      values: [pair.goneId],
    });
  await transaction.query({ text: "DELETE FROM people WHERE id = $1", values: [pair.goneId] });
  await rescheduleNudges(transaction, pair.keptId, now);
  return { kind: "merged", ...pair, hadTwoCheckIns: endedCheckInOf !== undefined };
}
