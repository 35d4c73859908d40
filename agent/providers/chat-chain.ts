import type { BaseMessage } from "@langchain/core/messages";
import { AIMessage, type AIMessageChunk, type UsageMetadata } from "@langchain/core/messages";
import { z } from "zod";
import { errorCode } from "../../core/errors.ts";
import type { Logger } from "../../core/log.ts";
import { AnalysisError } from "../../pipeline/analysis-error.ts";
import { untilAborted } from "../../pipeline/analyzer.ts";
import { structuredReply } from "../reply.ts";
import type { Tool } from "../tool.ts";
import type { ChatSource } from "./chat-models.ts";

/** What a model is asked in one step of a turn. */
export interface ChatQuestion {
  /** System prompt first. */
  readonly messages: readonly BaseMessage[];
  /** What may be called; none when the answer is due. */
  readonly tools: readonly Tool[];
  readonly signal: AbortSignal;
  /** Hears the content as far as it has come. */
  readonly onContent: (soFar: string) => void;
  /** Hears the tokens of each answer, used or thrown away. */
  readonly spend: (tokens: number) => void;
  readonly log: Logger;
}

/** A model's step: calls of tools, or an answer. */
export interface ChatStep {
  readonly message: AIMessage;
  /** Name of the source. */
  readonly by: string;
}

/** Longest that one model may take for one step, in milliseconds; a turn as a whole has less than a minute. */
export const stepTimeoutMs = 20_000;

/** Longest content that is read of a stream, in characters. */
const longestContent = 20_000;

function answerFormat() {
  const schema = z.toJSONSchema(structuredReply, { target: "draft-7" });
  const { $schema: _, ...rest } = schema;
  return { type: "json_schema" as const, json_schema: { name: "reply", strict: true, schema: rest } };
}

async function askOnce(source: ChatSource, question: ChatQuestion, signal: AbortSignal): Promise<AIMessage> {
  const { messages, tools, onContent, spend } = question;
  const schemas = tools.map(({ name, description, input }) => ({ name, description, schema: input }));
  const bound = tools.length === 0 ? source.model : (source.model.bindTools?.(schemas) ?? source.model);
  const options = source.takesSchema ? { response_format: answerFormat() } : {};
  const chunks: AIMessageChunk[] = [];
  let content = "";
  for await (const chunk of await bound.stream([...messages], { signal, ...options })) {
    chunks.push(chunk as AIMessageChunk);
    if (chunk.text === "") continue;
    content += chunk.text;
    if (content.length > longestContent) throw new AnalysisError("invalid-answer", "it doesn't end");
    onContent(content);
  }
  const [first, ...rest] = chunks;
  if (first === undefined) throw new AnalysisError("unavailable", "an empty answer");
  const whole = rest.reduce((before, chunk) => before.concat(chunk), first);
  const usage = whole.usage_metadata as UsageMetadata | undefined;
  spend(usage?.total_tokens ?? 0);
  const calls = whole.tool_calls ?? [];
  if (calls.length === 0 && (whole.invalid_tool_calls ?? []).length > 0) {
    throw new AnalysisError("invalid-answer", "calls that can't be read");
  }
  if (calls.length === 0 && content.trim() === "") throw new AnalysisError("declined", "nothing was said");
  return new AIMessage({ content, tool_calls: calls });
}

/**
 * Asks the sources in turn, each within its time and through its circuit; `undefined` when none of them answered.
 * @throws the abort reason of the question's signal
 */
export async function askChain(
  sources: readonly ChatSource[],
  question: ChatQuestion,
): Promise<ChatStep | undefined> {
  const { signal, log } = question;
  for (const source of sources) {
    signal.throwIfAborted();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(stepTimeoutMs)]);
    const ask = async () => {
      try {
        return await untilAborted(limit, askOnce(source, question, limit));
      } catch (error) {
        if (limit.aborted) throw new AnalysisError("timed-out", `${source.name} took too long`);
        throw source.failureOf(error);
      }
    };
    try {
      return { message: await source.circuit.run(ask), by: source.name };
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ source: source.name, code: errorCode(error) }, "chat model gave no answer");
    }
  }
  return undefined;
}
