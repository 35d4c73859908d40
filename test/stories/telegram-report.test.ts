import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Locale, locales, translator } from "../../core/locales.ts";
import { checkIn, pressShown, reportShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { distantPng, portraitJpeg } from "../support/photos.ts";

describe("on Telegram, from the first word to the report", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  it.each(locales)("with a selfie, in %s", async (locale: Locale) => {
    const t = translator(locale);
    const user = leo.telegram.user({ languageCode: locale });
    const t0 = performance.now();
    await checkIn(user);
    console.log("checkin", performance.now() - t0);
    await pressShown(user, "photo:agree");
    await user.waitFor((r) => r.at(-1)?.text.includes(t("photo:optIn.accepted")) ?? false);
    user.photo(portraitJpeg());
    const report = await reportShown(user);
    console.log("report", performance.now() - t0);
    for (const m of user.replies()) console.log(m.edits, m.photo?.length, m.text, JSON.stringify(m.buttons));
  });
});
