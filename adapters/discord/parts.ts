import type { SentRef } from "../../core/message.ts";

/** A delivered message: where it is, and which pictures it has. */
export interface Part {
  readonly channelId: string;
  readonly messageId: string;
  /** Empty without pictures. */
  readonly fingerprint: string;
}

/** Names a delivered message: `17`, `17:PICTURES`, and `CHANNEL/17` where it isn't in the conversation's own channel. */
export function partName({ channelId, messageId, fingerprint }: Part, ownChannelId: string): string {
  const place = channelId === ownChannelId ? "" : `${channelId}/`;
  return `${place}${messageId}${fingerprint === "" ? "" : `:${fingerprint}`}`;
}

function readPart(name: string, ownChannelId: string): Part | undefined {
  const [, channelId = ownChannelId, messageId, fingerprint = ""] =
    /^(?:(\d+)\/)?(\d{1,20})(?::(\w+))?$/.exec(name) ?? [];
  return messageId === undefined ? undefined : { channelId, messageId, fingerprint };
}

/** Reads names back; `undefined` in place of what was never one. */
export function readParts(sent: SentRef, ownChannelId: string): readonly (Part | undefined)[] {
  return sent.parts.map((name) => readPart(name, ownChannelId));
}
