import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { ChannelError } from "../../core/errors.ts";
import type { TeamsReference } from "./activity.ts";
import type { Credentials } from "./credentials.ts";
import { type ConnectorMethod, noAnswer, refusal } from "./errors.ts";
import type { AllowsService } from "./service-hosts.ts";

/** How long one request may take. */
const requestTimeoutMs = 30_000;

/** What Leo says in an activity; who says it to whom comes from the reference. */
export interface OutgoingActivity {
  readonly type: "message" | "typing";
  readonly text?: string;
  readonly textFormat?: "markdown" | "plain";
  readonly attachments?: readonly OutgoingAttachment[];
}

/** A card or picture of an activity. */
export interface OutgoingAttachment {
  readonly contentType: string;
  readonly content?: unknown;
}

/** The part of the connector service that Leo uses. */
export interface Connector {
  /** @returns the activity's id; empty where the service names none. @throws ChannelError */
  send(to: TeamsReference, activity: OutgoingActivity): Promise<string>;
  /** @throws ChannelError */
  update(to: TeamsReference, activityId: string, activity: OutgoingActivity): Promise<void>;
  /** @throws ChannelError */
  remove(to: TeamsReference, activityId: string): Promise<void>;
}

/** What the connector works with. */
export interface ConnectorDependencies {
  readonly allows: AllowsService;
  readonly credentials: Credentials;
  readonly clock: Clock;
  /** Aborts every request. */
  readonly stopped: AbortSignal;
}

const created = z.object({ id: z.string() });
const denied = z.object({ error: z.object({ code: z.string() }) });

/** The activity's envelope. */
function addressed(to: TeamsReference, activity: OutgoingActivity) {
  return {
    ...activity,
    from: to.bot,
    recipient: to.user,
    conversation: to.conversation,
    channelId: to.channelId,
    serviceUrl: to.serviceUrl,
  };
}

/**
 * Speaks the connector service's REST API. botframework-connector's own client isn't used: it sleeps through every
 * `Retry-After` by itself, repeats what may have arrived, follows redirects, and lets none of it be switched off.
 */
export function createConnector({ allows, credentials, clock, stopped }: ConnectorDependencies): Connector {
  const call = async (
    method: ConnectorMethod,
    verb: "POST" | "PUT" | "DELETE",
    to: TeamsReference,
    activityId?: string,
    activity?: OutgoingActivity,
  ): Promise<unknown> => {
    if (!allows(to.serviceUrl))
      throw new ChannelError("unreachable", "Teams: the conversation's service host is not allowed");
    const base = to.serviceUrl.replace(/\/+$/, "");
    const path = [to.conversation.id, "activities", ...(activityId === undefined ? [] : [activityId])];
    const authorization = await credentials.authorization(stopped);
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(`${base}/v3/conversations/${path.map(encodeURIComponent).join("/")}`, {
        method: verb,
        redirect: "error",
        signal: AbortSignal.any([stopped, AbortSignal.timeout(requestTimeoutMs)]),
        headers: { ...authorization, "content-type": "application/json; charset=utf-8" },
        ...(activity === undefined ? {} : { body: JSON.stringify(addressed(to, activity)) }),
      });
      body = await response.json().catch(() => undefined);
    } catch (error) {
      throw noAnswer(method, error);
    }
    if (response.status === 401) credentials.refused();
    if (response.ok) {
      credentials.accepted();
      return body;
    }
    const answer = {
      status: response.status,
      retryAfter: response.headers.get("retry-after"),
      reason: denied.safeParse(body).data?.error.code ?? "",
    };
    throw refusal(method, answer, clock());
  };

  return {
    send: async (to, activity) => {
      const method = activity.type === "typing" ? "typing" : "send";
      return created.safeParse(await call(method, "POST", to, undefined, activity)).data?.id ?? "";
    },
    update: async (to, activityId, activity) => {
      await call("edit", "PUT", to, activityId, activity);
    },
    remove: async (to, activityId) => {
      await call("delete", "DELETE", to, activityId);
    },
  };
}
