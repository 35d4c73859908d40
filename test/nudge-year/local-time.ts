/** Local time by the runtime's own `Intl`, apart from the code that is looked at. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `HH:MM`. */
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall shows in a zone. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      dateStyle: "short",
      timeStyle: "short",
    });
  formats.set(timeZone, format);
  const [date = "", time = ""] = format.format(at).split(" ");
  return { date, time };
}

/** Days between two dates of a calendar. */
export function daysApart(from: string, to: string): number {
  return (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000;
}

/** The date some days later. */
export function laterDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The moment at which a wall shows a time on a date, found by looking at the wall every quarter of an hour around it;
 * the first of two, and in a gap the moment as long after the gap's beginning.
 */
export function momentShown(date: string, time: string, timeZone: string): Date {
  const wall = Date.parse(`${date}T${time}Z`);
  const quarter = 15 * 60_000;
  let afterGap: Date | undefined;
  for (let at = wall - 15 * 3_600_000; at <= wall + 15 * 3_600_000; at += quarter) {
    const shown = localTime(new Date(at), timeZone);
    const ahead = Date.parse(`${shown.date}T${shown.time}Z`) - wall;
    if (ahead === 0) return new Date(at);
    if (ahead > 0) {
      // The wall jumped over it: by as much as it is ahead of the offset that held before.
      const before = localTime(new Date(at - quarter), timeZone);
      const missing = wall - Date.parse(`${before.date}T${before.time}Z`);
      afterGap = new Date(at - quarter + missing);
      break;
    }
  }
  if (afterGap === undefined) throw new Error("no such moment");
  return afterGap;
}
