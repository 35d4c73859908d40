import { morningSteps } from "../../models/plans/plan-content.ts";
import { mainThemes } from "./choose-themes.ts";
import type { WeekWriter } from "./local-days.ts";
import type { ThemeId } from "./themes.ts";

/** A step of the catalogue; two about the same thing don't stand in one list. */
interface Step {
  readonly key: string;
  readonly about: string;
}

function step(group: string, id: string, about = id): Step {
  return { key: `plan-week:morning.${group}.${id}`, about };
}

const general = [
  step("general", "water", "drink"),
  step("general", "curtains", "light"),
  step("general", "bed"),
  step("general", "breaths", "breath"),
  step("general", "one-thing", "choice"),
  step("general", "air"),
  step("general", "quiet"),
];

const gentle = [
  step("gentle", "sit", "breath"),
  step("gentle", "light", "light"),
  step("gentle", "sip", "drink"),
  step("gentle", "warm"),
  step("gentle", "small", "choice"),
];

const ofThemes: Readonly<Partial<Record<ThemeId, readonly Step[]>>> = {
  activity: [step("activity", "loosen"), step("activity", "shoes")],
  energyDays: [step("energyDays", "daylight", "light")],
  genHealth: [step("genHealth", "ask")],
  sleep: [step("sleep", "rise"), step("sleep", "evening-time")],
  tobacco: [step("tobacco", "drink-first", "drink")],
  fruitveg: [step("fruitveg", "fresh")],
  fastfood: [step("fastfood", "snack")],
  alcohol: [step("alcohol", "cool")],
  hydration: [step("hydration", "bottle", "drink")],
  mood: [step("mood", "light-thing"), step("mood", "song")],
  worry: [step("worry", "later")],
  stress: [step("stress", "slow-minute", "breath"), step("stress", "first-task", "choice")],
  coping: [step("coping", "kind-plan")],
  lifeSat: [step("lifeSat", "looking")],
  lonely: [step("lonely", "hello")],
  skin: [step("skin", "cream", "cream")],
  careDays: [step("careDays", "care-step", "cream")],
  sun: [step("sun", "sunscreen")],
  body: [step("body", "clothes")],
};

/** Steps in a usual week; a small or soft one has the fewest there may be. */
const usualSteps = 5;
/** Steps that belong to the week's themes. */
const themeSteps = 3;
/** Steps taken over because they were done, and the days from which they count as done. */
const keptSteps = { most: 2, days: 3 };

/** The steps of the last week that were done on several days, in their own words. */
function worked({ facts }: WeekWriter): readonly string[] {
  const [last] = facts.earlier;
  if (last === undefined || last.locale !== facts.locale) return [];
  return last.steps
    .filter(({ days, label }) => days >= keptSteps.days && last.content.morningRoutine.includes(label))
    .sort((a, b) => b.days - a.days)
    .slice(0, keptSteps.most)
    .map(({ label }) => label);
}

/** The morning list: what was kept up before, then something easy to begin with, then the week's themes. */
export function writeMorning(writer: WeekWriter): readonly string[] {
  const { facts, wishes, tone, shuffle, t } = writer;
  const isSmall = wishes.small || tone !== "usual";
  const count = isSmall ? morningSteps.min : usualSteps;
  const kept = worked(writer);
  const before = new Set(facts.earlier[0]?.content.morningRoutine);
  const steps = (pool: readonly Step[], purpose: string) => {
    const shuffled = shuffle(pool, purpose, ({ key }) => key);
    return [
      ...shuffled.filter(({ key }) => !before.has(t(key))),
      ...shuffled.filter(({ key }) => before.has(t(key))),
    ];
  };
  const about = mainThemes(facts, wishes).flatMap((theme) =>
    steps(ofThemes[theme] ?? [], "theme").slice(0, 1),
  );
  const easy = steps(tone === "usual" ? general : gentle, "easy");
  const easyCount = Math.max(1, count - kept.length - (tone === "gentle" ? 0 : themeSteps));
  const wanted = tone === "gentle" ? easy : [...easy.slice(0, easyCount), ...about, ...easy.slice(easyCount)];
  const chosen: string[] = [...kept];
  const subjects = new Set<string>();
  for (const { key, about: subject } of wanted) {
    if (chosen.length >= count || subjects.has(subject) || chosen.includes(t(key))) continue;
    subjects.add(subject);
    chosen.push(t(key));
  }
  return chosen;
}
