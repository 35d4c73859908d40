import { buttonsIn, type SeenSlackButton, wordsIn } from "./slack-blocks.ts";
import type { SlackFileState, SlackMessageState, SlackState } from "./slack-state.ts";

/** One of the bot's messages as a person sees it now. */
export interface SeenSlackMessage {
  readonly ts: string;
  readonly text: string;
  readonly buttons: readonly SeenSlackButton[];
  /** The bytes of a picture and what a screen reader says. */
  readonly picture: { readonly bytes: Buffer; readonly alt: string } | undefined;
  readonly threadTs: string | undefined;
}

/** A message of the bot as it is shown. */
export function seenMessage(state: SlackState, message: SlackMessageState): SeenSlackMessage {
  const file: SlackFileState | undefined = state.files.get(message.fileId ?? "");
  return {
    ts: message.ts,
    text: wordsIn(message.blocks),
    buttons: buttonsIn(message.blocks),
    picture: file === undefined ? undefined : { bytes: file.bytes, alt: file.alt },
    threadTs: message.threadTs,
  };
}
