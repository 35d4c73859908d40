import type { Translate } from "../../core/locales.ts";
import type { MicroHabit } from "../findings.ts";
import { microHabitCatalogue } from "./micro-habits.ts";

/** A habit of the catalogue in words; `undefined` for an id that is not in it. */
export function microHabitInWords(id: string, translate: Translate): MicroHabit | undefined {
  const item = microHabitCatalogue.find((habit) => habit.id === id)?.items[0];
  if (item === undefined) return undefined;
  return {
    id,
    item,
    title: translate(`quiz:microHabits.${id}.title`),
    cue: translate(`quiz:microHabits.${id}.cue`),
    action: translate(`quiz:microHabits.${id}.action`),
  };
}
