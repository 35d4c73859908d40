import { DateTime } from "luxon";
import { type Locale, translator } from "../../core/locales.ts";
import type { QuizAssessment } from "../../pipeline/quiz/assessment.ts";
import type { ScoreCardData } from "./score-card-data.ts";

/** What of an assessment stands on its card. */
export type CardAssessment = Pick<
  QuizAssessment,
  "overallGlowScore" | "band" | "categoryScores" | "lifestyleAge" | "archetype"
> & { readonly flags: Pick<QuizAssessment["flags"], "resourcesFirst"> };

/** When a report was made, and in which language and zone its day is written. */
export interface CardDay {
  readonly locale: Locale;
  readonly at: Date;
  /** IANA name. */
  readonly timeZone: string;
}

/** An assessment as the data of its score card, in the words of the `report` texts. */
export function scoreCardData(assessment: CardAssessment, day: CardDay): ScoreCardData {
  const { overallGlowScore, band, categoryScores, lifestyleAge, archetype, flags } = assessment;
  const translate = translator(day.locale);
  const say = (key: string) => translate(`report:${key}`);
  const calm = flags.resourcesFirst
    ? { calmHeading: say("resourcesFirst.title"), calmText: say("resourcesFirst.intro") }
    : { calmHeading: say("score.none"), calmText: say("score.noneText") };
  return {
    overallGlowScore,
    resourcesFirst: flags.resourcesFirst,
    categoryScores,
    lifestyleAge,
    texts: {
      title: say("title"),
      date: DateTime.fromJSDate(day.at, { zone: day.timeZone })
        .setLocale(day.locale)
        .toLocaleString(DateTime.DATE_FULL),
      scoreLabel: say("score.label"),
      band: band === null ? null : say(`bands.${band}.name`),
      categories: {
        physicalVitality: say("categories.physicalVitality.name"),
        emotionalHealth: say("categories.emotionalHealth.name"),
        visualAppearance: say("categories.visualAppearance.name"),
      },
      notScored: say("categories.none"),
      lifestyleAge: say("lifestyleAge.label"),
      estimate: say("lifestyleAge.note"),
      archetype: say(`archetypes.${archetype}.name`),
      archetypeNote: say("archetypeNote"),
      ...calm,
    },
  };
}
