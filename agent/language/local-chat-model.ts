import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage, isHumanMessage, isToolMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import { z } from "zod";
import type { Json } from "../../core/message.ts";
import type { QuickReply } from "../reply.ts";

/** A tool that the local understanding wants to call. */
export interface WantedCall {
  readonly name: string;
  readonly args: { readonly [key: string]: Json };
}

/** What the local understanding makes of a text: tools to call, or words to say at once. */
export type Understanding =
  | { readonly kind: "call"; readonly calls: readonly [WantedCall, ...WantedCall[]] }
  | { readonly kind: "say"; readonly text: string; readonly quickReplies: readonly QuickReply[] };

/** What a tool answered, for the words that follow it. */
export interface ToolAnswer {
  readonly name: string;
  /** What it says itself, or why it refused; empty where it failed. */
  readonly say: string;
  readonly status: "ok" | "refused" | "waiting" | "failed";
}

/** Leo's own command of language in one turn. */
export interface LocalLanguage {
  understand(text: string): Promise<Understanding>;
  /** The words around what tools answered. */
  conclude(answers: readonly ToolAnswer[]): {
    readonly text: string;
    readonly quickReplies: readonly QuickReply[];
  };
}

const toolContent = z.object({
  say_text: z.string().optional(),
  refused_text: z.string().optional(),
  question_text: z.string().optional(),
  waiting: z.string().optional(),
  error: z.string().optional(),
});

function toAnswer(message: BaseMessage): ToolAnswer {
  const content = toolContent.catch({ error: "unreadable" }).parse(JSON.parse(message.text));
  const status =
    content.error !== undefined
      ? "failed"
      : content.refused_text !== undefined
        ? "refused"
        : content.waiting !== undefined
          ? "waiting"
          : "ok";
  const say = content.say_text ?? content.refused_text ?? content.question_text ?? "";
  return { name: message.name ?? "", say: status === "failed" ? "" : say, status };
}

/**
 * A chat model of LangChain's interface that needs no key: it calls the same tools out of local understanding and
 * answers in written words. LangChain's interface is a class.
 */
class LocalChatModel extends BaseChatModel {
  private readonly text: string;
  private readonly language: LocalLanguage;

  constructor(text: string, language: LocalLanguage) {
    super({});
    this.text = text;
    this.language = language;
  }

  override _llmType(): string {
    return "leo-local";
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const message = await this.answer(messages);
    return { generations: [{ text: message.text, message }] };
  }

  private async answer(messages: readonly BaseMessage[]): Promise<AIMessage> {
    const opening = messages.findLastIndex(
      (one) => isHumanMessage(one) && one.text.startsWith("<person_text>"),
    );
    const answers = messages
      .slice(opening + 1)
      .filter(isToolMessage)
      .map(toAnswer);
    if (answers.length > 0) return this.say(this.language.conclude(answers));
    const understood = await this.language.understand(this.text);
    if (understood.kind === "say") return this.say(understood);
    const tool_calls = understood.calls.map(({ name, args }, place) => ({
      id: `local.${place}`,
      name,
      args,
    }));
    return new AIMessage({ content: "", tool_calls });
  }

  private say(reply: { readonly text: string; readonly quickReplies: readonly QuickReply[] }): AIMessage {
    return new AIMessage(JSON.stringify({ text: reply.text, quick_replies: reply.quickReplies }));
  }
}

/** The local model for one turn. @param text what the person wrote */
export function createLocalModel(text: string, language: LocalLanguage): BaseChatModel {
  return new LocalChatModel(text, language);
}
