import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnswerEvent } from "../../bot/chat/answer-event.ts";
import { followUpEvent } from "../../bot/chat/safety-follow-up.ts";
import { locales, translator } from "../../core/locales.ts";
import { claimFollowUps } from "../../models/safety/follow-up.ts";
import { findSafetyPlan, safetyPlanParts } from "../../models/safety/safety-plan.ts";
import { seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { seatPerson } from "../support/turn.ts";

describe("a safety plan", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());
  const planOf = (personId: string) => findSafetyPlan(test.database, personId);

  it("is offered under the helplines of /safe, asked for part by part, and any part may be skipped", async () => {
    const person = await seatAgreedPerson(test);
    expect(await person.type("/safe")).toContain("no safety plan yet");
    expect(person.messages.at(-2)?.message).toBeDefined();
    expect(await person.press("Make my safety plan")).toContain("My warning signs");
    expect(await person.type("I stop answering messages")).toContain("What helps me on my own");
    expect(await person.press("Skip")).toContain("take my mind off it");
    await person.type("the library, and Zoe");
    await person.press("Skip");
    await person.press("Skip");
    expect(await person.type("Ben keeps the key")).toContain("Kept.");
    expect(await planOf(person.id)).toEqual({
      signs: "I stop answering messages",
      places: "the library, and Zoe",
      surroundings: "Ben keeps the key",
    });
    const shown = await person.type("/safe");
    expect(shown).toContain("In danger, call 112");
    expect(shown).toContain("the library, and Zoe");
    expect(shown).not.toMatch(/\d+ ?%|contract|score/i);
  });

  it("can be changed later, and stops where somebody stops or asks for something else", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/safe");
    await person.press("Make my safety plan");
    await person.type("long evenings");
    await person.press("Stop here");
    await person.type("/safe");
    expect(await person.press("Change my safety plan")).toContain("long evenings");
    await person.type("long Sunday evenings");
    await person.type("/help");
    await person.type("what a day");
    expect(await planOf(person.id)).toEqual({ signs: "long Sunday evenings" });
  });

  it("keeps nothing of words that are grave themselves: they get their answer", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/safe");
    await person.press("Make my safety plan");
    expect(await person.type("I want to kill myself")).toContain("Are you safe at this moment?");
    expect(await planOf(person.id)).toEqual({});
  });

  it("isn't offered to somebody of whom nothing may be kept yet", async () => {
    const person = await seatPerson(test);
    expect(await person.type("/safe")).not.toContain("safety plan");
  });

  it("promises no secrecy, names no method, dose or guilt, and is whole in every language", () => {
    for (const locale of locales) {
      const t = translator(locale);
      for (const part of safetyPlanParts) {
        const words = `${t(`safety-plan:parts.${part}`)} ${t(`safety-plan:questions.${part}`)}`;
        expect(words).not.toMatch(/safety-plan:|\d|%|contract|therap|dose\b|pill|rope|secret/i);
      }
    }
  });
});

describe("the question for the day after a crisis", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());
  const answerEvent = createAnswerEvent({
    loadReport: async () => undefined,
    drawPlan: async () => null as never,
    scoreBefore: async () => undefined,
  });
  const claim = (now: Date) => test.database.transaction((transaction) => claimFollowUps(transaction, now));

  it("is off unless agreed to, comes once, late in the next morning, and names the helplines", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("I want to end my life");
    expect(await person.press("Yes, I'm safe")).toContain("Shall I ask you tomorrow how you are?");
    const hours = (count: number) => new Date(person.clock.now().getTime() + count * 3_600_000);
    expect(await claim(hours(40))).toEqual([]);
    expect(await person.press("Yes, ask me")).toContain("I'll ask you once");
    expect(await claim(hours(1))).toEqual([]);
    const [{ due_at: dueAt }] = (await test.database.query<{ due_at: Date }>({
      text: "SELECT due_at FROM safety_follow_ups WHERE person_id = $1",
      values: [person.id],
    })) as [{ due_at: Date }];
    expect(dueAt.toLocaleTimeString("en-GB", { timeZone: "Europe/Berlin" })).toBe("11:00:00");
    const both = await Promise.all([claim(dueAt), claim(dueAt)]);
    expect(both.flat()).toEqual([person.id]);
    const event = { kind: "event", event: followUpEvent, detail: {}, isUnasked: true } as const;
    const asked = await person.hear(event, answerEvent);
    expect(asked).toContain("how are you today?");
    expect(asked).toContain("112");
    expect(await claim(new Date(dueAt.getTime() + 1000))).toEqual([]);
  });

  it("is taken back by a no", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("I want to end my life");
    await person.press("Yes, I'm safe");
    await person.press("Yes, ask me");
    expect(await person.type("no")).toContain("All right, I won't");
    expect(await claim(new Date(person.clock.now().getTime() + 48 * 3_600_000))).toEqual([]);
  });
});
