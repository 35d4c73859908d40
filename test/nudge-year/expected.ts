import { type Ledger, speaking } from "./ledger.ts";
import { laterDate, localTime, momentShown } from "./local-time.ts";

/** Something that had to come: a day and what. */
export interface ExpectedSlot {
  readonly date: string;
  readonly slot: string;
  readonly at: Date;
}

const moments = new Map<string, Date>();

function moment(date: string, time: string, timeZone: string): Date {
  const key = `${date} ${time} ${timeZone}`;
  const known = moments.get(key) ?? momentShown(date, time, timeZone);
  moments.set(key, known);
  return known;
}

function weekday(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7;
}

/** So many days without a word, and there is silence. */
const silentAfter = 8;

/** Moments from which the digest rests until the person speaks. */
function rests({ rows, spokeBefore }: Ledger): readonly Date[] {
  const sent = rows.filter(({ slot, outcome }) => slot === "digest" && outcome === "sent");
  const starts: Date[] = [];
  let count = 0;
  let last: Date | undefined;
  for (const row of sent) {
    const spoke = spokeBefore(row.decidedAt);
    if (last !== undefined && spoke !== undefined && spoke >= last) count = 0;
    last = row.decidedAt;
    count += 1;
    if (count === silentAfter) starts.push(row.decidedAt);
  }
  return starts;
}

/**
 * Every slot that had to come to somebody who stays at home, by the calendar alone; what rests after eight days without
 * an answer comes again from the next word on.
 */
export function expectedSlots(ledger: Ledger, from: Date, to: Date): readonly ExpectedSlot[] {
  const { person, reminderIds, happenings } = ledger;
  const starts = rests(ledger);
  const isResting = (at: Date) => {
    const start = starts.findLast((one) => one < at);
    if (start === undefined) return false;
    return !happenings.some((one) => one.at >= start && one.at < at && speaking.includes(one.deed.kind));
  };
  const slots: ExpectedSlot[] = [];
  const last = localTime(to, person.timeZone).date;
  for (let date = localTime(from, person.timeZone).date; date <= last; date = laterDate(date, 1)) {
    const day = weekday(date);
    const digestTime = day >= 6 ? (person.weekendTime ?? person.digestTime) : person.digestTime;
    const digestAt = moment(date, digestTime, person.timeZone);
    if (!isResting(digestAt)) slots.push({ date, slot: "digest", at: digestAt });
    for (const [index, { time, days }] of person.reminders.entries()) {
      if (!days.includes(day)) continue;
      slots.push({ date, slot: `reminder:${reminderIds[index]}`, at: moment(date, time, person.timeZone) });
    }
  }
  return slots.filter(({ at }) => at > from && at < to);
}
