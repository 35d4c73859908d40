import { setTimeout as pause } from "node:timers/promises";
import { movableClock } from "../../core/clock.ts";
import { seededNumbers } from "../../core/seeded-numbers.ts";
import type { Database, DatabaseConnection } from "../../models/database.ts";
import { startNudgeInstance } from "./instance.ts";
import { beginLife } from "./life.ts";
import { planDeeds, seatPeople } from "./people.ts";
import { createPlatform } from "./platform.ts";
import type { NudgeRow, Outage, YearRecord } from "./record.ts";
import { type Seated, seat } from "./seat.ts";
import { noSecond, startSecond } from "./second.ts";

/** A stretch of simulated time. */
export interface YearSettings {
  readonly connection: DatabaseConnection;
  readonly people: number;
  readonly from: Date;
  readonly days: number;
  readonly seed: number;
  /** How often the second instance is killed in the midst of its work. */
  readonly kills: number;
  /** Steps in which time passes: what comes in between is looked at with the next. */
  readonly stepMs: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

async function nudgeRows(database: Database, seated: readonly Seated[]): Promise<readonly NudgeRow[]> {
  const names = new Map(seated.map(({ id, person }) => [id, person.name]));
  const rows = await database.query<Omit<NudgeRow, "person"> & { person_id: string }>({
    text: `SELECT person_id, local_date::text AS date, slot, outcome, due_at AS "dueAt", decided_at AS "decidedAt", message
      FROM nudges ORDER BY due_at, slot`,
  });
  return rows.map(({ person_id: id, ...row }) => ({ ...row, person: names.get(id) ?? "" }));
}

/** Three outages of an hour, in the evening of different zones. */
function planOutages(from: Date, days: number): readonly Outage[] {
  return [0.2, 0.5, 0.8].map((share, index) => {
    const day = new Date(from.getTime() + Math.floor(days * share) * dayMs).toISOString().slice(0, 10);
    const begin = Date.parse(`${day}T${["18:30", "00:30", "09:30"][index]}Z`);
    return { from: new Date(begin), to: new Date(begin + hourMs) };
  });
}

/** Moments at which the second instance dies, spread over the time. */
function planKills({ from, days, kills }: YearSettings, random: () => number): number[] {
  return Array.from(
    { length: kills },
    (_, index) => from.getTime() + ((index + random()) / kills) * days * dayMs,
  );
}

/**
 * Lives through a stretch of time with two instances that look what is due at the same moments, one of them killed now
 * and then while it works and started again, three outages of an hour, and a clock that once jumps back an hour.
 */
export async function runYear(settings: YearSettings): Promise<YearRecord> {
  const { connection, from, days } = settings;
  const random = seededNumbers(settings.seed);
  const to = new Date(from.getTime() + days * dayMs);
  const clock = movableClock(from);
  const platform = createPlatform();
  const first = await startNudgeInstance(connection, clock, async ({ person, key, edits, message }) => {
    if (edits === undefined) return platform.take(person, key, message, clock.now());
    platform.change(edits, message);
    return edits;
  });
  const { leo, database } = first;
  let second = await startSecond(connection, platform, clock.now);
  let starting = Promise.resolve();
  const seated: Seated[] = [];
  for (const person of seatPeople(settings.people, random)) seated.push(await seat(database, person, from));
  const byName = new Map(seated.map((one) => [one.person.name, one]));
  const people = seated.map(({ person }) => person);
  const deeds = [...planDeeds(people, from, to, random)];
  const outages = planOutages(from, days);
  const kills = planKills(settings, random);
  const life = beginLife(first, platform, seated, random);
  let jumpsBackAt: number | undefined = from.getTime() + days * dayMs * 0.35;
  let killed = 0;

  /** Until it is up, the first one is alone. */
  const startAgain = () => {
    second = noSecond;
    starting = startSecond(connection, platform, clock.now).then((started) => {
      second = started;
    });
  };
  const moveTo = async (at: Date) => {
    clock.set(at);
    await second.set(at);
  };
  const sweepBoth = async (at: Date) => {
    const dies = kills[0] !== undefined && at.getTime() >= kills[0];
    const sweeps = [leo.sweepNudges(), second.sweep(at)];
    if (dies) {
      kills.shift();
      await pause(random() * 30);
      await second.kill();
      killed += 1;
    }
    await Promise.all(sweeps);
    await leo.settled();
    if (dies) startAgain();
  };
  /** People answer a minute after they got something. */
  const answerNews = async (at: Date) => {
    const news = platform.news();
    if (news.length === 0) return;
    const soon = new Date(at.getTime() + 60_000);
    await moveTo(soon);
    for (const message of news) await life.answer(message, soon);
    await leo.settled();
    platform.news();
  };

  for (;;) {
    const due = await leo.nextNudgeAt();
    const soonest = Math.min(due?.getTime() ?? Infinity, deeds[0]?.at.getTime() ?? Infinity);
    if (soonest >= to.getTime()) break;
    const next = Math.ceil(soonest / settings.stepMs) * settings.stepMs;
    const down = outages.find((outage) => outage.from.getTime() <= next && next < outage.to.getTime());
    const at = new Date(Math.max(down?.to.getTime() ?? next, clock.now().getTime()));
    await moveTo(at);
    const actors = deeds.length;
    while (deeds[0] !== undefined && deeds[0].at <= at) {
      const planned = deeds.shift();
      const who = byName.get(planned?.person.name ?? "");
      if (planned !== undefined && who !== undefined) await life.act(who, planned.deed, at);
    }
    if (deeds.length < actors) await leo.settled();
    if (due !== undefined && due <= at) await sweepBoth(at);
    await answerNews(at);
    if (jumpsBackAt !== undefined && at.getTime() >= jumpsBackAt) {
      jumpsBackAt = undefined;
      const back = new Date(at.getTime() - hourMs);
      await moveTo(back);
      await sweepBoth(back);
      await moveTo(at);
    }
  }
  const rows = await nudgeRows(database, seated);
  await starting;
  await second.kill();
  await first.stop();
  return {
    from,
    to,
    seated,
    happenings: life.happenings,
    messages: platform.taken,
    outages,
    rows,
    kills: killed,
    repeatedSends: platform.repeatedSends(),
  };
}
