import type { ChannelName } from "../../adapters/channels.ts";
import { ChannelError } from "../../core/errors.ts";
import type { ConversationRef, InboundMessage, OutboundMessage, SentRef } from "../../core/message.ts";
import type { ChannelEmulation, EmulatedPerson } from "./channel-emulation.ts";
import type { ContractSetup } from "./contract-adapter.ts";
import { until } from "./until.ts";

/** What a contract test works with; a fresh channel and a person who has said hello before each test. */
export interface ContractContext {
  readonly name: ChannelName;
  /** What the platform can do; decides which tests there are. */
  readonly offers: ChannelEmulation;
  channel: ContractSetup;
  person: EmulatedPerson;
  conversation: ConversationRef;
}

/** A message of one text. */
export function say(markdown: string): OutboundMessage {
  return [{ kind: "text", markdown }];
}

/** A text without its white space, which may change at the edges of parts. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

/** The texts of messages, or their kind where they have none. */
export function texts(messages: readonly InboundMessage[]): string[] {
  return messages.map(({ content }) => (content.kind === "text" ? content.text : content.kind));
}

/** The ChannelError a promise is rejected with. @throws Error when it isn't */
export async function failure(promise: Promise<unknown>): Promise<ChannelError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ChannelError)) throw new Error("no ChannelError was thrown", { cause: error });
  return error;
}

/** Sends to the person. */
export function send(at: ContractContext, message: OutboundMessage, already?: SentRef): Promise<SentRef> {
  return at.channel.adapter.send(at.conversation, message, already);
}

/** Waits until the texts on the person's screen are as wanted, and gives them. */
export function screen(
  at: ContractContext,
  fits: (shown: readonly string[]) => boolean,
): Promise<readonly string[]> {
  return until(() => {
    const shown = at.person.screen().map(({ text }) => text);
    return fits(shown) && shown;
  }, "the screen as wanted");
}
