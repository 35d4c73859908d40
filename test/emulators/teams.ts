import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Outage, outageOf } from "./outage.ts";
import { serveConnector } from "./teams-connector.ts";
import { makeSigningKey, type SigningKey } from "./teams-keys.ts";
import { type ActivityBase, addTeamsUser, type TeamsUser } from "./teams-person.ts";
import { openSender, type TeamsSender } from "./teams-sender.ts";
import {
  emptyTeams,
  nextFault,
  type TeamsCall,
  type TeamsConversation,
  type TeamsFault,
  type TeamsState,
} from "./teams-state.ts";

/** Microsoft's side: connector service, login, published keys, and people who write to the bot. */
export interface EmulatedTeams {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly serviceUrl: string;
  readonly appId: string;
  readonly password: string;
  readonly tenantId: string;
  readonly botId: string;
  /** The variables that lead the channel here. */
  readonly env: Readonly<Record<string, string>>;
  readonly key: SigningKey;
  readonly sender: TeamsSender;
  readonly outage: Outage;
  /** The bot's calls of the connector service, oldest first. */
  readonly calls: readonly TeamsCall[];
  /** Calls that will never be answered. */
  unanswered(): number;
  /** How often a token was given out. */
  tokensGiven(): number;
  fault(fault: TeamsFault): void;
  /** Puts a file where pasted pictures and shared files are. */
  keep(name: string, contentType: string, bytes: Buffer): void;
  user(profile?: { readonly locale?: string }): TeamsUser;
  /** A person in a team's channel or a group chat; the user's replies are what the bot says there. */
  member(type: "groupChat" | "channel"): TeamsUser;
  typings(user: TeamsUser): number;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
}

/** Lets a fault befall a call. @returns whether it is over with it */
function befalls(state: TeamsState, fault: TeamsFault | undefined, response: ServerResponse): boolean {
  if (fault?.cut === "before") response.socket?.destroy();
  if (fault?.cut === "never") state.unanswered += 1;
  if (fault?.cut !== undefined) return true;
  if (fault?.status === undefined) return false;
  const headers = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
  const error = { code: fault.reason ?? "ServiceError", message: "refused on purpose" };
  answer(response, fault.status, { error }, headers);
  return true;
}

