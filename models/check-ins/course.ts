import { type DraftAnswers, minimumAge, storeAnswer } from "./answers.ts";
import { findQuestion, isSkippedByItself, type Question, type QuestionId, questions } from "./questions.ts";

/** An answer as given; `null` where the question was skipped. */
export type GivenAnswer = string | number | null;

/** Where a check-in stands: at a question, at the offer of the two optional ones, or at its end. */
export type CheckInStep = QuestionId | "offer" | "end";

/** A check-in on its way. */
export interface CheckInCourse {
  readonly step: CheckInStep;
  readonly answers: ReadonlyMap<QuestionId, GivenAnswer>;
}

/** What a person does in a check-in. Everything names the step it was meant for, so that a late one changes nothing. */
export type CheckInMove =
  | { readonly kind: "answer"; readonly step: string; readonly value: string | number }
  | { readonly kind: "skip" | "back" | "forward"; readonly step: string }
  | { readonly kind: "offer"; readonly accepted: boolean };

/** Why a move changed nothing. */
export type CheckInRefusal =
  /** The question was answered before, perhaps on another channel. */
  | "already-answered"
  /** The question isn't the one that is asked now. */
  | "not-asked"
  | "no-such-answer"
  | "not-skippable"
  | "nothing-before"
  /** The person says to be younger than 18: nothing is stored until they confirm it. */
  | "under-age";

/** What came of a move. */
export type CheckInOutcome =
  | { readonly kind: "moved"; readonly course: CheckInCourse }
  | { readonly kind: "refused"; readonly reason: CheckInRefusal };

/** A check-in at its first question. */
export const newCourse: CheckInCourse = { step: "age", answers: new Map() };

/** How many questions a check-in has that everyone is asked. */
export const questionCount = questions.filter((question) => !question.optional).length;

function refused(reason: CheckInRefusal): CheckInOutcome {
  return { kind: "refused", reason };
}

/** The answers as the quiz knows them; skipped ones are left out. */
export function draftOf(answers: CheckInCourse["answers"]): DraftAnswers {
  let draft: DraftAnswers = {};
  for (const [id, value] of answers) {
    const question = findQuestion(id);
    if (question !== undefined && value !== null) draft = storeAnswer(draft, question, value);
  }
  return draft;
}

function isAsked(question: Question, answers: CheckInCourse["answers"]): boolean {
  return !isSkippedByItself(question, { actDays: numberOf(answers.get("actDays")) });
}

function numberOf(value: GivenAnswer | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** The first question that still waits for an answer; the offer once the 25 are done, the end after the optional two. */
function nextStep(answers: CheckInCourse["answers"], from: CheckInStep): CheckInStep {
  const open = questions.filter((question) => isAsked(question, answers) && !answers.has(question.id));
  const required = open.find((question) => !question.optional);
  if (required !== undefined) return required.id;
  const wasOptional = from !== "offer" && from !== "end" && findQuestion(from)?.optional === true;
  if (!wasOptional) return "offer";
  return open[0]?.id ?? "end";
}

function withAnswer(course: CheckInCourse, id: QuestionId, value: GivenAnswer): CheckInCourse {
  const answers = new Map(course.answers).set(id, value);
  if (id === "actDays" && value === 0) answers.delete("actMin");
  return { step: nextStep(answers, id), answers };
}

function answer(course: CheckInCourse, question: Question, value: string | number): CheckInOutcome {
  if (question.id === "age" && typeof value === "number" && value < minimumAge) return refused("under-age");
  if (question.options.length > 0 && !question.options.some((option) => option.value === value)) {
    return refused("no-such-answer");
  }
  return { kind: "moved", course: withAnswer(course, question.id, value) };
}

function back(course: CheckInCourse): CheckInOutcome {
  const asked = questions.filter((question) => isAsked(question, course.answers));
  const here =
    course.step === "offer"
      ? asked.findIndex((one) => one.optional)
      : asked.findIndex((one) => one.id === course.step);
  const previous = asked[here - 1];
  if (previous === undefined) return refused("nothing-before");
  return { kind: "moved", course: { ...course, step: previous.id } };
}

function forward(course: CheckInCourse, question: Question): CheckInOutcome {
  if (!course.answers.has(question.id)) return refused("not-skippable");
  const asked = questions.filter((one) => isAsked(one, course.answers));
  const following = asked[asked.findIndex((one) => one.id === question.id) + 1];
  const goesOn = following !== undefined && course.answers.has(following.id);
  const step = goesOn ? following.id : nextStep(course.answers, question.id);
  return { kind: "moved", course: { ...course, step } };
}

/** Moves a check-in on by what a person did; never changes the course it was given. */
export function moveOn(course: CheckInCourse, move: CheckInMove): CheckInOutcome {
  if (move.kind === "offer") {
    if (course.step !== "offer") return refused("not-asked");
    const open = questions.find((question) => question.optional && !course.answers.has(question.id));
    const step = move.accepted ? (open?.id ?? "end") : "end";
    return { kind: "moved", course: { ...course, step } };
  }
  if (move.kind === "back" && move.step === "offer" && course.step === "offer") return back(course);
  const question = findQuestion(move.step);
  if (question === undefined) return refused("not-asked");
  if (question.id !== course.step) {
    return refused(course.answers.has(question.id) ? "already-answered" : "not-asked");
  }
  switch (move.kind) {
    case "answer":
      return answer(course, question, move.value);
    case "skip":
      if (!question.skippable) return refused("not-skippable");
      return { kind: "moved", course: withAnswer(course, question.id, null) };
    case "back":
      return back(course);
    case "forward":
      return forward(course, question);
  }
}
