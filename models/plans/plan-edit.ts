import { z } from "zod";
import { addDays, isLocalDate, type LocalDate, weekdayOf } from "../days/local-date.ts";
import {
  morningRoutine,
  type PlanContent,
  type PlanDay,
  planDayFields,
  triggerActionReward,
  weeklyChallenges,
} from "./plan-content.ts";
import { type PlanError, planError } from "./plan-error.ts";

/** The days of the week as an edit names them, Monday first. */
export const weekdayNames: readonly string[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** A day of a plan: its place in the week `1` to `7`, a weekday in English, a date, `today` or `tomorrow`. */
export type PlanDaySelector = string;

/** New texts for a day; what is left out stays, within the trigger-action-reward system too. */
export const planDayUpdates = planDayFields
  .extend({ triggerActionReward: triggerActionReward.partial() })
  .partial();
export type PlanDayUpdates = z.output<typeof planDayUpdates>;

/** A change of a plan that a person, Leo or a model wants. */
export const planEdit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("morning"), steps: morningRoutine }),
  z.strictObject({
    kind: z.literal("days"),
    days: z.array(z.string().max(20)).min(1).max(7),
    updates: planDayUpdates,
  }),
  z.strictObject({ kind: z.literal("challenges"), challenges: weeklyChallenges }),
]);
export type PlanEdit = z.output<typeof planEdit>;

/** The sentence that fits what zod found first. */
function whatIsWrong(issue: z.core.$ZodIssue | undefined): PlanError {
  const field = issue?.path.at(-1);
  if (issue?.code === "unrecognized_keys") return planError("unknown-field");
  const isText = (issue?.code === "too_small" || issue?.code === "too_big") && issue.origin === "string";
  if (isText) return planError(issue.code === "too_small" ? "text-empty" : "text-too-long");
  if (field === "steps") return planError("step-count");
  if (field === "challenges") return planError("challenge-count");
  if (field === "days" || issue?.path.includes("days")) return planError("day-outside-week");
  return planError("not-an-edit");
}

/** An edit out of anything. @throws PlanError that says what is wrong with it */
export function readPlanEdit(input: unknown): PlanEdit {
  const read = planEdit.safeParse(input);
  if (!read.success) throw whatIsWrong(read.error.issues[0]);
  const { data } = read;
  if (data.kind === "days") {
    const { triggerActionReward: system, ...texts } = data.updates;
    const given = Object.values({ ...texts, ...system }).filter((text) => text !== undefined);
    if (given.length === 0) throw planError("unknown-field");
  }
  return data;
}

/** The date that a day of a plan has. @param today the person's day @throws PlanError `day-outside-week` */
export function findPlanDate(
  { days }: Pick<PlanContent, "days">,
  selector: PlanDaySelector,
  today: LocalDate,
): LocalDate {
  const word = selector.trim().toLowerCase();
  const weekday = weekdayNames.indexOf(word) + 1;
  const isMeant = ({ date }: PlanDay, index: number) => {
    if (word === "today") return date === today;
    if (word === "tomorrow") return date === addDays(today, 1);
    if (/^[1-7]$/.test(word)) return index === Number(word) - 1;
    return weekday > 0 ? weekdayOf(date) === weekday : isLocalDate(word) && date === word;
  };
  const found = days.find(isMeant);
  if (found === undefined) throw planError("day-outside-week");
  return found.date;
}

function updateDay(day: PlanDay, updates: PlanDayUpdates): PlanDay {
  const { triggerActionReward: before } = day;
  const { triggerActionReward: after } = updates;
  return {
    ...day,
    mainFocus: updates.mainFocus ?? day.mainFocus,
    triggerActionReward: {
      trigger: after?.trigger ?? before.trigger,
      action: after?.action ?? before.action,
      reward: after?.reward ?? before.reward,
    },
    deepFocus: updates.deepFocus ?? day.deepFocus,
    eveningReflection: updates.eveningReflection ?? day.eveningReflection,
    tip: updates.tip ?? day.tip,
  };
}

/** A plan's text after an edit. @param today the person's day, for `today` and `tomorrow` @throws PlanError */
export function applyPlanEdit(content: PlanContent, edit: PlanEdit, today: LocalDate): PlanContent {
  switch (edit.kind) {
    case "morning":
      return { ...content, morningRoutine: edit.steps };
    case "challenges":
      return { ...content, weeklyChallenges: edit.challenges };
    case "days": {
      const dates = edit.days.map((day) => findPlanDate(content, day, today));
      const days = content.days.map((day) => (dates.includes(day.date) ? updateDay(day, edit.updates) : day));
      return { ...content, days };
    }
  }
}
