import { nameInText } from "../../agent/words/habit-words.ts";
import type { Translate } from "../../core/locales.ts";
import type { MarkResult } from "../../models/habits/mark.ts";
import type { Milestone } from "../../models/habits/milestones.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";

/** A kind word for what was reached; `name` as it stands in Markdown. */
export function milestoneWords(milestone: Milestone, name: string, t: Translate): string {
  switch (milestone.kind) {
    case "streak":
      return t(`habits:milestone.${milestone.unit}`, { name, count: milestone.length });
    case "week-met":
      return t("habits:milestone.weekMet", { name });
    case "reserve-used":
      return milestone.left === 0
        ? t("habits:milestone.reserveUsedUp", { name })
        : t("habits:milestone.reserveUsed", { name, count: milestone.left });
  }
}

/** Says what a tick reached; nothing in the days after a crisis, when nothing is counted. */
export async function sayMilestones(context: ChatContext, result: MarkResult): Promise<void> {
  const { turn, person, t } = context;
  if (result.milestones.length === 0) return;
  if (await isInCrisisCare(turn.transaction, person.id, turn.now())) return;
  const name = nameInText(result.after.habit);
  turn.say([text(result.milestones.map((one) => milestoneWords(one, name, t)).join("\n\n"))]);
}
