import { afterAll, beforeAll, expect, test } from "vitest";
import type { ConversationRef, InboundMessage } from "../../core/message.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { storeMessage } from "./inbox.ts";
import { createKnownConversations } from "./known-conversations.ts";

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.drop());

const at = new Date("2026-03-04T17:30:00Z");

async function received(conversation: ConversationRef, userId: string, order: string): Promise<void> {
  const message: InboundMessage = {
    id: `${conversation.channel}-${order}`,
    order,
    conversation,
    sender: { id: userId },
    sentAt: at,
    content: { kind: "text", text: "hello" },
  };
  await storeMessage(store.database, message, at, "en");
}

test("a channel's direct conversations are known with their address and how far they are stored", async () => {
  const direct = (id: string, channel = "discord"): ConversationRef => ({ channel, id, kind: "direct" });
  const address = { userId: "5" };
  await received(direct("1"), "5", "9007199254740993");
  await received({ ...direct("1"), address }, "5", "9007199254740995");
  await received(direct("2"), "6", "9007199254740999");
  await received({ ...direct("3"), kind: "group" }, "5", "9007199254741000");
  await received(direct("4", "telegram"), "7", "12");

  const known = createKnownConversations(store.database);
  expect(await known("discord")).toEqual([
    { conversation: direct("2"), lastOrder: "9007199254740999" },
    { conversation: { ...direct("1"), address }, lastOrder: "9007199254740995" },
  ]);
  expect(await known("slack")).toEqual([]);

  await store.database.query({ text: "DELETE FROM inbox" });
  expect((await known("discord")).map(({ lastOrder }) => lastOrder)).toEqual([undefined, undefined]);
});
