import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scoreCardSize } from "../../bot/cards/score-card.ts";
import { type Locale, locales, translator } from "../../core/locales.ts";
import { until } from "../contracts/until.ts";
import type { SeenMessage } from "../emulators/telegram-person.ts";
import {
  answerQuestions,
  byTable,
  checkIn,
  pressShown,
  questionShown,
  reportShown,
} from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { portraitJpeg } from "../support/photos.ts";

const words = (messages: readonly SeenMessage[]) => messages.map(({ text }) => text).join("\n\n");

describe("on Telegram, from the first word to the report", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  const scoreOf = (text: string, locale: Locale) => {
    const label = translator(locale)("report:score.label");
    return Number(new RegExp(`\\n${label}: (\\d+)`).exec(text)?.[1]);
  };
  const editTimes = (user: { readonly id: number }, messageId: number) =>
    leo.telegram
      .calls("editMessageText")
      .filter(({ chatId, status }) => chatId === user.id && status === 200)
      .filter(({ payload }) => Number((payload as { message_id: unknown }).message_id) === messageId)
      .map(({ atMs }) => atMs);

  it.each(locales)("somebody gets text and picture for a quiz and a selfie, in %s", async (locale) => {
    const t = translator(locale);
    const user = leo.telegram.user({ languageCode: locale === "es" ? "es-MX" : locale });
    const said: string[] = [];
    user.onReply(({ text }) => said.push(text));
    await checkIn(user);
    expect(said[0]).toContain(t("onboarding:question"));
    await pressShown(user, "photo:agree");
    await user.waitFor((replies) => words(replies).includes(t("photo:optIn.accepted")));
    user.photo(portraitJpeg());
    const report = await reportShown(user);

    const [picture] = report;
    const { format, width, height } = await sharp(picture?.photo).metadata();
    expect({ format, width, height }).toEqual({
      format: "png",
      width: scoreCardSize.widthPx,
      height: scoreCardSize.heightPx,
    });
    const text = words(report);
    for (const heading of ["title", "archetypeNote", "headings.insights", "headings.microHabits"]) {
      expect(text).toContain(t(`report:${heading}`));
    }
    expect(text).toContain(t("photo:cue.lighting.clear"));
    expect(scoreOf(text, locale)).toBeGreaterThan(30);
    const labels =
      report
        .at(-1)
        ?.buttons.flat()
        .map(({ label }) => label) ?? [];
    expect(labels.filter((label) => label.startsWith("+ "))).toHaveLength(3);
    expect(labels.filter((label) => !label.startsWith("+ "))).toEqual([
      t("report:buttons.why"),
      t("report:buttons.fullReport"),
      t("plan:buttons.planWeek"),
      t("future:chat.buttons.open"),
    ]);
    expect(said.join("\n")).not.toMatch(/\{\{|\b(?:report|quiz|photo|check-in|errors|insights):[a-z]/);
    expect(leo.telegram.openPresses()).toBe(0);
  });

  it("progress is one message that is edited, at most once a second, and ends with every step done", async () => {
    const t = translator("en");
    const user = leo.telegram.user({ languageCode: "en" });
    const said: { text: string; id: number }[] = [];
    user.onReply(({ text, messageId }) => said.push({ text, id: messageId }));
    await checkIn(user);
    await pressShown(user, "photo:agree");
    await user.waitFor((replies) => words(replies).includes(t("photo:optIn.accepted")));
    user.photo(portraitJpeg());
    await reportShown(user);
    const isDone = ({ text }: SeenMessage) => (text.match(/✅/g) ?? []).length === 4;
    await user.waitFor((replies) => replies.some(isDone), 10_000);
    const progress = user.replies().filter(({ text }) => text.includes(t("report:steps.future")));
    const [only, ...others] = progress.filter(({ text }) => /✅|▫️/u.test(text));
    expect(others).toEqual([]);
    expect(said.find(({ id }) => id === only?.messageId)?.text).not.toContain("✅");
    const editsOf = () => editTimes(user, only?.messageId ?? 0);
    const times = await until(() => (editsOf().length > 0 ? editsOf() : undefined), "an edit");
    for (const [index, at] of times.entries()) {
      if (index > 0) expect(at - (times[index - 1] ?? 0)).toBeGreaterThan(900);
    }
  });

  it("the report is as complete without a photo, and a photo read on this machine changes no score", async () => {
    const t = translator("en");
    const user = leo.telegram.user({ languageCode: "en" });
    await checkIn(user);
    await pressShown(user, "photo:without");
    const without = words(await reportShown(user, 1));
    expect(without).toContain(t("report:headings.future"));
    expect(without).not.toContain(t("photo:cue.lighting.clear"));

    user.text("/photo");
    await pressShown(user, "photo:agree");
    await user.waitFor((replies) => words(replies).includes(t("photo:optIn.accepted")));
    user.photo(portraitJpeg());
    const withPhoto = words(await reportShown(user, 2));
    expect(withPhoto).toContain(t("photo:cue.lighting.clear"));
    expect(scoreOf(withPhoto, "en")).toBe(scoreOf(without, "en"));
  });

  it.each(locales)("why the numbers are what they are is told to the last point, in %s", async (locale) => {
    const t = translator(locale);
    const user = leo.telegram.user({ languageCode: locale });
    await checkIn(user, byTable({ tobacco: 0, lifeSat: 7, careDays: 6 }));
    await pressShown(user, "photo:without");
    await reportShown(user);
    await pressShown(user, "report:why.");
    const replies = await user.waitFor((shown) => words(shown).includes(t("report:analysedBy.title")));
    const text = words(replies);
    expect(text).toContain(t("report:why.title"));
    for (const category of ["physicalVitality", "emotionalHealth", "visualAppearance"]) {
      const title = t(`report:categories.${category}.name`);
      const why = replies.find((one) => new RegExp(`^${title}: \\d+\\n`).test(one.text))?.text ?? "";
      const total = Number(/: (\d+)\n/.exec(why)?.[1]);
      const points = [...why.matchAll(/: (\d+(?:[.,]\d+)?) \D+ (\d+(?:[.,]\d+)?)/g)].map((match) =>
        Number((match[1] ?? "").replace(",", ".")),
      );
      expect(points.length).toBeGreaterThan(2);
      const sum = points.reduce((whole, part) => whole + part, 0);
      expect(Math.abs(sum - total)).toBeLessThan(1);
    }
    expect(text).toContain(t("report:why.sum"));
    expect(text).toContain(t("report:why.average"));
  });

  it("the next report says how it compares with this one", async () => {
    const user = leo.telegram.user({ languageCode: "en" });
    await checkIn(user);
    await pressShown(user, "photo:without");
    const first = scoreOf(words(await reportShown(user)), "en");
    user.text("/report");
    expect(scoreOf(words(await reportShown(user, 2)), "en")).toBe(first);
    user.text("/checkin");
    await questionShown(user, ({ step }) => step === "age");
    await answerQuestions(user, byTable({ lifeSat: 9, careDays: 7, actDays: 5, actMin: 3 }));
    const second = scoreOf(words(await reportShown(user, 3)), "en");
    expect(second).toBeGreaterThan(first);
    await user.waitFor((replies) => replies.at(-1)?.text.includes(String(second - first)) ?? false);
  });
});
