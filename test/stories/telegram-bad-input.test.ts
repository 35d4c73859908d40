import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../core/ids.ts";
import { translator } from "../../core/locales.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import { agree, answerQuestions, questionShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { personOf, storedAnswers } from "../support/stored-answers.ts";
import { pressData } from "../support/telegram-press.ts";
import { openWebChat } from "../support/web-chatting.ts";

describe("on Telegram, in the middle of a check-in", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  const t = translator("en");
  /** Somebody who stands before a question. */
  const atQuestion = async (step: string): Promise<EmulatedUser> => {
    const user = leo.telegram.user({ languageCode: "en" });
    await agree(user);
    await answerQuestions(user, undefined, step);
    return user;
  };
  const stored = async (user: EmulatedUser) =>
    storedAnswers(leo.database, await personOf(leo.database, "telegram", user.id));
  const answersTo = async (user: EmulatedUser, act: () => void) => {
    const before = new Map(user.replies().map((one) => [one.messageId, one.text]));
    act();
    await user.waitFor((replies) => replies.some((one) => before.get(one.messageId) !== one.text));
    await leo.settled();
    return user.replies().filter((one) => before.get(one.messageId) !== one.text);
  };

  it.each([
    ["100,000 characters", "long ".repeat(20_000), "tooLong"],
    ["100,000 characters without a space", "x".repeat(100_000), "tooLong"],
    ["only emoji", "🙂🙂🙂", "unreadable"],
    ["text from right to left", "\u202eשלום עליכם מי אתה", "unreadable"],
    ["NUL bytes", "what\u0000is\u0000this", "option"],
    ["half a surrogate pair", "\ud83d", "unreadable"],
    ["HTML that would break the message", "<b>x</i> & <a href='x", "option"],
    ["Markdown that would break the message", "**_[x](y `", "option"],
    ["spaces and invisible signs", " \u200b\u2060\u00a0 ", "unreadable"],
  ])("%s get a clear sentence and the same question again", async (_, text, sentence) => {
    const user = await atQuestion("stress");
    const before = await stored(user);
    const said = await answersTo(user, () => user.text(text));
    const shown = said.map((one) => one.text).join("\n");
    expect(shown).toContain("19/25");
    expect(shown).toContain(t(`quiz:unclear.${sentence}`));
    expect(await stored(user)).toEqual(before);
    expect((await questionShown(user)).step).toBe("stress");
    const [option] = (await questionShown(user)).options;
    user.press(option?.data ?? "");
    await questionShown(user, ({ step }) => step === "coping");
    expect(await stored(user)).toEqual({ ...before, stress: 1 });
  });

  it("the button of a question that is over changes nothing and says so", async () => {
    const user = await atQuestion("sleepHours");
    const id = (await questionShown(user)).options[0]?.data.split(/[:.]/)[1] ?? "";
    const before = await stored(user);
    const [said] = await answersTo(user, () => pressData(leo.telegram, user, `answer:${id}.genHealth.poor`));
    expect(said?.text).toContain(t("check-in:refused.already-answered"));
    expect(said?.text).toContain("6/25");
    const [ahead] = await answersTo(user, () => pressData(leo.telegram, user, `answer:${id}.body.5`));
    expect(ahead?.text).toContain(t("check-in:refused.not-asked"));
    expect(await stored(user)).toEqual(before);
  });

  it("somebody else's button changes nothing for either, and says so", async () => {
    const [anna, berta] = [await atQuestion("sleepHours"), await atQuestion("energyDays")];
    const [annas, bertas] = [await stored(anna), await stored(berta)];
    const button = (await questionShown(anna)).options[0]?.data ?? "";
    const [said] = await answersTo(berta, () => pressData(leo.telegram, berta, button));
    expect(said?.text).toContain(t("check-in:refused.not-yours"));
    expect(said?.text).toContain("5/25");
    expect([await stored(anna), await stored(berta)]).toEqual([annas, bertas]);
    expect((await questionShown(anna)).text).not.toContain(t("check-in:refused.not-yours"));
    const stranger = leo.telegram.user({ languageCode: "en" });
    stranger.text("/start");
    await stranger.waitFor(1);
    const [asked] = await answersTo(stranger, () => pressData(leo.telegram, stranger, button));
    expect(asked?.text).toContain(t("onboarding:reminder"));
  });

  it.each([
    "answer:",
    "answer:..",
    "nonsense",
    ":",
    "answer:x.age.__proto__",
    "report:why.1' OR 1=1",
    "photo:agree.x.y",
  ])("a press that was never on a button (%s) is answered and changes nothing", async (data) => {
    const user = await atQuestion("sex");
    const before = await stored(user);
    await answersTo(user, () => pressData(leo.telegram, user, data));
    expect(await stored(user)).toEqual(before);
    expect(user.replies().map(({ text }) => text)).not.toContain(t("errors:turnFailed"));
    expect((await questionShown(user)).step).toBe("sex");
    leo.clock.advance(1_000);
  });

  it("of two answers at the same moment on two channels one counts, and the other is told", async () => {
    const user = await atQuestion("energyDays");
    const personId = await personOf(leo.database, "telegram", user.id);
    const page = await openWebChat(leo.url, () => leo.clock.advance(1_000));
    // Joins the browser's account to the person, as linking does.
    await page.visitor.fetch("/api/session");
    page.text("hello");
    await page.waitFor((replies) => replies.length > 0);
    const [account] = await leo.database.query<{ platform_user_id: string }>({
      text: "UPDATE accounts SET person_id = $1 WHERE channel = 'web' RETURNING platform_user_id",
      values: [personId],
    });
    expect(account).toBeDefined();
    const [first, second] = (await questionShown(user)).options;
    user.press(first?.data ?? "");
    page.press(second?.data ?? "");
    const onEither = () => [...user.replies(), ...page.replies()].map(({ text }) => text).join("\n");
    await page.waitFor(() => onEither().includes(t("check-in:refused.already-answered")));
    await leo.settled();
    const answers = await stored(user);
    expect(["0-5", "6-13"]).toContain(answers.energyDays);
    const shown = [...user.replies(), ...page.replies()].filter(({ text }) => text.includes("6/25"));
    expect(shown.filter(({ buttons }) => buttons.length > 0)).toHaveLength(1);
    expect(Object.keys(answers)).toHaveLength(5);
    await page.page.close();
  });

  it("stickers, voice, polls and places get a sentence and the question again", async () => {
    const user = await atQuestion("sex");
    const kinds = [
      { sticker: { file_id: "s", emoji: "🙂" } },
      { voice: { file_id: "v", duration: 3 } },
      { poll: { id: newId(), question: "?" } },
      { location: { latitude: 1, longitude: 2 } },
    ];
    for (const kind of kinds) {
      const said = await answersTo(user, () => user.send(kind));
      expect(said.map(({ text }) => text).join("\n")).toContain(t("chat:unsupported"));
    }
    expect((await questionShown(user)).step).toBe("sex");
  });
});
