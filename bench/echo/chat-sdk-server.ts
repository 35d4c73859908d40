import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { reportReady } from "./child.ts";

/** A direct conversation, as far as an echo needs it. */
interface Thread {
  post(text: string): Promise<unknown>;
}

/** The Chat SDK's bot, as far as an echo needs it. */
interface ChatBot {
  onDirectMessage(handler: (thread: Thread, message: { readonly text: string }) => Promise<void>): void;
  readonly webhooks: {
    telegram(
      request: Request,
      options: { readonly waitUntil: (task: Promise<unknown>) => void },
    ): Promise<Response>;
  };
}

/**
 * Loads one of the packages that only `bench/package.json` names. They are typed here and not by themselves, since
 * the project's own check has to pass without them, and the types of their releases don't fit each other.
 */
async function load<Exports>(name: string): Promise<Exports> {
  return (await import(name)) as Exports;
}

const { Chat } = await load<{ Chat: new (options: object) => ChatBot }>("chat");
const { createTelegramAdapter } = await load<{ createTelegramAdapter: (options: object) => object }>(
  "@chat-adapter/telegram",
);
const { createMemoryState } = await load<{ createMemoryState: () => object }>("@chat-adapter/state-memory");

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
