import { type QuizAnswers, weeklyActiveMinutes } from "../../models/check-ins/answers.ts";
import type { ScoredItem } from "../quiz/item-scores.ts";

/** A change a person could make, as other answers to the same questions. */
export interface Change {
  /** Also the key of its words under `future:changes` and `future:scenes`. */
  readonly item: ScoredItem;
  readonly answers: Partial<QuizAnswers>;
}

/** One more hour, up to seven. */
const longerSleep = { "<=4": "5", "5": "6", "6": "7" } as const;
/** One step more rest. */
const moreRest = { "22-30": "15-21", "15-21": "8-14", "8-14": "3-7" } as const;
/** One step less lonely. */
const lessLonely = { often: "sometimes", sometimes: "occasionally" } as const;

/** What one item could become; `undefined` when it was skipped or is good as it is. */
function step<Key extends string, Next>(steps: Readonly<Record<Key, Next>>, answer: string | undefined) {
  return (Object.entries(steps) as [Key, Next][]).find(([key]) => key === answer)?.[1];
}

/**
 * The changes within reach of a person, in no particular order; what was skipped isn't guessed. Rest stands in only
 * for those who sleep long enough. From 33 drinks a week on a doctor comes first, so no change is drawn up.
 */
export function possibleChanges(answers: QuizAnswers): readonly Change[] {
  const { tobacco, fruitveg, fastfood, alcohol } = answers;
  const sleepHours = step(longerSleep, answers.sleepHours);
  const restDays = sleepHours === undefined ? step(moreRest, answers.restDays) : undefined;
  const lonely = step(lessLonely, answers.lonely);
  const changes: (Change | false)[] = [
    (weeklyActiveMinutes(answers) ?? 150) < 150 && { item: "activity", answers: { actDays: 5, actMin: 30 } },
    (tobacco === "daily" || tobacco === "somedays") && { item: "tobacco", answers: { tobacco: "quit0" } },
    sleepHours !== undefined && { item: "sleepHours", answers: { sleepHours } },
    restDays !== undefined && { item: "restDays", answers: { restDays } },
    ["0-1", "2", "3"].includes(fruitveg ?? "") && { item: "fruitveg", answers: { fruitveg: "5+" } },
    fastfood === "4+" && { item: "fastfood", answers: { fastfood: "1-3" } },
    (alcohol === "13-22" || alcohol === "23-32") && { item: "alcohol", answers: { alcohol: "5-12" } },
    lonely !== undefined && { item: "lonely", answers: { lonely } },
  ];
  return changes.filter((change) => change !== false);
}
