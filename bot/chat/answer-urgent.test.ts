import { afterEach, beforeEach, expect, test } from "vitest";
import { ChannelError } from "../../core/errors.ts";
import { type ChatHarness, startChatHarness } from "../../test/support/chat-harness.ts";

let chat: ChatHarness;
beforeEach(async () => {
  chat = await startChatHarness();
});
afterEach(() => chat.stop());

test("a text about ending one's life is answered while an earlier turn still runs", async () => {
  const release = chat.holdTurns();
  await chat.text("anna", "something ordinary", 1);
  await chat.text("anna", "I am going to kill myself tonight", 2);
  expect(chat.sentTo("anna").join("\n")).toMatch(/112|911|emergency/i);
  release();
  await chat.settled();
  expect(chat.sentTo("anna").filter((text) => /emergency/i.test(text))).toHaveLength(1);
});

test("an ordinary text waits for its turn", async () => {
  const release = chat.holdTurns();
  await chat.text("anna", "this meeting is killing me", 1);
  expect(chat.sentTo("anna")).toEqual([]);
  release();
  await chat.settled();
  expect(chat.sentTo("anna")).toEqual(["echo this meeting is killing me"]);
});

test("where the platform refuses for the moment, the answer goes out through the lane", async () => {
  chat.failNext("anna", new ChannelError("temporary", "cut"));
  await chat.text("anna", "I am going to kill myself tonight", 1);
  await chat.settled();
  expect(chat.sentTo("anna").filter((text) => /emergency/i.test(text))).toHaveLength(1);
});
