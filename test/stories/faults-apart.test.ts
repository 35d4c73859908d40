import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../core/locales.ts";
import { until } from "../contracts/until.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import { breakAnswers, mendAnswers } from "../support/broken-answers.ts";
import {
  agree,
  answerQuestions,
  checkIn,
  pressShown,
  questionShown,
  reportShown,
} from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { personOf, storedAnswers } from "../support/stored-answers.ts";

describe("a fault in one conversation", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  const t = translator("en");
  const newUser = () => leo.telegram.user({ languageCode: "en" });
  const stored = async (user: EmulatedUser) =>
    storedAnswers(leo.database, await personOf(leo.database, "telegram", user.id));

  it("isn't seen in another: a turn that throws, a 429, a block and a broken connection side by side", {
    timeout: 90_000,
  }, async () => {
    const [thrown, slowed, blocked, cut, calm] = [newUser(), newUser(), newUser(), newUser(), newUser()];
    for (const user of [thrown, slowed, blocked, cut]) {
      await agree(user);
      await answerQuestions(user, undefined, "genHealth");
    }
    await breakAnswers(leo.database, await personOf(leo.database, "telegram", thrown.id));
    const faults = leo.telegram.faults;
    faults.add({ chatId: slowed.id, status: 429, retryAfterSeconds: 3_600 });
    faults.add({ chatId: cut.id, cut: "before", times: 2 });
    blocked.block();
    for (const user of [thrown, slowed, blocked, cut]) await pressShown(user, "answer:");

    await checkIn(calm);
    await pressShown(calm, "photo:without");
    expect((await reportShown(calm)).length).toBeGreaterThan(1);

    await thrown.waitFor((replies) => replies.some(({ text }) => text === t("errors:turnFailed")), 15_000);
    expect(await stored(thrown)).toEqual({ age: 42, region: "yes", sex: "male" });
    await mendAnswers(leo.database);
    await pressShown(thrown, "answer:");
    await questionShown(thrown, ({ step }) => step === "energyDays");

    await questionShown(cut, ({ step }) => step === "energyDays");
    expect(await stored(cut)).toEqual(await stored(thrown));

    expect(await stored(slowed)).toEqual(await stored(thrown));
    expect((await questionShown(slowed)).step).toBe("genHealth");
    leo.clock.advance(3_600_000);
    await questionShown(slowed, ({ step }) => step === "energyDays");

    blocked.unblock();
    expect(await stored(blocked)).toEqual(await stored(thrown));
    blocked.text("hello again");
    await questionShown(blocked, ({ step }) => step === "energyDays");
    expect(await stored(blocked)).toEqual(await stored(thrown));
  });

  it("in the analysis costs one person a second, and nobody their report", { timeout: 90_000 }, async () => {
    const users = [newUser(), newUser(), newUser()];
    for (const user of users) await checkIn(user);
    const [first] = users;
    if (first === undefined) throw new Error("nobody is there");
    leo.telegram.faults.add({ chatId: first.id, method: "sendPhoto", status: 500, times: 2 });
    for (const user of users) await pressShown(user, "photo:without");
    for (const user of users) expect((await reportShown(user)).length).toBeGreaterThan(1);
    const pictures = () => first.replies().filter(({ photo }) => photo !== undefined).length;
    await leo.settled();
    expect(pictures()).toBe(1);
  });

  it("that nobody can mend, a message that Telegram refuses for good, isn't tried for ever", async () => {
    const user = newUser();
    await agree(user);
    leo.telegram.faults.add({ chatId: user.id, status: 400, description: "Bad Request: no such thing" });
    user.text("42");
    const refused = () =>
      leo.telegram.log.filter(
        ({ kind, chatId, status }) => kind === "call" && chatId === user.id && status === 400,
      );
    await until(() => refused().length > 0, "the refusal");
    user.text("female");
    await questionShown(user, ({ step }) => step === "region");
    await leo.settled();
    expect(refused()).toHaveLength(1);
    expect(await stored(user)).toEqual({ age: 42, sex: "female" });
  });
});
