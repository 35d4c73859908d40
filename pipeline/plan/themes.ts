import type { Category } from "../quiz/assessment.ts";
import type { ScoredItem } from "../quiz/item-scores.ts";
import { type DayVariant, variants } from "./variants.ts";

/** What a day of a plan can be about; its name is in the locale under `plan:themes`. */
export type ThemeId = keyof typeof themes;

/** A theme of days: the quiz items it answers, and where its words are. */
export interface Theme {
  readonly items: readonly ScoredItem[];
  readonly category: Category;
  /** The locale file of its days: `plan-body`, `plan-mind`, `plan-care` or `plan-gentle`. */
  readonly texts: "plan-body" | "plan-mind" | "plan-care" | "plan-gentle";
  readonly variants: readonly DayVariant[];
}

function body(items: readonly ScoredItem[], days: readonly DayVariant[]): Theme {
  return { items, category: "physicalVitality", texts: "plan-body", variants: days };
}

function mind(items: readonly ScoredItem[], days: readonly DayVariant[]): Theme {
  return { items, category: "emotionalHealth", texts: "plan-mind", variants: days };
}

function care(items: readonly ScoredItem[], days: readonly DayVariant[]): Theme {
  return { items, category: "visualAppearance", texts: "plan-care", variants: days };
}

/** Every theme. `mood` and `worry` are the two sides of PHQ-4; `gentle` belongs to no item. */
export const themes = {
  activity: body(["activity"], variants.activity),
  energyDays: body(["energyDays"], variants.energyDays),
  genHealth: body(["genHealth"], variants.genHealth),
  sleep: body(["sleepHours", "restDays"], variants.sleep),
  tobacco: body(["tobacco"], variants.tobacco),
  fruitveg: body(["fruitveg"], variants.fruitveg),
  fastfood: body(["fastfood"], variants.fastfood),
  alcohol: body(["alcohol"], variants.alcohol),
  hydration: body(["hydration"], variants.hydration),
  mood: mind(["phq4"], variants.mood),
  worry: mind(["phq4"], variants.worry),
  stress: mind(["stress"], variants.stress),
  coping: mind(["coping"], variants.coping),
  lifeSat: mind(["lifeSat"], variants.lifeSat),
  lonely: mind(["lonely"], variants.lonely),
  skin: care(["skin"], variants.skin),
  careDays: care(["careDays"], variants.careDays),
  sun: care(["sun"], variants.sun),
  body: care(["body"], variants.body),
  gentle: { items: [], category: "emotionalHealth", texts: "plan-gentle", variants: variants.gentle },
} as const satisfies Readonly<Record<string, Theme>>;

/** Whether a stored word is the id of a theme. */
export function isTheme(name: string | undefined): name is ThemeId {
  return name !== undefined && Object.hasOwn(themes, name);
}

/** The report's category that a day's theme belongs to; `undefined` where the day has none. */
export function categoryOfTheme(name: string | undefined): Category | undefined {
  return isTheme(name) ? themes[name].category : undefined;
}
