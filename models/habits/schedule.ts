import { z } from "zod";

/** When a habit is meant to happen. */
export type Schedule =
  | { readonly kind: "daily" }
  /** On these days of the week, 1 for Monday to 7 for Sunday, ascending. */
  | { readonly kind: "weekdays"; readonly days: readonly number[] }
  /** So many times in a week from Monday to Sunday, 1 to 6. */
  | { readonly kind: "per-week"; readonly times: number }
  /** So many times in any so many days; `times` below `days`. */
  | { readonly kind: "per-days"; readonly times: number; readonly days: number };

/** Longest period of a schedule, in days. */
export const longestPeriodDays = 31;

const weekday = z.int().min(1).max(7);

/** Reads a stored schedule. */
export const scheduleSchema: z.ZodType<Schedule> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("daily") }),
  z.object({ kind: z.literal("weekdays"), days: z.array(weekday).min(1).max(7) }),
  z.object({ kind: z.literal("per-week"), times: z.int().min(1).max(7) }),
  z.object({
    kind: z.literal("per-days"),
    times: z.int().min(1).max(longestPeriodDays),
    days: z.int().min(1).max(longestPeriodDays),
  }),
]);

/**
 * The same schedule in its plainest form: every weekday is daily, times in seven days are times a week. `undefined`
 * where it can't be kept, such as no weekday at all or more times than days.
 */
export function tidySchedule(schedule: Schedule): Schedule | undefined {
  if (!scheduleSchema.safeParse(schedule).success) return undefined;
  switch (schedule.kind) {
    case "daily":
      return { kind: "daily" };
    case "weekdays": {
      const days = [...new Set(schedule.days)].sort((a, b) => a - b);
      return days.length === 7 ? { kind: "daily" } : { kind: "weekdays", days };
    }
    case "per-week":
      return schedule.times === 7 ? { kind: "daily" } : { kind: "per-week", times: schedule.times };
    case "per-days": {
      const { times, days } = schedule;
      if (times > days) return undefined;
      if (times === days) return { kind: "daily" };
      return days === 7 ? { kind: "per-week", times } : { kind: "per-days", times, days };
    }
  }
}

/** How often a schedule asks for its habit: times within days. */
export function frequencyOf(schedule: Schedule): { readonly times: number; readonly days: number } {
  switch (schedule.kind) {
    case "daily":
      return { times: 1, days: 1 };
    case "weekdays":
      return { times: schedule.days.length, days: 7 };
    case "per-week":
      return { times: schedule.times, days: 7 };
    case "per-days":
      return { times: schedule.times, days: schedule.days };
  }
}
