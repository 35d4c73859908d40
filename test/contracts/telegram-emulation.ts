import { type EmulatedTelegram, startTelegram } from "../emulators/telegram.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import type { ChannelEmulation, EmulatedPerson, EmulationVariant } from "./channel-emulation.ts";
import { serveWebhook } from "./webhook-server.ts";

const webhookSecret = "webhook-secret-of-the-contract-tests";

function makeNoise(telegram: EmulatedTelegram, anna: EmulatedUser): void {
  const bot = telegram.user({ firstName: "Another bot" });
  const chat = { id: bot.id, type: "private" };
  const from = { id: bot.id, is_bot: true };
  const message = { message_id: 9, date: 1, chat, from, text: "I am a bot" };
  telegram.push({ message });
  telegram.push({ message: { ...message, from: { ...telegram.bot, is_bot: true } } });
  telegram.push({ channel_post: { ...message, from: undefined, chat: { id: -5, type: "channel" } } });
  telegram.push({ edited_channel_post: message });
  telegram.push({ my_chat_member: { chat, from, date: 1 } });
  anna.edit(1, "changed my mind");
  anna.send({ new_chat_members: [from] });
  anna.send({ pinned_message: message });
  const friends = telegram.group();
  anna.text("not to Leo", { in: friends });
  anna.text("@another_bot hello", { in: friends });
  anna.text("/checkin@another_bot", { in: friends });
  anna.photo(Buffer.from("picture"), { in: friends });
}

function pushGarbage(telegram: EmulatedTelegram, userId: number): void {
  const chat = { id: userId, type: "private" };
  for (const content of [
    {},
    { message: null },
    { message: 7 },
    { message: {} },
    { message: { message_id: "x", chat: null, from: null } },
    { message: { message_id: 1, date: 1, chat, from: { id: "text" }, text: "x" } },
    { message: { message_id: 1, date: "soon", chat, from: null, text: null, photo: [null], entities: "?" } },
    { message: { message_id: 1, date: 1, chat, from: { id: userId }, photo: [] } },
    { callback_query: null },
    { callback_query: { id: 5, from: {} } },
    { callback_query: { id: "press", from: { id: userId }, data: null, message: null } },
    { something_new: { of: ["the", "future"] } },
    { message_reaction: { chat, user: { id: userId }, new_reaction: [] } },
  ])
    telegram.push(content);
}

async function startEmulation(byWebhook: boolean): Promise<ChannelEmulation> {
  const telegram = await startTelegram();
  const hook = await serveWebhook("/webhooks/telegram");
  const users = new Map<EmulatedPerson, EmulatedUser>();
  const sent = new Map<EmulatedPerson, number>();
  const idOf = (person: EmulatedPerson): number => Number(person.userId);

  return {
    env: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ...(byWebhook ? { TELEGRAM_MODE: "webhook", TELEGRAM_WEBHOOK_SECRET: webhookSecret } : {}),
    },
    publicUrl: hook.url,
    secrets: [telegram.token, telegram.token.split(":")[1] ?? "", webhookSecret],
    attach: hook.attach,
    person: () => {
      const user = telegram.user({ languageCode: "de" });
      const person: EmulatedPerson = {
        userId: String(user.id),
        say: (text) => void sent.set(person, user.text(text)),
        sendPhoto: (bytes, caption) =>
          void sent.set(person, user.photo(bytes, caption === undefined ? {} : { caption })),
        press: (label) => void sent.set(person, user.press(label)),
        screen: () =>
          user.replies().map(({ text, buttons, photo, document }) => ({
            text,
            buttons: buttons.flat().map(({ label }) => label),
            files: document === undefined ? [] : [document.toString()],
            hasPicture: photo !== undefined,
          })),
      };
      users.set(person, user);
      return person;
    },
    redeliversByItself: true,
    repeatLast: (person) => telegram.updates.repeat(sent.get(person) ?? 0),
    noise: () => makeNoise(telegram, telegram.user()),
    garbage: (person) => pushGarbage(telegram, idOf(person)),
    slowDown: (person, waitMs) =>
      telegram.faults.add({ chatId: idOf(person), status: 429, retryAfterSeconds: waitMs / 1000 }),
    block: (person) => users.get(person)?.block(),
    breakAfter: (person, sendings) => {
      const fault = { method: "sendMessage", chatId: idOf(person) };
      if (sendings > 0) telegram.faults.add({ ...fault, delayMs: 1, times: sendings });
      telegram.faults.add({ ...fault, cut: "before" });
    },
    sendHugePhoto: (person) => {
      const claimedBytes = 25 * 1024 * 1024;
      users.get(person)?.document(Buffer.from("x"), { fileName: "huge.png", claimedBytes });
    },
    away: () => {
      telegram.outage.begin();
      hook.outage.begin();
      return () => {
        telegram.outage.end();
        hook.outage.end();
      };
    },
    close: async () => {
      await telegram.close();
      await hook.close();
    },
  };
}

/** Telegram, in both of its ways. */
export const telegramEmulations = [
  { name: "polling", start: () => startEmulation(false) },
  { name: "webhook", start: () => startEmulation(true) },
] as const satisfies readonly EmulationVariant[];
