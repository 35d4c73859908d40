import { startGateway } from "../../test/emulators/discord-gateway.ts";
import { type BarePlatform, startBareServer } from "./bare-server.ts";
import { closedLoop } from "./closed-loop.ts";

const bot = { id: "110000000000000001", username: "leo_bench", bot: true };
const application = { id: "110000000000000002", flags: 0 };
const firstId = 120_000_000_000_000_000n;

/** A bare Discord: its gateway, and an HTTP API that takes messages. */
export async function startDiscordPlatform(): Promise<BarePlatform> {
  const token = "MTEwMDAwMDAwMDAwMDAwMDAx.bench.token-for-the-bench";
  const loop = closedLoop();
  let count = 0n;
  let url = "";
  const nextId = (): string => {
    count += 1n;
    return String(firstId * 2n + count);
  };
  const bare = await startBareServer(({ name }) => {
    const channel = /^POST \/api\/v10\/channels\/(\d+)\/messages$/.exec(name)?.[1];
    if (channel !== undefined) {
      loop.answered(Number(BigInt(channel) - firstId));
      return { id: nextId(), channel_id: channel };
    }
    if (name.endsWith("/users/@me")) return bot;
    if (name.endsWith("/applications/@me")) return application;
    if (!name.endsWith("/gateway/bot")) return [];
    const limit = { total: 1_000, remaining: 990, reset_after: 60_000, max_concurrency: 1 };
    return { url, shards: 1, session_start_limit: limit };
  });
  const gateway = startGateway({
    token: () => token,
    heartbeatMs: 41_250,
    url: () => url,
    ready: { user: bot, application, guilds: [] },
  });
  url = `${bare.origin.replace("http", "ws")}/gateway`;
  bare.server.on("upgrade", gateway.upgrade);
  return {
    env: { DISCORD_TOKEN: token, DISCORD_API_URL: `${bare.origin}/api` },
    load: (_, users, durationMs) =>
      loop.run(users, durationMs, async (user) => {
        const id = nextId();
        const author = { id: String(firstId * 3n + BigInt(user)), username: "anna", discriminator: "0" };
        const message = {
          id,
          channel_id: String(firstId + BigInt(user)),
          channel_type: 1,
          type: 0,
          author,
          content: `hello ${id}`,
          mentions: [],
          attachments: [],
          timestamp: "2026-03-04T17:30:00.000Z",
        };
        gateway.dispatch("MESSAGE_CREATE", message, {});
      }),
    close: async () => {
      gateway.close();
      await bare.close();
    },
  };
}
