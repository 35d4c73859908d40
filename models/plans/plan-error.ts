import { LeoError } from "../../core/errors.ts";

/** Why a plan isn't changed; each has a sentence under `plan:errors`. */
export const planErrorCodes = [
  /** There is no plan yet. */
  "no-plan",
  /** The seven days are over: the next week is to be written. */
  "week-over",
  /** A morning has 3 to 7 steps. */
  "step-count",
  /** A week has 1 to 3 challenges. */
  "challenge-count",
  /** A day has five fields, and this is none of them. */
  "unknown-field",
  /** No day of the plan's week is meant by it. */
  "day-outside-week",
  "text-empty",
  "text-too-long",
  /** Not an edit of any shape known. */
  "not-an-edit",
  /** The plan says so already. */
  "nothing-changed",
  /** The current plan has no such version; somebody else's has none for this person. */
  "unknown-version",
  /** It is the first version: there is no change to take back. */
  "nothing-to-undo",
  /** Another channel changed the same field since the person saw it. */
  "changed-meanwhile",
  /** That step isn't in that day's list, or no longer. */
  "unknown-step",
  /** What is to come can't be ticked off. */
  "day-to-come",
] as const;
export type PlanErrorCode = (typeof planErrorCodes)[number];

/** What the plan's functions throw; its message names no text of the plan. */
export class PlanError extends LeoError<PlanErrorCode> {}

/** A {@link PlanError} whose message is its code. */
export function planError(code: PlanErrorCode, options?: ErrorOptions): PlanError {
  return new PlanError(code, code, options);
}
