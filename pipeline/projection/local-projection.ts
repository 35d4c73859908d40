import { type Locale, translator } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { Projection } from "../findings.ts";
import type { QuizAssessment } from "../quiz/assessment.ts";
import { listInWords } from "../quiz/local-answers.ts";
import { answersAfter, type Choice } from "./change-levels.ts";
import { possibleChanges } from "./local-changes.ts";

/** What a look ahead is computed from. */
export interface LocalProjectionInput {
  readonly answers: QuizAnswers;
  /** The assessment of these answers. */
  readonly assessment: QuizAssessment;
  /** The same rules that made the assessment, with the same photo and region, for other answers. */
  readonly assess: (answers: QuizAnswers) => QuizAssessment;
  readonly locale: Locale;
}

/** A change with what the formulas say then. */
interface Outcome {
  readonly change: Choice;
  readonly then: QuizAssessment;
  readonly scoreThen: number;
  /** Points won plus years won: one of each count the same. */
  readonly gain: number;
}

/** Most changes a look ahead may have. */
const changeLimit = 2;
/** Years below which a change of the lifestyle age alone isn't worth showing. */
const noticeableYears = 0.5;

function outcomes({ answers, assessment, assess }: LocalProjectionInput, scoreNow: number): Outcome[] {
  return possibleChanges(answers)
    .flatMap((change) => {
      const then = assess(answersAfter(answers, [change]));
      const scoreThen = then.overallGlowScore;
      if (scoreThen === null) return [];
      const years = assessment.lifestyleAge.rawDelta - then.lifestyleAge.rawDelta;
      const isWorthIt = scoreThen > scoreNow || (scoreThen === scoreNow && years >= noticeableYears);
      return isWorthIt ? [{ change, then, scoreThen, gain: scoreThen - scoreNow + years }] : [];
    })
    .sort((a, b) => b.gain - a.gain)
    .slice(0, changeLimit);
}

function ageSentence(now: QuizAssessment, then: QuizAssessment, locale: Locale): string | undefined {
  const [before, after] = [now.lifestyleAge, then.lifestyleAge];
  if (!before.display || !after.display) return undefined;
  if (before.low === after.low && before.high === after.high) return undefined;
  return translator(locale)("future:letter.age", {
    thenLow: after.low,
    thenHigh: after.high,
    nowLow: before.low,
    nowHigh: before.high,
  });
}

function writeLetter(
  items: readonly string[],
  now: QuizAssessment,
  then: QuizAssessment,
  scores: { readonly scoreNow: number; readonly scoreThen: number },
  locale: Locale,
): string {
  const translate = translator(locale);
  const say = (name: string, values = {}) => translate(`future:letter.${name}`, values);
  const scenes = items.map((item) => translate(`future:scenes.${item}`)).join(" ");
  const changes = listInWords(
    items.map((item) => translate(`future:changes.${item}`)),
    locale,
  );
  const numbers = [
    say(scores.scoreThen === scores.scoreNow ? "scoreSame" : "score", { changes, ...scores }),
    ageSentence(now, then, locale),
    items.includes("tobacco") && now.lifestyleAge.display ? say("ageLater") : undefined,
  ];
  return [
    say("opening", { scenes }),
    numbers.filter((sentence) => sentence !== undefined).join(" "),
    `${say("caveat")} ${say("closing")}`,
  ].join("\n\n");
}

/**
 * A look ahead: at most two changes within reach, those that move the same formulas most, each with its scores and
 * lifestyle age, and a short letter without promises. No change, and only kind words, where resources come first,
 * where there is no score, or where there is nothing to change.
 */
export function projectLocally(input: LocalProjectionInput): Omit<Projection, "analysedBy"> {
  const { answers, assessment, assess, locale } = input;
  const translate = translator(locale);
  const scoreNow = assessment.overallGlowScore;
  if (assessment.flags.resourcesFirst) return { changes: [], narrative: translate("future:none.heavy") };
  if (scoreNow === null) return { changes: [], narrative: translate("future:none.unscored") };
  const chosen = outcomes(input, scoreNow);
  if (chosen.length === 0) return { changes: [], narrative: translate("future:none.strong") };
  const together = assess(
    answersAfter(
      answers,
      chosen.map(({ change }) => change),
    ),
  );
  const scoreThen = together.overallGlowScore ?? scoreNow;
  const items = chosen.map(({ change }) => change.item);
  return {
    changes: chosen.map(({ change, then, scoreThen: alone }) => ({
      item: change.item,
      change: translate(`future:changes.${change.item}`),
      scoreNow,
      scoreThen: alone,
      ...(then.lifestyleAge.display
        ? { ageThen: { low: then.lifestyleAge.low, high: then.lifestyleAge.high } }
        : {}),
    })),
    scoreThen,
    narrative: writeLetter(items, assessment, together, { scoreNow, scoreThen }, locale),
  };
}
