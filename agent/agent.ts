import type { Translate } from "../core/locales.ts";

/** What Leo's mind is told about a text that nothing else in the conversation understood. */
export interface AgentInput {
  readonly text: string;
  /** Whether the person may take the check-in: an adult who has agreed. */
  readonly isAdult: boolean;
  readonly t: Translate;
}

/** What Leo answers. */
export interface AgentReply {
  /** Markdown. */
  readonly markdown: string;
}

/** Leo's mind: answers what is no command, no button and no quiz answer. */
export type Agent = (input: AgentInput) => Promise<AgentReply>;

/** The mind that has only written words: says that it didn't understand, and three things that work. */
export function createWrittenAgent(): Agent {
  return async ({ text, isAdult, t }) => {
    const reason = /[\p{L}\p{N}]/u.test(text) ? "words" : "noWords";
    const ideas = isAdult ? "adult" : "minor";
    return { markdown: `${t(`chat:notUnderstood.${reason}`)}\n\n${t(`chat:notUnderstood.ideas.${ideas}`)}` };
  };
}