/** Starts Microsoft's side on the loopback address. @param signed without it nothing is signed and no token needed */
export async function startTeams(signed = true): Promise<EmulatedTeams> {
  const state: TeamsState = emptyTeams();
  const key = makeSigningKey("key-1");
  const appId = "11111111-2222-3333-4444-555555555555";
  const password = "emulated~secret.of-the-app";
  const tenantId = "99999999-8888-7777-6666-555555555555";
  const botId = `28:${appId}`;

  const serveToken = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await readBody(request));
    if (befalls(state, nextFault(state, "token"), response)) return;
    const isRight = form.get("client_id") === appId && form.get("client_secret") === password;
    if (!isRight || !request.url?.startsWith(`/login/${tenantId}/`)) {
      const code = form.get("client_id") === appId ? "AADSTS7000215" : "AADSTS700016";
      const error = code === "AADSTS7000215" ? "invalid_client" : "unauthorized_client";
      answer(response, 401, { error, error_description: `${code}: refused` });
      return;
    }
    const token = `bot-token-${state.tokens.size + 1}-of-the-emulator`;
    state.tokens.add(token);
    answer(response, 200, { token_type: "Bearer", expires_in: 3_599, access_token: token });
  };
  const mayCall = (request: IncomingMessage): boolean =>
    !signed || state.tokens.has(request.headers.authorization?.replace("Bearer ", "") ?? "");
  const serveActivities = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await readBody(request);
    const [, conversationId = "", activityId] =
      /\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(request.url ?? "") ?? [];
    const conversation = state.conversations.get(decodeURIComponent(conversationId));
    const { method = "" } = request;
    const record = (status: number): void => {
      const body: unknown = raw === "" ? undefined : JSON.parse(raw);
      const { authorization } = request.headers;
      state.calls.push({ method, conversationId: conversation?.id ?? "", status, body, authorization });
    };
    const fault = nextFault(state, method, conversation?.id);
    if (befalls(state, fault, response)) return record(fault?.status ?? 0);
    if (!mayCall(request)) {
      record(401);
      answer(response, 401, { message: "Authorization has been denied for this request." });
      return;
    }
    const call = { method, activityId: activityId && decodeURIComponent(activityId), raw };
    const { status, body, changed } = await serveConnector(state, conversation, call);
    record(status);
    answer(response, status, body);
    if (changed === true) for (const tell of conversation?.watchers ?? []) tell();
  };
  const serveFile = (request: IncomingMessage, response: ServerResponse): void => {
    if (befalls(state, nextFault(state, "file"), response)) return;
    const [, kind, name = ""] = /^\/(pasted|shared)\/([^?]+)/.exec(request.url ?? "") ?? [];
    const file = state.files.get(name);
    // A token for somebody else's host is a leak.
    const isLeak = kind === "shared" && request.headers.authorization !== undefined;
    if (kind === "pasted" && !mayCall(request)) answer(response, 401, undefined);
    else if (file === undefined || isLeak) answer(response, isLeak ? 400 : 404, undefined);
    else response.writeHead(200, { "content-type": file.contentType }).end(file.bytes);
  };

  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (path.startsWith("/login/")) void serveToken(request, response);
    else if (path.startsWith("/connector/")) void serveActivities(request, response);
    else if (path === "/openid" && befalls(state, nextFault(state, "openid"), response)) return;
    else if (path === "/openid")
      answer(response, 200, { issuer: "https://api.botframework.com", jwks_uri: `${origin}/keys` });
    else if (path === "/keys") answer(response, 200, { keys: [key.published] });
    else serveFile(request, response);
  });
  const outage = outageOf(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const serviceUrl = `${origin}/connector/`;
  const sender = openSender(key, signed ? appId : undefined, serviceUrl);
  let moments = 0;
  const base: ActivityBase = {
    serviceUrl,
    botId,
    moment: () => {
      moments += 1;
      const at = new Date(Date.UTC(2026, 2, 4, 17, 30) + moments);
      return { id: String(at.getTime()), timestamp: at.toISOString().replace("Z", "1234Z") };
    },
    fileUrl: (kind, name) => `${origin}/${kind}/${name}${kind === "shared" ? "?tempauth=file-secret" : ""}`,
  };
  const addConversation = (type: TeamsConversation["type"]): TeamsConversation => {
    const number = state.conversations.size + 1;
    const id = type === "personal" ? `a:chat-${number}` : `19:room-${number}@thread.tacv2;messageid=1`;
    const added: TeamsConversation = {
      id,
      type,
      activities: new Map(),
      closed: undefined,
      typings: 0,
      watchers: new Set(),
    };
    state.conversations.set(id, added);
    return added;
  };
  const join = (type: TeamsConversation["type"], locale: string): TeamsUser => {
    const conversation = addConversation(type);
    return addTeamsUser(state, sender, base, {
      id: `29:person-${state.conversations.size}`,
      locale,
      conversation,
    });
  };
  const shared = {
    TEAMS_ALLOWED_SERVICE_HOSTS: `127.0.0.1:${port}`,
    HOST: "127.0.0.1",
  };
  return {
    origin,
    serviceUrl,
    appId,
    password,
    tenantId,
    botId,
    key,
    sender,
    outage,
    env: signed
      ? {
          ...shared,
          MICROSOFT_APP_ID: appId,
          MICROSOFT_APP_PASSWORD: password,
          MICROSOFT_APP_TENANT_ID: tenantId,
          TEAMS_OPENID_METADATA_URL: `${origin}/openid`,
          TEAMS_LOGIN_URL: `${origin}/login`,
        }
      : { ...shared, TEAMS_ENABLED: "true" },
    calls: state.calls,
    unanswered: () => state.unanswered,
    tokensGiven: () => state.tokens.size,
    fault: (fault) => void state.faults.push({ fault, left: fault.times ?? 1 }),
    keep: (name, contentType, bytes) => void state.files.set(name, { contentType, bytes }),
    user: ({ locale = "de-DE" } = {}) => join("personal", locale),
    member: (type) => join(type, "en-US"),
    typings: ({ conversationId }) => state.conversations.get(conversationId)?.typings ?? 0,
    close: async () => {
      sender.giveUp();
      await sender.idle();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
