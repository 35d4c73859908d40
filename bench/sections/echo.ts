import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { benchEcho, type EchoRow } from "../echo/echo.ts";
import { median, type Section } from "../section.ts";

/** Leo on Telegram, which the others are compared with, and on the other platforms. */
const always = ["leo", "leo, Slack by HTTP", "leo, Discord", "leo, Teams", "grammy"] as const;
const rounds = 3;
const durationMs = 4_000;

function medianRow(rows: readonly EchoRow[], server: string, users: number): EchoRow {
  const own = rows.filter((row) => row.server === server && row.users === users);
  const middle = (name: Exclude<keyof EchoRow, "server">) => median(own.map((row) => row[name]));
  return {
    server,
    users,
    messagesPerSecond: middle("messagesPerSecond"),
    p50Ms: middle("p50Ms"),
    p99Ms: middle("p99Ms"),
    cpuMsPerMessage: middle("cpuMsPerMessage"),
    rssMb: middle("rssMb"),
    lost: own.reduce((sum, row) => sum + row.lost, 0),
  };
}

/** Echo over the whole durable path of each platform, beside plain grammY and the Chat SDK, which keep nothing. */
export const echoSection: Section = {
  name: "echo",
  title: `message in, stored, worked, answer out; medians of ${rounds} rounds of ${durationMs / 1000} s`,
  run: async () => {
    const hasChatSdk = existsSync(fileURLToPath(new URL("../node_modules/chat", import.meta.url)));
    const servers = hasChatSdk ? ([...always, "chat-sdk"] as const) : always;
    const measured = await benchEcho(rounds, durationMs, servers);
    const rows = [1, 16, 64].flatMap((users) => servers.map((server) => medianRow(measured, server, users)));
    const find = (server: string, users: number) =>
      rows.find((row) => row.server === server && row.users === users);
    const ratio = (users: number) =>
      (find("leo", users)?.messagesPerSecond ?? 0) /
      (find("chat-sdk", users)?.messagesPerSecond ?? Number.NaN);
    const leo = rows.filter(({ server }) => server.startsWith("leo"));
    return {
      table: {
        columns: ["server", "users", "messages/s", "p50 ms", "p99 ms", "CPU ms a message", "RSS MB", "lost"],
        rows: rows.map((row) => [
          row.server,
          row.users,
          row.messagesPerSecond,
          row.p50Ms,
          row.p99Ms,
          row.cpuMsPerMessage,
          row.rssMb,
          row.lost,
        ]),
      },
      figures: [
        ...(hasChatSdk
          ? [
              { what: "Leo's messages/s over the Chat SDK's, 1 user", value: ratio(1), unit: "x" },
              {
                what: "Leo's messages/s over the Chat SDK's, 16 users",
                value: ratio(16),
                unit: "x",
                aim: { least: 2 },
              },
              { what: "Leo's messages/s over the Chat SDK's, 64 users", value: ratio(64), unit: "x" },
            ]
          : []),
        {
          what: "Leo's CPU a message at 16 users",
          value: find("leo", 16)?.cpuMsPerMessage ?? Number.NaN,
          unit: "ms",
          aim: { most: 1.2 },
        },
        {
          what: "messages Leo left without an answer",
          value: leo.reduce((sum, { lost }) => sum + lost, 0),
          unit: "",
          aim: { most: 0 },
        },
      ],
      notes: hasChatSdk ? [] : ["", "Without the Chat SDK: run `npm ci --prefix bench` to have it compared."],
    };
  },
};
