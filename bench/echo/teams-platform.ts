import { makeSigningKey } from "../../test/emulators/teams-keys.ts";
import { type BarePlatform, startBareServer } from "./bare-server.ts";
import { closedLoop } from "./closed-loop.ts";

const appId = "11111111-2222-3333-4444-555555555555";

/** A bare connector service that posts signed activities. */
export async function startTeamsPlatform(): Promise<BarePlatform> {
  const key = makeSigningKey("bench-key");
  const loop = closedLoop();
  let count = 0;
  const bare = await startBareServer(({ name }) => {
    if (name === "GET /openid")
      return { issuer: "https://api.botframework.com", jwks_uri: `${bare.origin}/keys` };
    if (name === "GET /keys") return { keys: [key.published] };
    if (name.startsWith("POST /login/"))
      return { token_type: "Bearer", expires_in: 3_599, access_token: "bench-token" };
    const user = /^POST \/connector\/v3\/conversations\/chat-(\d+)\/activities/.exec(name)?.[1];
    if (user !== undefined) loop.answered(Number(user));
    count += 1;
    return { id: String(count) };
  });
  const serviceUrl = `${bare.origin}/connector/`;
  const validFromS = Math.floor(Date.now() / 1000) - 60;
  const token = key.sign({
    iss: "https://api.botframework.com",
    aud: appId,
    serviceurl: serviceUrl,
    nbf: validFromS,
    exp: validFromS + 3_600,
  });
  return {
    env: {
      HOST: "127.0.0.1",
      MICROSOFT_APP_ID: appId,
      MICROSOFT_APP_PASSWORD: "bench-secret",
      MICROSOFT_APP_TENANT_ID: "bench-tenant",
      TEAMS_ALLOWED_SERVICE_HOSTS: new URL(bare.origin).host,
      TEAMS_OPENID_METADATA_URL: `${bare.origin}/openid`,
      TEAMS_LOGIN_URL: `${bare.origin}/login`,
    },
    load: (webhook, users, durationMs) =>
      loop.run(users, durationMs, (user) => {
        count += 1;
        const activity = {
          type: "message",
          id: String(count),
          timestamp: new Date(1_700_000_000_000 + count).toISOString(),
          channelId: "msteams",
          serviceUrl,
          from: { id: `29:person-${user}`, name: "Anna" },
          recipient: { id: `28:${appId}`, name: "Leo" },
          conversation: { conversationType: "personal", tenantId: "tenant-1", id: `chat-${user}` },
          locale: "en-US",
          text: `hello ${count}`,
          textFormat: "plain",
        };
        return bare.post(webhook, JSON.stringify(activity), { authorization: `Bearer ${token}` });
      }),
    close: bare.close,
  };
}
