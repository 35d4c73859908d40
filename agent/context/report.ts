import { z } from "zod";
import type { Json } from "../../core/message.ts";
import { newestReports } from "../../models/assessments/futures.ts";
import { insight, microHabit } from "../../pipeline/findings.ts";
import { changesInWords } from "../../pipeline/projection/change-words.ts";
import type { ReadyFuture } from "../../pipeline/projection/future-view.ts";
import type { QuizAssessment } from "../../pipeline/quiz/assessment.ts";
import { storedScoring } from "../../pipeline/quiz/stored-scoring.ts";
import { loadLook } from "../future-look.ts";
import { outcomeRows } from "../words/future-words.ts";
import { scoreRows } from "../words/score-words.ts";
import { type LoadSection, nothing, restingPart } from "./section.ts";

function lines(rows: readonly { readonly label: string; readonly value: string }[]): string {
  return rows.map(({ label, value }) => `- ${label}: ${value}`).join("\n");
}

function numbers(
  scoring: QuizAssessment,
  before: QuizAssessment | undefined,
): { readonly [key: string]: Json } {
  const { overallGlowScore, band, categoryScores, lifestyleAge } = scoring;
  const { low, high } = lifestyleAge;
  return {
    glow_score: overallGlowScore,
    glow_score_before: before?.overallGlowScore ?? null,
    band,
    categories: { ...categoryScores },
    lifestyle_age_range: lifestyleAge.display ? { low, high } : null,
  };
}

/** The newest report: its numbers as the rules made them, its words as they were written. */
export const loadReport: LoadSection = async (context) => {
  const { personId, transaction, t } = context;
  const resting = restingPart(context);
  if (resting !== undefined) return resting;
  const [report, before] = await newestReports(transaction, personId, 2);
  if (report === undefined) return nothing("no check-in yet", t("chat:report.none"));
  const scoring = storedScoring.parse(report.scoring);
  const insights = z.array(insight).parse(report.insights);
  const words = {
    made_on: report.createdAt.toISOString().slice(0, 10),
    archetype: scoring.archetype,
    summary_text: report.summary,
    insights: insights.map(({ item, title, text, reason }) => {
      return { item, title_text: title, body_text: text, reason_text: reason };
    }),
    micro_habits: z
      .array(microHabit)
      .parse(report.microHabits)
      .map(({ title, cue, action }) => ({ title_text: title, cue_text: cue, action_text: action })),
  };
  if (scoring.flags.resourcesFirst) {
    const facts = { ...words, archetype: null, scores: "help comes first, so there are none" };
    return { say: t("report:resourcesFirst.intro"), facts };
  }
  const earlier = before === undefined ? undefined : storedScoring.parse(before.scoring);
  return {
    say: `**${t("report:title")}**\n\n${lines(scoreRows(scoring, t))}`,
    facts: { ...words, ...numbers(scoring, earlier) },
  };
};

function lookFacts({ scoreNow, ahead, usual, age, years }: ReadyFuture): { readonly [key: string]: Json } {
  return {
    glow_score_now: scoreNow,
    ahead: ahead.map(({ days, score, strengthPercent }) => ({
      days,
      glow_score: { ...score },
      habit_strength_percent: strengthPercent,
    })),
    once_usual: { years, glow_score: { ...usual.score } },
    lifestyle_age_range: age === undefined ? null : { today: { ...age.today }, later: { ...age.later } },
  };
}

/** The look ahead at the changes the person has picked. */
export const loadProjection: LoadSection = async (context) => {
  const { personId, transaction, locale, t } = context;
  const resting = restingPart(context);
  if (resting !== undefined) return resting;
  const look = await loadLook(transaction, { id: personId, region: null });
  if (look === undefined) return nothing("no check-in yet", t("future:chat.noReport"));
  const { view, basis, letter } = look;
  if (view.kind === "resources-first") return nothing("help comes first", t("future:none.heavy"));
  if (view.kind === "unscored") return nothing("too little was answered", t("future:none.unscored"));
  if (view.choices.length === 0) return nothing("no changes picked yet", t("tools:context.noChanges"));
  const changes = changesInWords(view.choices, basis.answers, locale);
  return {
    say: `${t("future:chat.chosen", { changes })}\n\n${lines(outcomeRows(view, t))}`,
    facts: { changes, ...lookFacts(view), letter_text: letter },
  };
};
