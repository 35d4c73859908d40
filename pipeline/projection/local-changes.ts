import { type QuizAnswers, weeklyActiveMinutes } from "../../models/check-ins/answers.ts";
import { type Choice, levelsWithinReach } from "./change-levels.ts";

/**
 * The changes that a report looks at, in no particular order, each with its words under `future:changes` and
 * `future:scenes`; what was skipped isn't guessed. Rest stands in only for those who sleep long enough, and small
 * steps of people who do well already aren't drawn up.
 */
export function possibleChanges(answers: QuizAnswers): readonly Choice[] {
  const { fruitveg, restDays } = answers;
  const reach = (item: Choice["item"]) => levelsWithinReach(item, answers);
  const next = (item: Choice["item"]) => reach(item)[0];
  const isShortOfSleep = reach("sleepHours").length > 0;
  const wanted: readonly (readonly [Choice["item"], string | undefined | false])[] = [
    ["activity", (weeklyActiveMinutes(answers) ?? 150) < 150 && "150"],
    ["tobacco", "quit0"],
    ["sleepHours", next("sleepHours")],
    ["restDays", !isShortOfSleep && restDays !== "3-7" && next("restDays")],
    ["fruitveg", fruitveg !== "4" && "5+"],
    ["fastfood", "1-3"],
    ["alcohol", "5-12"],
    ["lonely", answers.lonely !== "occasionally" && next("lonely")],
  ];
  return wanted.flatMap(([item, level]) =>
    level !== undefined && level !== false && reach(item).includes(level) ? [{ item, level }] : [],
  );
}
