import type { Transaction } from "../database.ts";
import { momentOf, wallClock } from "../days/leo-day.ts";
import { addDays } from "../days/local-date.ts";
import { knownZone } from "../nudges/occurrence.ts";
import type { Queries } from "./safety-events.ts";

/** Time on the wall at which Leo asks the day after: late enough for everybody's morning. */
const askingTime = "11:00";

/** Longest delay after which the question still makes sense, in milliseconds; after that it is let go unasked. */
const latestMs = 12 * 60 * 60_000;

/** Keeps that Leo may ask once, tomorrow at eleven by the person's wall clock; an earlier agreement is replaced. */
export async function agreeFollowUp(
  queries: Queries,
  personId: string,
  { timeZone, now }: { readonly timeZone: string | null; readonly now: Date },
): Promise<void> {
  const zone = knownZone(timeZone);
  const dueAt = momentOf(addDays(wallClock(now, zone).date, 1), askingTime, zone);
  await queries.query({
    name: "agree-safety-follow-up",
    text: `INSERT INTO safety_follow_ups (person_id, agreed_at, due_at) VALUES ($1, $2, $3)
      ON CONFLICT (person_id) DO UPDATE SET agreed_at = $2, due_at = $3, asked_at = NULL`,
    values: [personId, now, dueAt],
  });
}

/** Takes the agreement back. */
export async function cancelFollowUp(queries: Queries, personId: string): Promise<void> {
  await queries.query({
    name: "cancel-safety-follow-up",
    text: "DELETE FROM safety_follow_ups WHERE person_id = $1 AND asked_at IS NULL",
    values: [personId],
  });
}

/** Whether a question of the next day is agreed and not asked yet. */
export async function isFollowUpAgreed(queries: Queries, personId: string): Promise<boolean> {
  const rows = await queries.query({
    name: "is-safety-follow-up-agreed",
    text: "SELECT 1 FROM safety_follow_ups WHERE person_id = $1 AND asked_at IS NULL",
    values: [personId],
  });
  return rows.length > 0;
}

/**
 * Claims the questions whose time has come, each for one instance and for good. @returns the people to ask; whoever's
 * time has long passed is claimed and not asked
 */
export async function claimFollowUps(transaction: Transaction, now: Date): Promise<readonly string[]> {
  const rows = await transaction.query<{ person_id: string; due_at: Date }>({
    name: "claim-safety-follow-ups",
    text: `UPDATE safety_follow_ups f SET asked_at = $1 FROM (
        SELECT person_id FROM safety_follow_ups WHERE asked_at IS NULL AND due_at <= $1
        ORDER BY due_at LIMIT 500 FOR UPDATE SKIP LOCKED) due
      WHERE f.person_id = due.person_id RETURNING f.person_id, f.due_at`,
    values: [now],
  });
  return rows
    .filter(({ due_at: dueAt }) => now.getTime() - dueAt.getTime() <= latestMs)
    .map(({ person_id: personId }) => personId);
}

/** When the next question of anybody is due; `undefined` where nobody agreed to one. */
export async function findNextFollowUp(queries: Queries): Promise<Date | undefined> {
  const [row] = await queries.query<{ due_at: Date | null }>({
    name: "find-next-safety-follow-up",
    text: "SELECT min(due_at) AS due_at FROM safety_follow_ups WHERE asked_at IS NULL",
  });
  return row?.due_at ?? undefined;
}
