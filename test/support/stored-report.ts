import { toStoredAssessment } from "../../bot/jobs/stored-assessment.ts";
import { newId } from "../../core/ids.ts";
import type { Locale } from "../../core/locales.ts";
import { storeAssessment } from "../../models/assessments/assessments.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import { assessQuiz } from "../../pipeline/quiz/assess.ts";
import { writeLocalInsights } from "../../pipeline/quiz/local-insights.ts";
import { writeLocalReport } from "../../pipeline/synthesis/local-writer.ts";
import type { TestDatabase } from "./database.ts";

/** Stores a report of these answers, as an analysis without a model would. @returns the report's id */
export async function storeReport(
  { database }: Pick<TestDatabase, "database">,
  person: { readonly id: string; readonly locale?: Locale },
  answers: QuizAnswers,
  createdAt: Date,
): Promise<string> {
  const id = newId();
  const locale = person.locale ?? "en";
  const assessment = assessQuiz(answers);
  const quiz = { insights: [...writeLocalInsights({ answers, locale })], analysedBy: "local" };
  const synthesis = { ...writeLocalReport({ answers, assessment, quiz, locale }), analysedBy: "local" };
  const report = { assessment, quiz, synthesis, budgetSpent: false };
  const conversation = { channel: "telegram", id: "telegram-1", kind: "direct" } as const;
  const job = { personId: person.id, conversation, locale };
  const stored = toStoredAssessment(id, job, { checkInId: newId(), answers }, report, createdAt);
  await database.transaction((transaction) => storeAssessment(database, transaction, stored));
  return id;
}
