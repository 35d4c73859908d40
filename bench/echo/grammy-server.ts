import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Bot, webhookCallback } from "grammy";
import { reportReady } from "./child.ts";

const [apiRoot = "", secret = ""] = process.argv.slice(2);
const bot = new Bot("700000001:bench", { client: { apiRoot } });
bot.on("message:text", (context) => context.api.sendMessage(context.chat.id, `echo ${context.message.text}`));
await bot.init();
const server = createServer(webhookCallback(bot, "http", { secretToken: secret }));
server.listen(0, "127.0.0.1", () => {
  reportReady(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
