import { afterEach, beforeEach, expect, test } from "vitest";
import { ChannelError } from "../../core/errors.ts";
import { type ChatHarness, startChatHarness } from "../../test/support/chat-harness.ts";

let chat: ChatHarness;
beforeEach(async () => {
  chat = await startChatHarness();
});
afterEach(() => chat.stop());

test("five messages from each of forty people at once are all answered, in order", async () => {
  const people = Array.from({ length: 40 }, (_, index) => `person-${index}`);
  await Promise.all(
    people.flatMap((person) =>
      [1, 2, 3, 4, 5].map((number) => chat.text(person, `message ${number}`, number)),
    ),
  );
  await chat.settled();
  for (const person of people) {
    expect(chat.sentTo(person)).toEqual([1, 2, 3, 4, 5].map((number) => `echo message ${number}`));
  }
});

test("three deliveries of one message make one answer", async () => {
  for (let delivery = 0; delivery < 3; delivery += 1) await chat.text("anna", "hello", 1);
  await chat.settled();
  expect(chat.sentTo("anna")).toEqual(["echo hello"]);
});

test("a platform's wait of 6,775 seconds is kept to the second, and holds up nobody else", async () => {
  chat.failNext("anna", new ChannelError("rate-limited", "wait", { retryAfterMs: 6_775_000 }));
  await chat.text("anna", "first", 1);
  await chat.text("anna", "second", 2);
  await chat.text("ben", "mine", 1);
  await chat.settled();
  expect(chat.sentTo("anna")).toEqual([]);
  expect(chat.sentTo("ben")).toEqual(["echo mine"]);
  chat.clock.advance(6_774_999);
  await chat.sweep();
  expect(chat.sentTo("anna")).toEqual([]);
  chat.clock.advance(1);
  await chat.sweep();
  expect(chat.sentTo("anna")).toEqual(["echo first", "echo second"]);
});

test("a turn that throws is tried again, then the person is told and the next message is answered", async () => {
  await chat.text("anna", "throw", 1);
  await chat.text("anna", "after", 2);
  await chat.settled();
  const [apology, next] = chat.sentTo("anna");
  expect(apology).toMatch(/went wrong/i);
  expect(next).toBe("echo after");
});

test("a person who blocked Leo is left alone until they write again", async () => {
  chat.failNext("anna", new ChannelError("unreachable", "blocked"));
  await chat.text("anna", "first", 1);
  await chat.settled();
  await chat.text("anna", "back again", 2);
  await chat.settled();
  expect(chat.sentTo("anna")).toEqual(["echo back again"]);
});

test("a message in a slot is edited in place, and sent anew in another conversation", async () => {
  await chat.text("anna", "slot one", 1);
  await chat.text("anna", "slot two", 2);
  await chat.settled();
  expect(chat.sentTo("anna")).toEqual(["two"]);
  expect(chat.edits()).toBe(1);
});

test("a message that can't be edited any more is sent anew", async () => {
  await chat.text("anna", "slot one", 1);
  await chat.settled();
  chat.failNext("anna", new ChannelError("not-editable", "gone"));
  await chat.text("anna", "slot two", 2);
  await chat.settled();
  expect(chat.sentTo("anna")).toEqual(["one", "two"]);
});

test("an interrupted long message goes on behind the parts that arrived", async () => {
  chat.failNext("anna", new ChannelError("temporary", "cut", { sentParts: ["p1"] }));
  await chat.text("anna", "long", 1);
  await chat.settled();
  expect(chat.sentTo("anna")).toEqual([]);
  chat.clock.advance(60_000);
  await chat.sweep();
  expect(chat.resumedBehind()).toEqual([["p1"]]);
});

test("texts that PostgreSQL's JSON can't hold are stored without harm", async () => {
  await chat.text("anna", `nul \0 and half a pair \ud83d`, 1);
  await chat.settled();
  expect(chat.sentTo("anna")).toEqual(["echo nul  and half a pair �"]);
});
