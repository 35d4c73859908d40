import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createMemoryState } from "@chat-adapter/state-memory";
import { createTelegramAdapter } from "@chat-adapter/telegram";
import { Chat } from "chat";
import { reportReady } from "./child.ts";

const [apiRoot = "", secret = ""] = process.argv.slice(2);
const silent = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };
const telegram = createTelegramAdapter({
  botToken: "700000001:bench",
  apiUrl: apiRoot,
  secretToken: secret,
  mode: "webhook",
  userName: "leo_bench_bot",
  logger: silent,
});
// "concurrent" is its fastest strategy and the only one that loses nothing here: by default it drops a message that
// comes while the last one's lock is being released.
const bot = new Chat({
  userName: "leo",
  adapters: { telegram },
  state: createMemoryState(),
  logger: silent,
  concurrency: "concurrent",
});
bot.onDirectMessage(async (thread, message) => {
  await thread.post(`echo ${message.text}`);
});

const server = createServer((incoming, response) => {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", async () => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
    const request = new Request("http://127.0.0.1/webhook", {
      method: "POST",
      headers,
      body: Buffer.concat(chunks),
    });
    const answer = await bot.webhooks.telegram(request, {
      waitUntil: (task) => {
        task.catch(() => {});
      },
    });
    response.writeHead(answer.status);
    response.end(await answer.text());
  });
});
server.listen(0, "127.0.0.1", () => {
  reportReady(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
