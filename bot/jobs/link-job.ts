import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import type { Json } from "../../core/message.ts";
import { findRunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { holdLanes } from "../../models/conversations/hold-lanes.ts";
import { storeEvent } from "../../models/conversations/inbox.ts";
import type { Database, Transaction } from "../../models/database.ts";
import type { JobKind } from "../../models/jobs/jobs.ts";
import { findJoining, type LinkRequest } from "../../models/links/link-request.ts";
import { recordAction } from "../../models/people/audit.ts";
import { mergePeople } from "../../models/people/merge.ts";

/** What joining two people carries: the request that both sides have confirmed. */
export const linkJob = z.object({ personId: z.uuid(), requestId: z.uuid() });
export type LinkJob = z.output<typeof linkJob>;

/** Event of the end of a joining, in both conversations; its detail is {@link linkOutcome}. */
export const linkedEvent = "linked";

/** How a joining ended. */
export const linkOutcome = z.object({
  result: z.enum(["merged", "ages-differ", "failed"]),
  /** Channel of the other conversation. */
  channel: z.string(),
  hadTwoCheckIns: z.boolean(),
  /** Whether a check-in is under way that can be gone on with from here. */
  offersCheckIn: z.boolean(),
});
export type LinkOutcome = z.output<typeof linkOutcome>;

/** What came of joining: who is left, to be woken. */
interface Joined {
  readonly personIds: readonly string[];
}

/** Tells one side how it ended. */
async function tell(
  transaction: Transaction,
  to: { readonly personId: string; readonly conversation: LinkRequest["conversation"]; readonly key: string },
  detail: LinkOutcome,
  at: Date,
): Promise<void> {
  const { personId, conversation, key } = to;
  const content = { kind: "event", event: linkedEvent, detail: detail as Json } as const;
  await storeEvent(transaction, { personId, conversation, deliveryId: `link:${key}`, content, at });
}

/** Makes one person of the two of a request and tells both sides; works within the caller's transaction. */
export async function joinPeople(transaction: Transaction, request: LinkRequest, now: Date): Promise<Joined> {
  const { id, personId, otherId, conversation, otherConversation } = request;
  const outcome = await mergePeople(transaction, [personId, otherId], now);
  if (outcome.kind === "gone") return { personIds: [] };
  const isMerged = outcome.kind === "merged";
  const running = isMerged ? await findRunningCheckIn(transaction, outcome.keptId) : undefined;
  const detail = {
    result: outcome.kind === "leaving" ? "failed" : outcome.kind,
    hadTwoCheckIns: isMerged && outcome.hadTwoCheckIns,
    offersCheckIn: running !== undefined,
  } as const;
  const [here, there] = isMerged ? [outcome.keptId, outcome.keptId] : [personId, otherId];
  const [channel, otherChannel] = [conversation.channel, otherConversation.channel];
  await tell(
    transaction,
    { personId: here, conversation, key: `${id}:1` },
    { ...detail, channel: otherChannel, offersCheckIn: false },
    now,
  );
  await tell(
    transaction,
    { personId: there, conversation: otherConversation, key: `${id}:2` },
    { ...detail, channel },
    now,
  );
  if (isMerged) {
    const audited = { action: "link", detail: { channels: [channel, otherChannel] }, now } as const;
    await recordAction(transaction, outcome.keptId, audited);
  }
  return { personIds: [here, there] };
}

/** Joining two people, in the background and under both lanes, so that no turn of either runs meanwhile. */
export function createLinkJob(deps: {
  readonly database: Database;
  /** Wakes a person's lane once something waits in it. */
  readonly wake: (personId: string) => void;
  readonly clock: Clock;
}): JobKind<LinkJob> {
  const { database, wake, clock } = deps;
  return {
    name: "link",
    data: linkJob,
    concurrency: 1,
    timeoutMs: 60_000,
    run: async ({ data }) => {
      const request = await findJoining(database, data.personId, data.requestId);
      // Joined by an earlier run, or deleted meanwhile.
      if (request === undefined) return;
      const { personIds } = await holdLanes(database, [request.personId, request.otherId], () =>
        database.transaction((transaction) => joinPeople(transaction, request, clock())),
      );
      for (const personId of personIds) wake(personId);
    },
    giveUp: async ({ data }) => {
      const request = await findJoining(database, data.personId, data.requestId);
      if (request === undefined) return;
      const { id, personId, otherId, conversation, otherConversation } = request;
      const failed = { result: "failed", hadTwoCheckIns: false, offersCheckIn: false } as const;
      await database.transaction(async (transaction) => {
        const [here, there] = [conversation.channel, otherConversation.channel];
        const sides = [
          { personId, conversation, key: `${id}:1`, channel: there },
          { personId: otherId, conversation: otherConversation, key: `${id}:2`, channel: here },
        ];
        for (const { channel, ...to } of sides) await tell(transaction, to, { ...failed, channel }, clock());
      });
      wake(personId);
      wake(otherId);
    },
  };
}
