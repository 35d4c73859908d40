import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import {
  agree,
  answerQuestions,
  bySeed,
  byTable,
  checkIn,
  pressShown,
  questionShown,
  reportShown,
} from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { expectedAnswers, personOf, storedAnswers } from "../support/stored-answers.ts";

describe("a check-in", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  const newUser = () => leo.telegram.user({ languageCode: "en" });
  const stored = async (user: EmulatedUser) =>
    storedAnswers(leo.database, await personOf(leo.database, "telegram", user.id));
  const assessments = async (user: EmulatedUser) =>
    leo.database.query({
      text: "SELECT id FROM assessments WHERE person_id = $1",
      values: [await personOf(leo.database, "telegram", user.id)],
    });

  it.each(locales.flatMap((locale) => [1, 2, 3].map((seed) => ({ locale, seed }))))(
    "stores what was pressed or typed, as its buttons say it ($locale, seed $seed)",
    async ({ locale, seed }) => {
      const user = leo.telegram.user({ languageCode: locale });
      await agree(user);
      const given = await answerQuestions(user, bySeed(seed * 100 + locale.charCodeAt(0)));
      const { age, region, ...answers } = await stored(user);
      expect(answers).toEqual(expectedAnswers(given));
      expect(age).toBe(Number(given.get("age")));
      expect(region).toBe("yes");
      expect(Object.keys(answers).length).toBeGreaterThan(21);
    },
  );

  it("goes on where it was after Leo was stopped and started, with what was sent meanwhile", async () => {
    const [user, other] = [newUser(), newUser()];
    await agree(user);
    await agree(other);
    await answerQuestions(user, byTable(), "stress");
    const before = await stored(user);
    await leo.halt();
    user.press((await questionShown(user)).options[2]?.data ?? "");
    other.text("51");
    await leo.resume();
    await questionShown(user, ({ step }) => step === "coping");
    await questionShown(other, ({ step }) => step === "sex");
    expect(await stored(user)).toEqual({ ...before, stress: 3 });
    await answerQuestions(user);
    await pressShown(user, "photo:without");
    expect((await reportShown(user)).length).toBeGreaterThan(1);
  });

  it("brings its report once, though Leo is stopped as soon as the last button is pressed", async () => {
    const user = newUser();
    await checkIn(user);
    await pressShown(user, "photo:without");
    await leo.halt();
    await leo.resume();
    expect((await reportShown(user)).length).toBeGreaterThan(1);
    await leo.settled();
    expect(await assessments(user)).toHaveLength(1);
    expect(user.replies().filter(({ photo }) => photo !== undefined)).toHaveLength(1);
  });

  it("waits for days, with Leo running or not, and says where it was", async () => {
    const user = newUser();
    await agree(user);
    await answerQuestions(user, byTable(), "tobacco");
    const before = await stored(user);
    await leo.halt();
    leo.clock.advance(9 * 24 * 60 * 60_000);
    await leo.resume();
    user.text("hello, are you still there?");
    const welcome = translator("en")("check-in:welcomeBack", { where: "12/25" });
    await user.waitFor((replies) => replies.at(-1)?.text === welcome);
    await pressShown(user, "check-in:");
    await questionShown(user, ({ step, options }) => step === "tobacco" && options.length > 0);
    expect(await stored(user)).toEqual(before);
    await answerQuestions(user);
    await pressShown(user, "photo:without");
    expect((await reportShown(user)).length).toBeGreaterThan(1);
  });
});

describe.each(["polling", "webhook"] as const)("every update that comes three times, by %s,", (mode) => {
  it("is answered once", async () => {
    const leo = await startWholeLeo({ mode });
    onTestFinished(() => leo.stop());
    const [once, thrice] = [
      leo.telegram.user({ languageCode: "en" }),
      leo.telegram.user({ languageCode: "en" }),
    ];
    const talk = async (user: EmulatedUser) => {
      await checkIn(user);
      await pressShown(user, "photo:without");
      await reportShown(user);
      await leo.settled();
      return user.replies().map(({ text, edits }) => [text.split("\n")[0], edits]);
    };
    const wanted = await talk(once);
    leo.telegram.updates.deliverEach(3);
    const got = await talk(thrice);
    // Progress may be shown in more or fewer steps.
    const isProgress = ([text]: readonly unknown[]) => text === "Working on your report";
    expect(got.filter((line) => !isProgress(line))).toEqual(wanted.filter((line) => !isProgress(line)));
    const [row] = await leo.database.query<{ answers: number; messages: number; assessments: number }>({
      text: `SELECT (SELECT count(*)::int FROM answers) AS answers, (SELECT count(*)::int FROM assessments) AS assessments,
        (SELECT count(*)::int FROM inbox WHERE state <> 'done') AS messages`,
    });
    expect(row).toEqual({ answers: 50, messages: 0, assessments: 2 });
  });
});
