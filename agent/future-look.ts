import type { Json } from "../core/message.ts";
import {
  type AssessedAnswers,
  findAssessedAnswers,
  findFuture,
  type Queries,
  type StoredFuture,
  storeFuture,
} from "../models/assessments/futures.ts";
import { quizAnswers } from "../models/check-ins/answers.ts";
import { photoFindings } from "../pipeline/findings.ts";
import { type Choice, choices } from "../pipeline/projection/change-levels.ts";
import { type FutureBasis, type FutureView, futureView } from "../pipeline/projection/future-view.ts";
import type { LetterFacts } from "../pipeline/projection/local-letter.ts";
import { assessQuiz } from "../pipeline/quiz/assess.ts";

/** Whose look ahead it is. */
interface Whose {
  readonly id: string;
  readonly region: string | null;
}

/** A report with the changes picked on it and what the formulas say to them. */
export interface FutureLook {
  readonly assessmentId: string;
  readonly basis: FutureBasis;
  readonly view: FutureView;
  /** The letter about these changes, if one is written. */
  readonly letter: string | null;
}

function basisOf(stored: AssessedAnswers, region: string | null): FutureBasis {
  const photo = photoFindings.nullable().parse(stored.photoFindings);
  const care = photo?.status === "analysed" ? photo.care : undefined;
  return {
    answers: quizAnswers.parse(stored.quizAnswers),
    ...(photo?.status === "analysed" && care !== undefined
      ? { photo: { quality: photo.quality, care } }
      : {}),
    ...(region === null ? {} : { region }),
  };
}

/** The look ahead on a person's newest report, or on the one named; `undefined` where there is no report. */
export async function loadLook(
  queries: Queries,
  whose: Whose,
  assessmentId?: string,
): Promise<FutureLook | undefined> {
  const stored = await findAssessedAnswers(queries, whose.id, assessmentId);
  if (stored === undefined) return undefined;
  const future: StoredFuture | undefined = await findFuture(queries, whose.id, stored.assessmentId);
  const basis = basisOf(stored, whose.region);
  const picked = choices.parse(future?.choices ?? []);
  const view = futureView(basis, picked);
  return { assessmentId: stored.assessmentId, basis, view, letter: future?.letter ?? null };
}

/** Picks other changes for a report and keeps them. @throws ChoiceError for what isn't within reach */
export async function changeLook(
  queries: Queries,
  personId: string,
  look: FutureLook,
  change: { readonly choices: readonly Choice[]; readonly now: Date },
): Promise<FutureLook> {
  const view = futureView(look.basis, change.choices);
  if (view.kind !== "ready") return look;
  const { options: _options, choices: chosen, kind: _kind, ...outcome } = view;
  await storeFuture(
    queries,
    { personId, assessmentId: look.assessmentId },
    { choices: chosen as unknown as Json, outcome: outcome as unknown as Json, now: change.now },
  );
  return { ...look, view, letter: null };
}

/** What a letter is written from; `undefined` where nothing is picked. */
export function letterFacts(
  { assessmentId, basis, view }: FutureLook,
  locale: LetterFacts["locale"],
): LetterFacts | undefined {
  if (view.kind !== "ready" || view.choices.length === 0) return undefined;
  const { answers, photo, region } = basis;
  const context = { ...(photo === undefined ? {} : { photo }), ...(region === undefined ? {} : { region }) };
  return {
    answers,
    archetype: assessQuiz(answers, context).archetype,
    choices: view.choices,
    locale,
    seed: `${assessmentId} ${JSON.stringify(view.choices)}`,
  };
}
