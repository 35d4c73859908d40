import type { Database, Transaction } from "../database.ts";
import { isWallTime, type WallTime } from "../days/leo-day.ts";
import { rescheduleNudges } from "./schedule.ts";

/** When and how often Leo may write on its own. */
export interface NudgeSettings {
  /** Whether the daily digest is sent; reminders are switched one by one. Off until the person says yes. */
  readonly state: "on" | "off";
  /** When the person was asked whether they want the digest; `null` before. */
  readonly askedAt: Date | null;
  readonly digestTime: WallTime;
  /** Whether the person set the digest's time themselves: then it may be a day's third message. */
  readonly isTimeChosen: boolean;
  /** The digest's time on Saturdays and Sundays; `null` for the same as on other days. */
  readonly weekendTime: WallTime | null;
  /** From then on nothing is sent; equal to `quietTo` for no quiet hours. */
  readonly quietFrom: WallTime;
  readonly quietTo: WallTime;
  /** Nothing is sent before; `null` when not muted. */
  readonly mutedUntil: Date | null;
  /** Whether Sunday's digest brings the week. */
  readonly weekly: boolean;
  /** Fewest days from one digest to the next: 1, 2 or 7. */
  readonly everyDays: number;
  /** Channel to write on; `null` for the one used last. */
  readonly channel: string | null;
}

/** What can be changed about the settings; what is left out stays. */
export type NudgeChange = Partial<NudgeSettings>;

/** The settings of somebody who has chosen nothing. */
export const usualNudgeSettings: NudgeSettings = {
  state: "off",
  askedAt: null,
  digestTime: "20:00",
  isTimeChosen: false,
  weekendTime: null,
  quietFrom: "21:30",
  quietTo: "08:00",
  mutedUntil: null,
  weekly: true,
  everyDays: 1,
  channel: null,
};

/** A row of `nudge_settings`, as far as the settings go. */
interface SettingsRow {
  readonly state: "on" | "off";
  readonly asked_at: Date | null;
  readonly digest_time: string;
  readonly is_time_chosen: boolean;
  readonly weekend_time: string | null;
  readonly quiet_from: string;
  readonly quiet_to: string;
  readonly muted_until: Date | null;
  readonly weekly: boolean;
  readonly every_days: number;
  readonly channel: string | null;
}

/** A person's settings; the usual ones where they have chosen nothing. */
export async function findNudgeSettings(
  queries: Pick<Database, "query">,
  personId: string,
): Promise<NudgeSettings> {
  const [row] = await queries.query<SettingsRow>({
    name: "find-nudge-settings",
    text: `SELECT state, asked_at, digest_time, is_time_chosen, weekend_time, quiet_from, quiet_to, muted_until, weekly,
      every_days, channel FROM nudge_settings WHERE person_id = $1`,
    values: [personId],
  });
  if (row === undefined) return usualNudgeSettings;
  return {
    state: row.state,
    askedAt: row.asked_at,
    digestTime: row.digest_time,
    isTimeChosen: row.is_time_chosen,
    weekendTime: row.weekend_time,
    quietFrom: row.quiet_from,
    quietTo: row.quiet_to,
    mutedUntil: row.muted_until,
    weekly: row.weekly,
    everyDays: row.every_days,
    channel: row.channel,
  };
}

function check(settings: NudgeSettings): void {
  const { digestTime, weekendTime, quietFrom, quietTo, everyDays } = settings;
  const times = [digestTime, quietFrom, quietTo, ...(weekendTime === null ? [] : [weekendTime])];
  if (!times.every(isWallTime)) throw new RangeError("not a time of the wall clock");
  if (![1, 2, 7].includes(everyDays)) throw new RangeError("not a pace of digests");
}

/**
 * Changes a person's settings and the moments that follow from them. A digest time counts as chosen from then on.
 * @throws RangeError for what is no time of the wall clock
 */
export async function changeNudgeSettings(
  transaction: Transaction,
  personId: string,
  change: NudgeChange,
  now: Date,
): Promise<NudgeSettings> {
  const before = await findNudgeSettings(transaction, personId);
  const isTimeChosen = before.isTimeChosen || change.digestTime !== undefined;
  const settings = { ...before, isTimeChosen, ...change };
  check(settings);
  await transaction.query({
    name: "change-nudge-settings",
    text: `INSERT INTO nudge_settings (person_id, state, asked_at, digest_time, is_time_chosen, weekend_time, quiet_from,
        quiet_to, muted_until, weekly, every_days, channel)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      ON CONFLICT (person_id) DO UPDATE SET state = excluded.state, asked_at = excluded.asked_at,
        digest_time = excluded.digest_time, is_time_chosen = excluded.is_time_chosen,
        weekend_time = excluded.weekend_time, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
        muted_until = excluded.muted_until, weekly = excluded.weekly, every_days = excluded.every_days,
        channel = excluded.channel`,
    values: [
      personId,
      settings.state,
      settings.askedAt,
      settings.digestTime,
      settings.isTimeChosen,
      settings.weekendTime,
      settings.quietFrom,
      settings.quietTo,
      settings.mutedUntil,
      settings.weekly,
      settings.everyDays,
      settings.channel,
    ],
  });
  await rescheduleNudges(transaction, personId, now);
  return settings;
}

/** Nothing is sent any more until the person asks for it again: no digest, no reminder, no second call. */
export async function stopNudges(transaction: Transaction, personId: string, now: Date): Promise<void> {
  await transaction.query({
    name: "stop-reminders",
    text: "UPDATE reminders SET is_on = false WHERE person_id = $1",
    values: [personId],
  });
  await transaction.query({
    name: "stop-later",
    text: "DELETE FROM nudge_times WHERE person_id = $1",
    values: [personId],
  });
  await changeNudgeSettings(transaction, personId, { state: "off" }, now);
}
