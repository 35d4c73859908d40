import { type Locale, translator } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { MicroHabit, PhotoFindings, QuizFindings, Synthesis } from "../findings.ts";
import type { Category, CategoryScores, QuizAssessment } from "../quiz/assessment.ts";
import { listInWords } from "../quiz/local-answers.ts";
import { findings, strengths } from "../quiz/local-levels.ts";
import { habitsInWords } from "./local-habits.ts";

/** What the words of a report are made of. */
export interface LocalReportInput {
  readonly answers: QuizAnswers;
  readonly assessment: QuizAssessment;
  /** The quiz's three insights. */
  readonly quiz: Pick<QuizFindings, "insights">;
  /** What the photo gave, if one was sent. */
  readonly photo?: PhotoFindings;
  readonly locale: Locale;
}

/** From this score on an area has no room worth pointing to. */
const littleRoomFrom = 80;
/** How many strengths the summary names. */
const namedStrengths = 2;
/** How sure a cue has to be before it is asked about, 0 to 1. */
const sureEnough = 0.5;

/** The weaker of body and mind, if it has room; skin and self-care never make the headline. */
function areaWithMostRoom({ physicalVitality, emotionalHealth }: CategoryScores): Category | undefined {
  const [weaker] = (
    [
      ["physicalVitality", physicalVitality ?? littleRoomFrom],
      ["emotionalHealth", emotionalHealth ?? littleRoomFrom],
    ] as const
  ).toSorted(([, a], [, b]) => a - b);
  return weaker !== undefined && weaker[1] < littleRoomFrom ? weaker[0] : undefined;
}

function carriedBy({ answers, assessment, locale }: LocalReportInput): string | undefined {
  const translate = translator(locale);
  const named = strengths(findings(answers))
    .slice(0, namedStrengths)
    .map(({ item }) => translate(`report:strengths.${item}`));
  const lowest = areaWithMostRoom(assessment.categoryScores);
  const values = {
    strengths: listInWords(named, locale),
    category: lowest === undefined ? "" : translate(`report:categories.${lowest}.inSentence`),
  };
  if (named.length === 0) return lowest && translate("report:summary.room", values);
  return translate(`report:summary.${lowest === undefined ? "carries" : "carriesAndRoom"}`, values);
}

/** Sentences about the photo, if there is anything to say; a photo that was refused never lowers a score. */
function aboutPhoto(
  photo: PhotoFindings | undefined,
  resourcesFirst: boolean,
  locale: Locale,
): string | undefined {
  if (photo === undefined) return undefined;
  const say = (name: string) => translator(locale)(`report:photo.${name}`);
  if (photo.status === "refused") {
    if (resourcesFirst) return say("heavyRefused");
    return say(photo.reason === "unavailable" ? "unavailable" : "refused");
  }
  if (resourcesFirst) return say("heavyAnalysed");
  if (photo.care === undefined) return photo.analysedBy === "local" ? say("local") : undefined;
  const { tired_look: tired } = photo.cues;
  const looksTired = (tired?.level === "some" || tired?.level === "clear") && tired.confidence >= sureEnough;
  return looksTired ? `${say("model")} ${say("tiredLook")}` : say("model");
}

/** The habit to begin with: one for the area with most room if there is one, else the first. */
function firstStep(habits: readonly MicroHabit[], { categoryScores, items }: QuizAssessment) {
  const area = areaWithMostRoom(categoryScores);
  const inArea = (habit: MicroHabit) =>
    items.some(({ item, category }) => item === habit.item && category === area);
  return habits.find(inArea) ?? habits[0];
}

function summarise(input: LocalReportInput, nextHabit: MicroHabit | undefined): string {
  const { assessment, locale, photo } = input;
  const { band, overallGlowScore: score, archetype, flags } = assessment;
  const translate = translator(locale);
  const step = nextHabit && { cue: nextHabit.cue, action: nextHabit.action };
  const photoText = aboutPhoto(photo, flags.resourcesFirst, locale);
  const sentences = flags.resourcesFirst
    ? [translate("report:summary.heavy", step)]
    : [
        ...(band === null || score === null
          ? [translate("report:summary.noScore")]
          : [
              translate(`report:bands.${band}.sentence`, { score }),
              translate(`report:archetypes.${archetype}.description`),
            ]),
        carriedBy(input),
        step && translate("report:summary.nextStep", step),
      ];
  const text = sentences.filter((sentence) => sentence !== undefined).join(" ");
  return photoText === undefined ? text : `${text}\n\n${photoText}`;
}

/**
 * The words of a report without a model: a summary of two to four sentences, and a paragraph about the photo if
 * one was sent; the quiz's insights; three habits with the moment and the act. Where resources come first, the
 * summary has no score and nothing is made a game.
 */
export function writeLocalReport(input: LocalReportInput): Omit<Synthesis, "analysedBy"> {
  const { answers, assessment, quiz, locale } = input;
  const microHabits = habitsInWords(assessment.microHabits, answers, locale);
  return {
    summary: summarise(input, firstStep(microHabits, assessment)),
    insights: [...quiz.insights],
    microHabits,
  };
}
