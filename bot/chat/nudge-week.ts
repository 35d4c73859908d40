import { nameInText } from "../../agent/words/habit-words.ts";
import type { Translate } from "../../core/locales.ts";
import type { Transaction } from "../../models/database.ts";
import { addDays } from "../../models/days/local-date.ts";
import { type HabitDay, habitDays } from "../../models/habits/day.ts";
import { loadHistories } from "../../models/habits/histories.ts";

function count(days: readonly HabitDay[], ...kinds: readonly HabitDay["kind"][]): number {
  return days.filter(({ kind }) => kinds.includes(kind)).length;
}

/**
 * The last seven days of a person's habits as lines, those that were done at all; none where there is nothing to be
 * glad of. Skipped days are told beside the others, never among them.
 */
export async function weekLines(
  transaction: Transaction,
  personId: string,
  { now, t }: { readonly now: Date; readonly t: Translate },
): Promise<readonly string[]> {
  const { asOf, histories } = await loadHistories(transaction, personId, now);
  const first = addDays(asOf.today, -6);
  const lines = histories
    .filter(({ habit }) => habit.archivedAt === null)
    .flatMap((history) => {
      const week = habitDays(history, asOf).filter(({ date }) => date >= first);
      const done = count(week, "done", "partial");
      if (done === 0) return [];
      const skipped = count(week, "skipped");
      const times = t("nudges:week.done", { count: done });
      const skips = skipped === 0 ? "" : `, ${t("nudges:week.skipped", { count: skipped })}`;
      return [`- ${nameInText(history.habit)}: ${times}${skips}`];
    });
  return lines.length === 0 ? [] : [t("nudges:week.title"), ...lines];
}
