import { readSlackCall, textOf } from "../../test/emulators/slack-call.ts";
import { slackSignature } from "../../test/emulators/slack-deliveries.ts";
import { type BarePlatform, startBareServer } from "./bare-server.ts";
import { closedLoop } from "./closed-loop.ts";

/** A bare Web API that posts signed events. */
export async function startSlackPlatform(): Promise<BarePlatform> {
  const signingSecret = "bench-signing-secret";
  const loop = closedLoop();
  let count = 0;
  const nextTs = (): string => `1700000000.${String(++count).padStart(6, "0")}`;
  const bare = await startBareServer(({ name, body }) => {
    const method = name.split("/").at(-1);
    if (method === "auth.test")
      return { ok: true, team_id: "T1", user_id: "U1", bot_id: "B1", user: "leo", team: "Bench" };
    if (method === "users.info")
      return { ok: true, user: { id: "U2", tz: "Europe/Berlin", locale: "en-US" } };
    if (method !== "chat.postMessage") return { ok: true };
    const form = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
    const channel = textOf(readSlackCall(Buffer.from(body), form), "channel");
    loop.answered(Number(channel.slice(1)));
    return { ok: true, channel, ts: nextTs() };
  });
  return {
    env: {
      SLACK_BOT_TOKEN: "xoxb-bench",
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${bare.origin}/api`,
    },
    load: (webhook, users, durationMs) =>
      loop.run(users, durationMs, (user) => {
        const ts = nextTs();
        const direct = { channel: `D${user}`, channel_type: "im", user: `U${user}` };
        const body = JSON.stringify({
          type: "event_callback",
          team_id: "T1",
          api_app_id: "A1",
          event_id: `Ev${ts}`,
          event: { type: "message", ...direct, ts, event_ts: ts, text: `hello ${ts}` },
        });
        const timestamp = String(Math.floor(Date.now() / 1000));
        return bare.post(webhook, body, {
          "x-slack-request-timestamp": timestamp,
          "x-slack-signature": slackSignature(signingSecret, timestamp, body),
        });
      }),
    close: bare.close,
  };
}
