import { between, type Random } from "../durability/random.ts";
import { localTime, momentShown } from "./local-time.ts";

/** Twelve zones: both changes of the clocks, in both halves of the world, half and three-quarter hours, and none. */
export const zones = [
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/Los_Angeles",
  "America/St_Johns",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Pacific/Honolulu",
  "Pacific/Kiritimati",
  "America/Santiago",
] as const;

/** How somebody lives with Leo. */
export const habitsOfPeople = [
  /** Ticks most nudges. */
  "answers",
  /** Never says a word. */
  "silent",
  /** Often does the habit before anybody asks. */
  "early",
  /** Writes at all hours. */
  "talks",
  /** Has ordered reminders too, in words and for a habit. */
  "orders",
  /** Travels. */
  "travels",
  /** Mutes Leo now and then, writes gravely once, blocks Leo for a while. */
  "troubled",
] as const;
export type Way = (typeof habitsOfPeople)[number];

/** A reminder in words that somebody ordered, by the wall clock. */
export interface OrderedReminder {
  readonly time: string;
  /** 1 for Monday to 7 for Sunday. */
  readonly days: readonly number[];
}

/** Somebody in the year. */
export interface YearPerson {
  readonly name: string;
  readonly way: Way;
  readonly timeZone: string;
  readonly digestTime: string;
  readonly isTimeChosen: boolean;
  readonly weekendTime: string | null;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly reminders: readonly OrderedReminder[];
}

/** Something a person does at a moment. */
export type Deed =
  | { readonly kind: "talk" | "tick-early" | "grave" | "block" }
  | { readonly kind: "mute"; readonly until: Date }
  | { readonly kind: "move"; readonly timeZone: string };

/** A deed of somebody, planned. */
export interface PlannedDeed {
  readonly person: YearPerson;
  readonly at: Date;
  readonly deed: Deed;
}

function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error("nothing to pick");
  return found;
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

function remindersOf(random: Random): readonly OrderedReminder[] {
  const all: readonly OrderedReminder[] = [
    { time: "13:00", days: everyDay },
    { time: "15:00", days: [1, 3, 5] },
    { time: "16:30", days: [2, 4] },
    // In the hour that the clocks skip and repeat: in quiet hours for most.
    { time: "02:30", days: everyDay },
  ];
  return all.filter(() => random() < 0.6);
}

/** Seats people, the same ones for a seed. */
export function seatPeople(count: number, random: Random): readonly YearPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const way = pick(random, habitsOfPeople);
    const isOwl = random() < 0.1;
    return {
      name: `p${index}`,
      way,
      timeZone: zones[index % zones.length] ?? "UTC",
      digestTime: pick(random, ["12:00", "18:00", "20:00", "20:00", "21:00"]),
      isTimeChosen: random() < 0.5,
      weekendTime: random() < 0.3 ? "11:00" : null,
      quietFrom: isOwl ? "03:00" : "21:30",
      quietTo: isOwl ? "03:00" : "08:00",
      reminders: way === "orders" ? remindersOf(random) : [],
    };
  });
}

const dayMs = 86_400_000;

function dailyDeeds(person: YearPerson, date: string, random: Random): readonly PlannedDeed[] {
  const at = (time: string) => momentShown(date, time, person.timeZone);
  const hour = String(Math.floor(between(random, 9, 21))).padStart(2, "0");
  const deeds: PlannedDeed[] = [];
  if (person.way === "talks" && random() < 0.5)
    deeds.push({ person, at: at(`${hour}:30`), deed: { kind: "talk" } });
  if (person.way === "early" && random() < 0.6)
    deeds.push({ person, at: at("10:00"), deed: { kind: "tick-early" } });
  if (person.way === "travels" && random() < 0.03)
    deeds.push({ person, at: at(`${hour}:00`), deed: { kind: "move", timeZone: pick(random, zones) } });
  if (person.way === "troubled") {
    if (random() < 0.02)
      deeds.push({
        person,
        at: at("14:00"),
        deed: { kind: "mute", until: new Date(at("14:00").getTime() + 5 * dayMs) },
      });
    if (random() < 0.01) deeds.push({ person, at: at(`${hour}:30`), deed: { kind: "grave" } });
    if (random() < 0.01) deeds.push({ person, at: at("16:00"), deed: { kind: "block" } });
    if (random() < 0.1) deeds.push({ person, at: at("17:00"), deed: { kind: "talk" } });
  }
  return deeds;
}

/** Plans what people do from one moment to another, in order of time; a traveller's hours are those of home. */
export function planDeeds(
  people: readonly YearPerson[],
  from: Date,
  to: Date,
  random: Random,
): readonly PlannedDeed[] {
  const deeds: PlannedDeed[] = [];
  for (const person of people) {
    for (let at = from.getTime() + dayMs; at < to.getTime(); at += dayMs)
      deeds.push(...dailyDeeds(person, localTime(new Date(at), person.timeZone).date, random));
  }
  return deeds.filter(({ at }) => at > from && at < to).sort((a, b) => a.at.getTime() - b.at.getTime());
}
