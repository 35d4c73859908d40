import { ChannelError } from "../../core/errors.ts";
import type { SentRef } from "../../core/message.ts";
import type { TeamsReference } from "./activity.ts";
import type { Connector, OutgoingActivity } from "./connector.ts";
import { withSentParts } from "./errors.ts";
import type { Draft, Hosted } from "./render.ts";

/** Gives a picture or file an address; `undefined` where there is none that could be reached. */
export type Host = (hosted: Hosted) => Promise<string | undefined>;

/** What sending needs. */
export interface Sending {
  readonly connector: Connector;
  readonly to: TeamsReference;
  readonly host: Host;
}

function isRefused(error: unknown): boolean {
  return error instanceof ChannelError && error.code === "rejected";
}

/** Hands a draft over; the same in plain words if Teams refuses it. */
async function withPlainFallback<Result>(
  { host }: Sending,
  draft: Draft,
  attempt: (activity: OutgoingActivity) => Promise<Result>,
): Promise<Result> {
  const addresses = await Promise.all(draft.hosted.map(host));
  try {
    return await attempt(draft.activity(addresses));
  } catch (error) {
    if (!isRefused(error) || draft.plain === "") throw error;
    return await attempt({ type: "message", textFormat: "plain", text: draft.plain });
  }
}

/**
 * Sends drafts in order, going on behind the parts an earlier try has delivered.
 * @throws ChannelError whose `sentParts` names all that is delivered, those of earlier tries included
 */
export async function sendDrafts(
  sending: Sending,
  drafts: readonly Draft[],
  already: readonly string[],
): Promise<SentRef> {
  const { connector, to } = sending;
  const parts = [...already];
  for (const draft of drafts.slice(already.length)) {
    try {
      parts.push(await withPlainFallback(sending, draft, (activity) => connector.send(to, activity)));
    } catch (error) {
      throw withSentParts(error, parts);
    }
  }
  return { parts };
}

/**
 * Replaces delivered activities by new drafts: edits those in place, deletes what is left over, sends what is more.
 * @throws ChannelError `not-editable` when an activity is gone or was never named
 */
export async function editDrafts(
  sending: Sending,
  sent: SentRef,
  drafts: readonly Draft[],
): Promise<SentRef> {
  const { connector, to } = sending;
  if (sent.parts.length === 0 || sent.parts.includes(""))
    throw new ChannelError("not-editable", "Teams has not named the message", { sentParts: sent.parts });
  try {
    for (const [index, id] of sent.parts.entries()) {
      const draft = drafts[index];
      if (draft !== undefined)
        await withPlainFallback(sending, draft, (activity) => connector.update(to, id, activity));
      else {
        await connector.remove(to, id).catch((error: unknown) => {
          if (!(error instanceof ChannelError) || error.code !== "not-editable") throw error;
        });
      }
    }
  } catch (error) {
    throw withSentParts(error, sent.parts);
  }
  return await sendDrafts(sending, drafts, sent.parts.slice(0, drafts.length));
}
