import type { AssessmentView } from "../../bot/chat/assessment-view.ts";
import type { Locale } from "../../core/locales.ts";
import { quizAnswers } from "../../models/check-ins/answers.ts";
import type { PhotoFindings } from "../../pipeline/findings.ts";
import { projectLocally } from "../../pipeline/projection/local-projection.ts";
import { assessQuiz } from "../../pipeline/quiz/assess.ts";
import { writeLocalInsights } from "../../pipeline/quiz/local-insights.ts";
import vectors from "../../pipeline/quiz/quiz-vectors.json" with { type: "json" };
import examples from "../../pipeline/quiz/worked-examples.json" with { type: "json" };
import { writeLocalReport } from "../../pipeline/synthesis/local-writer.ts";

/** The report of one of the worked examples, made by the rules alone. */
export function exampleView(id: string, locale: Locale, photo: PhotoFindings | null = null): AssessmentView {
  const answers = quizAnswers.parse([...vectors, ...examples].find((entry) => entry.id === id)?.answers);
  const assessment = assessQuiz(answers);
  const quiz = { insights: writeLocalInsights({ answers, locale }) };
  const words = writeLocalReport({ answers, assessment, quiz, locale, ...(photo === null ? {} : { photo }) });
  const future = projectLocally({ answers, assessment, assess: (changed) => assessQuiz(changed), locale });
  return {
    id: "5e3a2c1e-0000-4000-8000-000000000001",
    createdAt: new Date("2026-03-02T12:00:00Z"),
    assessment,
    synthesis: { ...words, analysedBy: "local" },
    projection: { ...future, analysedBy: "local" },
    photo,
  };
}
