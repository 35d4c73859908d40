import type { Translate } from "../../core/locales.ts";
import { type QuizAnswers, weeklyActiveMinutes } from "../../models/check-ins/answers.ts";
import { addDays, type LocalDate, weekdayOf } from "../../models/days/local-date.ts";
import { type PlanDay, planText, planTextLimits } from "../../models/plans/plan-content.ts";
import { chooseThemes, type WeekTone } from "./choose-themes.ts";
import type { KeptHabit, PlanFacts } from "./plan-facts.ts";
import type { Shuffle } from "./seeded.ts";
import { type Theme, type ThemeId, themes } from "./themes.ts";
import type { DayVariant } from "./variants.ts";
import type { Wishes } from "./wishes.ts";

/** What the words of a week are made with. */
export interface WeekWriter {
  readonly facts: PlanFacts;
  readonly wishes: Wishes;
  readonly tone: WeekTone;
  readonly shuffle: Shuffle;
  readonly t: Translate;
}

/** Saturday and Sunday. */
const weekendFrom = 6;
/** Strength from which a habit carries a new act, percent. */
const firmPercent = 30;
/** Days of a week whose act follows a habit. */
const habitDays = 2;
/** Longest name of a habit that fits a trigger. */
const longestHabitName = 60;

/** Minutes of movement that are within reach of what somebody does now; all divide into well-known amounts. */
export function movementMinutes(answers: QuizAnswers, small: boolean): { minutes: number; long: number } {
  const weekly = weeklyActiveMinutes(answers) ?? 0;
  const minutes = small || weekly === 0 ? 5 : weekly < 75 ? 10 : weekly < 150 ? 15 : 20;
  return { minutes, long: minutes * 2 };
}

function isWanted(variant: DayVariant, { wantedMovements }: Wishes): boolean {
  return variant.movement !== undefined && wantedMovements.has(variant.movement);
}

/** The variants of a theme that may be used at all; a wish for a movement outweighs what the answers say of it. */
function possible(theme: ThemeId, { facts, wishes, tone }: WeekWriter): readonly DayVariant[] {
  const { variants }: Theme = themes[theme];
  const open = variants.filter((variant) => {
    if (variant.movement !== undefined && wishes.avoidedMovements.has(variant.movement)) return false;
    if (tone !== "usual" && theme !== "gentle") return variant.soft === true;
    return isWanted(variant, wishes) || (variant.suits?.(facts.answers) ?? true);
  });
  return open.length > 0 ? open : variants;
}

/** Weeks since a variant was used, by the words of its focus; large where it never was. */
function weeksSince(focus: string, { facts }: WeekWriter): number {
  const at = facts.earlier.findIndex(({ content }) =>
    content.days.some(({ mainFocus }) => mainFocus === focus),
  );
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

interface Choice {
  readonly theme: ThemeId;
  readonly date: LocalDate;
  readonly used: ReadonlySet<DayVariant>;
}

/** The variant for a day: one for this day of the week, not used this week, wished for, proposed, or longest ago. */
function chooseVariant({ theme, date, used }: Choice, writer: WeekWriter): DayVariant {
  const isWeekend = weekdayOf(date) >= weekendFrom;
  const fits = ({ days }: DayVariant) => days === undefined || (days === "weekend") === isWeekend;
  const proposed = (variant: DayVariant) =>
    writer.facts.earlier.length === 0 && writer.facts.microHabits.some(({ id }) => id === variant.microHabit);
  const rank = (variant: DayVariant): readonly number[] => [
    used.has(variant) ? 1 : 0,
    fits(variant) ? 0 : 1,
    isWanted(variant, writer.wishes) ? 0 : 1,
    proposed(variant) ? 0 : 1,
    -weeksSince(writer.t(`${themes[theme].texts}:${theme}.${variant.id}.focus`), writer),
    variant.days === undefined ? 1 : 0,
  ];
  const shuffled = writer.shuffle(possible(theme, writer), `day ${date}`, ({ id }) => id);
  const ranked = shuffled.map((variant) => ({ variant, rank: rank(variant) }));
  ranked.sort((a, b) => {
    const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
    return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
  });
  const [best] = ranked;
  if (best === undefined) throw new Error("a theme without days");
  return best.variant;
}

/** The habits that are firm enough to hang something on, firmest first. */
function firmHabits({ facts }: WeekWriter): readonly KeptHabit[] {
  return facts.habits
    .map(({ name, strengthPercent }) => ({ name: planText(name), strengthPercent }))
    .filter(({ name }) => name !== "" && name.length <= longestHabitName)
    .filter(({ strengthPercent }) => strengthPercent >= firmPercent)
    .sort((a, b) => b.strengthPercent - a.strengthPercent);
}

function writeDay(
  choice: Omit<Choice, "used"> & { readonly variant: DayVariant; readonly reward: string },
  habit: KeptHabit | undefined,
  { facts, wishes, tone, t }: WeekWriter,
): PlanDay {
  const { theme, date, variant, reward } = choice;
  const minutes = movementMinutes(facts.answers, wishes.small || tone !== "usual");
  const say = (name: string) => t(`${themes[theme].texts}:${theme}.${variant.id}.${name}`, { ...minutes });
  const proposed = facts.microHabits.find(({ id }) => id === variant.microHabit);
  const trigger =
    habit === undefined ? (proposed?.cue ?? say("trigger")) : t("plan:afterHabit", { habit: habit.name });
  return {
    date,
    theme,
    mainFocus: say("focus"),
    triggerActionReward: {
      trigger: planText(trigger).slice(0, planTextLimits.trigger),
      action: planText(proposed?.action ?? say("action")).slice(0, planTextLimits.action),
      reward: t(`plan-week:rewards.${reward}`),
    },
    deepFocus: say("deep"),
    eveningReflection: say("reflection"),
    tip: say("tip"),
  };
}

/** Small things that make an act worth doing again. */
const rewards = [
  ...["tea", "song", "tick", "window", "page", "chair"],
  ...["share", "fresh-air", "stretch", "picture", "fruit", "plan-nice"],
];

/** The seven days of a week in words. */
export function writeDays(writer: WeekWriter): readonly PlanDay[] {
  const { facts, wishes, shuffle } = writer;
  const used = new Set<DayVariant>();
  const treats = shuffle(rewards, "rewards", (name) => name);
  const habits = firmHabits(writer).slice(0, habitDays);
  let next = 0;
  return chooseThemes(facts, wishes).map((theme, index) => {
    const date = addDays(facts.firstDate, index);
    const variant = chooseVariant({ theme, date, used }, writer);
    used.add(variant);
    const habit = variant.canFollowHabit === true ? habits[next] : undefined;
    if (habit !== undefined) next += 1;
    const reward = treats[index] ?? "tea";
    return writeDay({ theme, date, variant, reward }, habit, writer);
  });
}
