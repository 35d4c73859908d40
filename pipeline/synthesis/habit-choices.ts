import type { MicroHabit } from "../findings.ts";
import type { ReportFacts } from "../stage.ts";
import { fittingHabits } from "./local-habits.ts";

/** How many habits a model may choose three from. */
const choices = 6;

/**
 * Habits of the catalogue that suit the answers, in words: the three the rules chose, then those of the items with
 * most points to gain.
 */
export function habitChoices({
  answers,
  assessment,
  locale,
}: Omit<ReportFacts, "quiz">): readonly MicroHabit[] {
  const gainOf = ({ id, item }: MicroHabit) => {
    const place = assessment.microHabits.indexOf(id);
    if (place >= 0) return Number.MAX_SAFE_INTEGER - place;
    return Math.max(
      0,
      ...assessment.items.filter((points) => points.item === item).map((it) => it.maxPoints - it.points),
    );
  };
  return fittingHabits(answers, locale)
    .map((habit) => ({ habit, gain: gainOf(habit) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, choices)
    .map(({ habit }) => habit);
}
