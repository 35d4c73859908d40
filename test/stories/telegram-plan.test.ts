import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import { findCurrentPlan } from "../../models/plans/stored-plan.ts";
import { answer } from "../emulators/model-server.ts";
import { openAiKey, startOpenAiServer } from "../emulators/openai-server.ts";
import type { EmulatedUser, SeenMessage } from "../emulators/telegram-person.ts";
import { byTable, checkIn, pressShown, reportShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { asksFor, factsIn, usablePlan } from "../support/model-answers.ts";
import { scriptUsable } from "../support/model-pipeline.ts";
import { personOf } from "../support/stored-answers.ts";

const dayMs = 86_400_000;
const words = (messages: readonly SeenMessage[]) => messages.map(({ text }) => text).join("\n\n");
const withText = (user: EmulatedUser, text: string) =>
  user.waitFor((replies) => replies.some((one) => one.text.includes(text)), 20_000);

describe("on Telegram, a week's plan", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  const planOf = async (of: WholeLeo, user: EmulatedUser) => {
    const plan = await findCurrentPlan(of.database, await personOf(of.database, "telegram", user.id));
    if (plan === undefined) throw new Error("there is no plan");
    return plan;
  };

  it.each(locales)("leads from the report through changes to ticks, in %s", async (locale) => {
    const t = translator(locale);
    const user = leo.telegram.user({ languageCode: locale });
    await checkIn(user, byTable({ tobacco: 5, lifeSat: 6 }));
    await pressShown(user, "photo:without");
    await reportShown(user);
    await pressShown(user, "plan:make.");
    const shown = await withText(user, t("plan:intro.fresh").slice(0, 20));
    const { content } = await planOf(leo, user);
    for (const { mainFocus } of content.days) expect(words(shown)).toContain(mainFocus);
    const picture = shown.findLast(({ photo }) => photo !== undefined);
    expect(await sharp(picture?.photo).metadata()).toMatchObject({ format: "png", width: 1080 });
    expect(words(shown)).toContain(`✅ ${t("plan:steps.week")}`);

    // A day opens in the message of the week.
    const week = shown.find(({ text }) => text.includes(content.days[0]?.mainFocus ?? "?"));
    await pressShown(user, `plan:day.${content.days[1]?.date}`);
    const opened = await withText(user, content.days[1]?.eveningReflection ?? "?");
    expect(opened.find(({ messageId }) => messageId === week?.messageId)?.text).toContain(
      content.days[1]?.deepFocus,
    );

    await pressShown(user, `plan:field.${content.days[1]?.date}`);
    await pressShown(user, `plan:edit.${content.days[1]?.date}.tip`);
    await withText(user, t("plan:fields.tip"));
    user.text("مرحبا <b>🙂</b> & more");
    await withText(user, t("plan:difference.after", { text: "مرحبا <b>🙂</b> & more" }));
    user.text("/undo");
    await withText(user, t("plan:undone").replaceAll("*", ""));
    expect((await planOf(leo, user)).content).toEqual(content);

    leo.clock.advance(dayMs);
    try {
      user.text("/today");
      await withText(user, t("plan:today.hint"));
      await pressShown(user, "today:plan.");
      await withText(user, `✅ ${content.morningRoutine[0]}`);
      await pressShown(user, "today:plan.");
      await withText(user, `▫️ ${content.morningRoutine[0]}`);
    } finally {
      leo.clock.advance(-dayMs);
    }
    expect(leo.telegram.openPresses()).toBe(0);
  });

  it("is asked for twice at once and written once", async () => {
    const user = leo.telegram.user({ languageCode: "en" });
    await checkIn(user);
    await pressShown(user, "photo:without");
    await reportShown(user);
    user.text("/plan");
    user.text("/plan");
    const shown = await withText(user, "Here is your week");
    await leo.settled();
    expect(words(shown)).toContain("already writing");
    expect((await planOf(leo, user)).version).toBe(1);
  });

  it("is written by a model where one is set up, and nothing of the person's words reaches the log", async () => {
    const openai = await startOpenAiServer();
    const other = await startWholeLeo({
      env: { OPENAI_API_KEY: openAiKey, OPENAI_BASE_URL: `${openai.url}/v1` },
    });
    try {
      scriptUsable(openai, "en", ["quiz", "report", "future"]);
      openai.scriptFor(asksFor("plan"), (request) => answer(usablePlan(factsIn(request), "en")));
      openai.scriptFor(asksFor("plan"), (request) => answer(usablePlan(factsIn(request), "en")));
      const user = other.telegram.user({ languageCode: "en" });
      await checkIn(user);
      await pressShown(user, "photo:without");
      await reportShown(user);
      user.text("/plan");
      await withText(user, "Here is your week");
      expect((await planOf(other, user)).analysedBy).toBe("openai:gpt-4o-mini");
      await pressShown(user, "plan:new");
      await withText(user, "Shall I write a new week");
      user.text("less marzipan, more yoga");
      // The question stands where the first week was shown.
      await withText(user, "Here is your week");
      expect(openai.requests.at(-1)?.raw).toContain("marzipan");
      expect(other.logged.join("\n")).not.toMatch(/marzipan|quiet start/i);
      const left = await other.database.query({ text: "SELECT 1 FROM plan_requests" });
      expect(left).toEqual([]);
    } finally {
      await other.stop();
      await openai.close();
    }
  });
});
