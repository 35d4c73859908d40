import type { Transaction } from "../database.ts";
import type { MergePair } from "./merge-profiles.ts";

/**
 * Makes one habit of two that are kept under the same name: marks, pauses and reminders of the gone person's go to the
 * kept one's, but for days that have a mark there already.
 */
export async function mergeTwins(transaction: Transaction, { keptId, goneId }: MergePair): Promise<void> {
  const twins = await transaction.query<{ kept: string; gone: string }>({
    text: `SELECT kept.id AS kept, gone.id AS gone FROM habits kept JOIN habits gone ON lower(kept.name) = lower(gone.name)
      WHERE kept.person_id = $1 AND gone.person_id = $2 AND kept.archived_at IS NULL AND gone.archived_at IS NULL`,
    values: [keptId, goneId],
  });
  for (const { kept, gone } of twins) {
    const values = [keptId, goneId, kept, gone];
    await transaction.query({
      text: `UPDATE habit_marks gone SET person_id = $1, habit_id = $3 WHERE person_id = $2 AND habit_id = $4
        AND NOT EXISTS (SELECT 1 FROM habit_marks kept WHERE kept.person_id = $1 AND kept.habit_id = $3
          AND kept.local_date = gone.local_date)`,
      values,
    });
    await transaction.query({
      text: `UPDATE habit_pauses gone SET person_id = $1, habit_id = $3 WHERE person_id = $2 AND habit_id = $4
        AND NOT EXISTS (SELECT 1 FROM habit_pauses kept WHERE kept.person_id = $1 AND kept.habit_id = $3
          AND kept.from_date = gone.from_date)`,
      values,
    });
    await transaction.query({
      text: "UPDATE reminders SET habit_id = $2 WHERE person_id = $1 AND habit_id = $3",
      values: [goneId, kept, gone],
    });
    await transaction.query({
      text: `UPDATE habits kept SET created_on = least(kept.created_on, gone.created_on),
          created_at = least(kept.created_at, gone.created_at)
        FROM habits gone WHERE kept.person_id = $1 AND kept.id = $3 AND gone.person_id = $2 AND gone.id = $4`,
      values,
    });
    await transaction.query({
      text: "DELETE FROM habits WHERE person_id = $1 AND id = $2",
      values: [goneId, gone],
    });
  }
}

/** Adds up what is counted once a day: what both had on a day becomes the kept person's. */
export async function mergeSums(transaction: Transaction, { keptId, goneId }: MergePair): Promise<void> {
  const values = [keptId, goneId];
  await transaction.query({
    text: `UPDATE model_tokens kept SET tokens = kept.tokens + gone.tokens FROM model_tokens gone
      WHERE kept.person_id = $1 AND gone.person_id = $2 AND gone.day = kept.day`,
    values,
  });
  await transaction.query({
    text: `UPDATE progress_snapshots kept SET due = kept.due + gone.due, done = kept.done + gone.done,
        partial = kept.partial + gone.partial, skipped = kept.skipped + gone.skipped,
        habits = kept.habits || gone.habits
      FROM progress_snapshots gone
      WHERE kept.person_id = $1 AND gone.person_id = $2 AND gone.local_date = kept.local_date`,
    values,
  });
}
