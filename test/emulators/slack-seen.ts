import { buttonsIn, type SeenSlackButton, wordsIn } from "./slack-blocks.ts";
import type { SlackFileState, SlackMessageState, SlackState } from "./slack-state.ts";

/** One of the bot's messages as a person sees it now. */
export interface SeenSlackMessage {
  readonly ts: string;
  readonly text: string;
  readonly buttons: readonly SeenSlackButton[];
  /** A picture or another file, with what a screen reader says. */
  readonly file: SlackFileState | undefined;
  readonly threadTs: string | undefined;
}

/** A message of the bot as it is shown. */
export function seenMessage(state: SlackState, message: SlackMessageState): SeenSlackMessage {
  return {
    ts: message.ts,
    text: wordsIn(message.blocks),
    buttons: buttonsIn(message.blocks),
    file: state.files.get(message.fileId ?? ""),
    threadTs: message.threadTs,
  };
}
