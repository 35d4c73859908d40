import { z } from "zod";
import type { Locale } from "../core/locales.ts";
import { AnalysisError } from "./analysis-error.ts";
import type { AnalysisContext, Analyzer } from "./analyzer.ts";
import type { Circuit } from "./circuit.ts";
import type { Model, ModelImage, ModelReply, ModelTurn } from "./providers/model.ts";

/** What one stage asks of any model, whoever runs it. */
export interface ModelTask<Input, Answer, Output> {
  /** Snake-case name of the answer, for the provider. */
  readonly answerName: string;
  readonly maxAnswerTokens: number;
  readonly steady: boolean;
  /** Who the model is, what it may say, and in which language. */
  instructions(locale: Locale): string;
  /** The facts of this case, no more of them than the answer needs. */
  question(input: Input, locale: Locale): { readonly text: string; readonly image?: ModelImage };
  /** The shape of the answer; may be narrowed to this case, e.g. to the items the rules chose. */
  answer(input: Input): z.ZodType<Answer>;
  /** True where the whole reply, usable or not, says what Leo never says: then there is no repair. */
  forbids(reply: string): boolean;
  /** What is wrong with a well-formed answer, in sentences for the model; empty when it can be used. */
  problems(answer: Answer, input: Input, locale: Locale): readonly string[];
  /** Makes the stage's output of an answer without problems. */
  finish(answer: Answer, input: Input): Output;
}

/** Longest part of an unusable reply that is shown to the model again. */
const maxQuotedLength = 8_000;

/** JSON out of a reply; small local models put it between code fences. `undefined` if there is none. */
function readJson(text: string): unknown {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text);
  try {
    return JSON.parse(fenced?.[1] ?? text);
  } catch {
    return undefined;
  }
}

type Verdict<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problems: readonly string[] };

function judge<I, A, O>(task: ModelTask<I, A, O>, reply: ModelReply, input: I, locale: Locale): Verdict<A> {
  if (!reply.complete) throw new AnalysisError("declined", "the model declined or was cut off");
  if (task.forbids(reply.text))
    throw new AnalysisError("forbidden-content", "the reply says what it must not");
  const json = readJson(reply.text);
  if (json === undefined) return { ok: false, problems: ["It is not a JSON object."] };
  const read = task.answer(input).safeParse(json);
  if (!read.success) return { ok: false, problems: [z.prettifyError(read.error)] };
  const problems = task.problems(read.data, input, locale);
  return problems.length === 0 ? { ok: true, answer: read.data } : { ok: false, problems };
}

function repairTurns(reply: ModelReply, problems: readonly string[]): ModelTurn[] {
  const list = problems.map((problem) => `- ${problem}`).join("\n");
  return [
    { from: "model", text: reply.text.slice(0, maxQuotedLength) || "(nothing)" },
    {
      from: "leo",
      text: `This answer can't be used:\n${list}\nAnswer again, whole and corrected, with the JSON object only.`,
    },
  ];
}

/**
 * An analyser that asks a model: its answer is checked, and if it is not usable the model is told why, once.
 * The analyser throws AnalysisError `declined`, `forbidden-content`, `invalid-answer` or what the model throws.
 */
export function modelAnalyzer<I, A, O>(
  model: Model,
  circuit: Circuit,
  task: ModelTask<I, A, O>,
): Analyzer<I, O> {
  return {
    name: model.name,
    circuit,
    analyze: async (input, context) => {
      const { locale, signal } = context;
      const answer = task.answer(input);
      const { answerName, maxAnswerTokens, steady } = task;
      const ask = async (turns: readonly ModelTurn[]) => {
        const instructions = task.instructions(locale);
        const request = { instructions, turns, answerName, answer, maxAnswerTokens, steady };
        return paid(await model.ask(request, signal), context);
      };
      const question: ModelTurn = { from: "leo", ...task.question(input, locale) };
      const first = await ask([question]);
      const verdict = judge(task, first, input, locale);
      if (verdict.ok) return task.finish(verdict.answer, input);
      context.log.debug({ analyzer: model.name, problems: verdict.problems.length }, "answer sent back");
      const repaired = judge(
        task,
        await ask([question, ...repairTurns(first, verdict.problems)]),
        input,
        locale,
      );
      if (repaired.ok) return task.finish(repaired.answer, input);
      throw new AnalysisError(
        "invalid-answer",
        `unusable after a repair: ${repaired.problems.length} problems`,
      );
    },
  };
}

function paid(reply: ModelReply, context: AnalysisContext): ModelReply {
  if (reply.tokens > 0) context.spend(Math.ceil(reply.tokens));
  return reply;
}
