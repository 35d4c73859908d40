import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finishAnswers } from "./answers.ts";
import { type CheckInCourse, type CheckInMove, draftOf, moveOn, newCourse, questionCount } from "./course.ts";
import { findQuestion, questions } from "./questions.ts";

/** Moves on or fails. */
function go(course: CheckInCourse, move: CheckInMove): CheckInCourse {
  const outcome = moveOn(course, move);
  if (outcome.kind === "refused") throw new Error(outcome.reason);
  return outcome.course;
}

/** A value that fits the question asked now: its n-th option, or a typed number. */
function fitting(course: CheckInCourse, choice: number): string | number {
  const question = findQuestion(course.step);
  if (question === undefined || question.id === "age") return 18 + (choice % 80);
  if (question.id === "bmi") return 23.4;
  return question.options[choice % question.options.length]?.value ?? 1;
}

function answerAll(choice: number): CheckInCourse {
  let course = newCourse;
  while (course.step !== "offer") {
    course = go(course, { kind: "answer", step: course.step, value: fitting(course, choice) });
  }
  return course;
}

describe("the course of a check-in", () => {
  it("asks 25 questions, then offers the optional two", () => {
    const course = answerAll(1);
    expect(questionCount).toBe(25);
    expect(course.answers.size).toBe(25);
    expect(go(course, { kind: "offer", accepted: false }).step).toBe("end");
    const first = go(course, { kind: "offer", accepted: true });
    expect(first.step).toBe("hydration");
    const second = go(first, { kind: "skip", step: "hydration" });
    expect(second.step).toBe("bmi");
    expect(go(second, { kind: "skip", step: "bmi" }).step).toBe("end");
  });

  it("leaves out the minutes of no active day, and asks for them once there is one", () => {
    const course = answerAll(0);
    expect(course.answers.get("actDays")).toBe(0);
    expect(course.answers.has("actMin")).toBe(false);
    const changed = go({ ...course, step: "actDays" }, { kind: "answer", step: "actDays", value: 3 });
    expect(changed.step).toBe("actMin");
  });

  it("takes a late answer to an earlier question for what it is and changes nothing", () => {
    const course = go(newCourse, { kind: "answer", step: "age", value: 42 });
    expect(moveOn(course, { kind: "answer", step: "age", value: 50 })).toEqual({
      kind: "refused",
      reason: "already-answered",
    });
    expect(moveOn(course, { kind: "answer", step: "stress", value: 3 })).toEqual({
      kind: "refused",
      reason: "not-asked",
    });
    expect(moveOn(course, { kind: "answer", step: "sex", value: "purple" })).toEqual({
      kind: "refused",
      reason: "no-such-answer",
    });
  });

  it("stores nothing of somebody who says to be younger than 18", () => {
    expect(moveOn(newCourse, { kind: "answer", step: "age", value: 17 })).toEqual({
      kind: "refused",
      reason: "under-age",
    });
    expect(moveOn(newCourse, { kind: "answer", step: "age", value: 18 }).kind).toBe("moved");
  });

  it("goes back one question at a time and forward to where it was", () => {
    const course = answerAll(1);
    const last = go(course, { kind: "back", step: "offer" });
    expect(last.step).toBe("body");
    const before = go(last, { kind: "back", step: "body" });
    expect(before.step).toBe("sun");
    expect(go(before, { kind: "forward", step: "sun" }).step).toBe("body");
    expect(go(go(before, { kind: "forward", step: "sun" }), { kind: "forward", step: "body" }).step).toBe(
      "offer",
    );
    expect(moveOn(newCourse, { kind: "back", step: "age" })).toEqual({
      kind: "refused",
      reason: "nothing-before",
    });
  });

  it("never skips what must be answered", () => {
    expect(moveOn(newCourse, { kind: "skip", step: "age" })).toEqual({
      kind: "refused",
      reason: "not-skippable",
    });
    expect(moveOn({ ...newCourse, step: "region" }, { kind: "skip", step: "region" }).kind).toBe("refused");
  });

  const anyMove = fc.oneof(
    fc.record({ kind: fc.constant("answer" as const), choice: fc.nat(200) }),
    fc.record({ kind: fc.constantFrom("skip" as const, "back" as const, "forward" as const) }),
    fc.record({
      kind: fc.constant("stray" as const),
      step: fc.constantFrom(...questions.map((one) => one.id)),
    }),
  );

  it("always comes to an end with answers the rules accept, whatever the way through it", () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 120 }), fc.nat(200), (moves, choice) => {
        let course = newCourse;
        for (const move of moves) {
          if (course.step === "offer" || course.step === "end") break;
          const step = move.kind === "stray" ? move.step : course.step;
          const outcome = moveOn(
            course,
            move.kind === "answer" || move.kind === "stray"
              ? {
                  kind: "answer",
                  step,
                  value: fitting({ ...course, step }, move.kind === "answer" ? move.choice : 1),
                }
              : { kind: move.kind, step },
          );
          if (outcome.kind === "moved") course = outcome.course;
        }
        for (let steps = 0; course.step !== "offer" && steps < 60; steps++) {
          course = go(course, { kind: "answer", step: course.step, value: fitting(course, choice) });
        }
        expect(course.step).toBe("offer");
        expect(() => finishAnswers(draftOf(course.answers))).not.toThrow();
        for (const question of questions.filter((one) => !one.optional)) {
          const isAnswered = course.answers.has(question.id);
          expect(isAnswered || (question.id === "actMin" && course.answers.get("actDays") === 0)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
