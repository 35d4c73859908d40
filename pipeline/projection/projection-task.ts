import { z } from "zod";
import type { ModelTask } from "../model-task.ts";
import { textProblems } from "../wording/text-problems.ts";
import { type FutureWords, projectionInstructions, projectionQuestion } from "./projection-prompt.ts";

/** Asks a model for the sentences around a computed projection; its numbers stay as they are. */
export const projectionTask: ModelTask<FutureWords, { narrative: string }, FutureWords> = {
  answerName: "future_self",
  maxAnswerTokens: 1_000,
  steady: false,
  instructions: projectionInstructions,
  question: (draft) => ({ text: projectionQuestion(draft) }),
  answer: () => z.strictObject({ narrative: z.string().trim().min(40).max(1200) }),
  forbids: () => false,
  problems: ({ narrative }, draft, locale) => textProblems([narrative], projectionQuestion(draft), locale),
  finish: ({ narrative }, draft) => ({ ...draft, narrative }),
};
