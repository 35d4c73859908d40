import type { Translate } from "../../core/locales.ts";
import type { LocalLanguage } from "./local-chat-model.ts";

/** Says that a text was not understood, and three things that work. */
export function notUnderstood(text: string, isAdult: boolean, t: Translate): string {
  const reason = /[\p{L}\p{N}]/u.test(text) ? "words" : "noWords";
  return `${t(`chat:notUnderstood.${reason}`)}\n\n${t(`chat:notUnderstood.ideas.${isAdult ? "adult" : "minor"}`)}`;
}

/** Language that has only written words: it understands nothing, and says so. */
export function writtenLanguage(isAdult: boolean, t: Translate): LocalLanguage {
  return {
    understand: async (text) => ({ kind: "say", text: notUnderstood(text, isAdult, t), quickReplies: [] }),
    conclude: (answers) => ({
      text: answers.map(({ say }) => (say === "" ? t("errors:turnFailed") : say)).join("\n\n"),
      quickReplies: [],
    }),
  };
}
