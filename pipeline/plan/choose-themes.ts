import { gad2Total, phq2Total } from "../../models/check-ins/answers.ts";
import { planLength } from "../../models/plans/plan-content.ts";
import { type ScoredItem, scoredItems } from "../quiz/item-scores.ts";
import { findings, needs } from "../quiz/local-levels.ts";
import type { EarlierWeek, PlanFacts } from "./plan-facts.ts";
import { isTheme, type Theme, type ThemeId, themes } from "./themes.ts";
import type { Wishes } from "./wishes.ts";

/** How a week is to be: `usual`, `soft` in low mood, `gentle` where resources come first. */
export type WeekTone = "usual" | "soft" | "gentle";

/** The tone that the answers ask for. */
export function toneOf({ assessment }: Pick<PlanFacts, "assessment">): WeekTone {
  const { flags, archetype } = assessment;
  if (flags.resourcesFirst) return "gentle";
  return flags.phq2Positive || archetype === "gentle-restarter" ? "soft" : "usual";
}

/** Days of a week that are about nothing but being kind to oneself. */
const gentleDays: Readonly<Record<WeekTone, number>> = { usual: 0, soft: 3, gentle: 5 };
/** Most days that one theme gets. */
const mostDays = 2;
/** Themes that do everybody good, for whoever has too few with room. */
const goodForAll: readonly ThemeId[] = ["lifeSat", "energyDays", "activity", "lonely", "coping", "stress"];
/** Share of room by which a theme counts that has none; lower than any with room. */
const little = 1;

/** Themes of a stored week in the order of its days. */
export function themesOf({ content }: Pick<EarlierWeek, "content">): readonly ThemeId[] {
  return content.days.flatMap(({ theme }) => (isTheme(theme) ? [theme] : []));
}

/** The theme for an item; PHQ-4's is the side that weighs more. */
export function themeOfItem(item: ScoredItem, answers: PlanFacts["answers"]): ThemeId | undefined {
  if (item === "phq4") return (gad2Total(answers) ?? 0) > (phq2Total(answers) ?? 0) ? "worry" : "mood";
  return (Object.keys(themes) as ThemeId[]).find((id) =>
    (themes[id].items as readonly string[]).includes(item),
  );
}

/** What was done counts more the next time, what wasn't less; a theme that wasn't there counts as before. */
function experience(theme: ThemeId, last: EarlierWeek | undefined): number {
  const days = last?.content.days.filter((day) => day.theme === theme) ?? [];
  if (last === undefined || days.length === 0 || last.focusDone.length === 0) return 1;
  return days.some(({ date }) => last.focusDone.includes(date)) ? 1.3 : 0.75;
}

/** How much room each theme has: weight of its items times what they lack. */
function roomOf(facts: PlanFacts): Map<ThemeId, number> {
  const room = new Map<ThemeId, number>();
  for (const { item, gap } of needs(findings(facts.answers))) {
    const theme = themeOfItem(item, facts.answers);
    if (theme !== undefined) room.set(theme, (room.get(theme) ?? 0) + gap);
  }
  for (const theme of goodForAll) if (!room.has(theme)) room.set(theme, little);
  return room;
}

function hasSoftDays(theme: ThemeId): boolean {
  const { variants }: Theme = themes[theme];
  return variants.some(({ soft }) => soft === true);
}

/** Whether a theme may come at all: it wasn't wished away, and has days that are soft enough. */
function mayCome(theme: ThemeId, facts: PlanFacts, wishes: Wishes): boolean {
  return !wishes.avoidedThemes.has(theme) && (toneOf(facts) === "usual" || hasSoftDays(theme));
}

/** A wish outweighs all room. */
const wished = 1_000_000;

function weighted(facts: PlanFacts, wishes: Wishes): Map<ThemeId, number> {
  const room = roomOf(facts);
  if (wishes.wantedMovements.size > 0) room.set("activity", (room.get("activity") ?? 0) + wished);
  for (const theme of wishes.wantedThemes) room.set(theme, (room.get(theme) ?? 0) + wished);
  const entries = [...room].filter(([theme]) => mayCome(theme, facts, wishes));
  return new Map(entries.map(([theme, weight]) => [theme, weight * experience(theme, facts.earlier[0])]));
}

/** Picks by highest averages (Jefferson's method), so that a theme with more room comes first and more often. */
function pick(weights: ReadonlyMap<ThemeId, number>, count: number): ThemeId[] {
  const days = new Map<ThemeId, number>();
  for (let day = 0; day < count; day += 1) {
    const open = [...weights].filter(([theme]) => (days.get(theme) ?? 0) < mostDays);
    const averages = open.map(([theme, weight]) => ({ theme, share: weight / ((days.get(theme) ?? 0) + 1) }));
    const best = averages.sort((a, b) => b.share - a.share)[0]?.theme ?? "lifeSat";
    days.set(best, (days.get(best) ?? 0) + 1);
  }
  const once = [...days.keys()];
  return [...once, ...once.filter((theme) => days.get(theme) === mostDays)].concat(
    // Where nearly everything was wished away, what is left comes more often.
    [...days].flatMap(([theme, times]) => Array<ThemeId>(Math.max(0, times - mostDays)).fill(theme)),
  );
}

/** The themes with most room, one after the other; never one that was wished away while another is left. */
export function mainThemes(facts: PlanFacts, wishes: Wishes): readonly ThemeId[] {
  const tone = toneOf(facts);
  const order = [...weighted(facts, wishes)].sort(([, a], [, b]) => b - a).map(([theme]) => theme);
  return tone === "gentle" ? ["gentle", ...order] : order;
}

/** Themes of the micro-habits that the report has just proposed, as far as the week may have them. */
function proposedThemes(facts: PlanFacts, wishes: Wishes): ThemeId[] {
  if (facts.earlier.length > 0) return [];
  const proposed = facts.microHabits.flatMap(({ item }) => {
    const known = scoredItems.find((one) => one === item);
    return known === undefined ? [] : (themeOfItem(known, facts.answers) ?? []);
  });
  return proposed.filter((theme) => mayCome(theme, facts, wishes));
}

/** Gives each theme that was proposed and not picked the place of one that comes a second time. */
function withProposed(picked: readonly ThemeId[], proposed: readonly ThemeId[]): ThemeId[] {
  const days = [...picked];
  for (const theme of proposed.filter((one) => !picked.includes(one))) {
    const spare = days.findLastIndex((one, at) => days.indexOf(one) !== at);
    const place = spare < 0 ? days.findLastIndex((one) => !proposed.includes(one)) : spare;
    if (place >= 0) days[place] = theme;
  }
  return days;
}

/** The seven days' themes in order: those with most room first, and none on two days in a row while there are others. */
export function chooseThemes(facts: PlanFacts, wishes: Wishes): readonly ThemeId[] {
  const gentle = gentleDays[toneOf(facts)];
  const picked = pick(weighted(facts, wishes), planLength - gentle);
  const others = withProposed(picked, proposedThemes(facts, wishes));
  const days: ThemeId[] = [];
  for (let day = 0; day < planLength; day += 1) {
    const gentleSoFar = days.filter((theme) => theme === "gentle").length;
    const isGentle = gentleSoFar * planLength < gentle * (day + 1) && gentleSoFar < gentle;
    const next = isGentle ? "gentle" : others.shift();
    days.push(next ?? "gentle");
  }
  return days;
}
