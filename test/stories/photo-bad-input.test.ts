import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../core/locales.ts";
import type { EmulatedUser, SeenMessage } from "../emulators/telegram-person.ts";
import { badPhotos, tooLargeJpeg } from "../support/bad-photos.ts";
import { type Chatting, checkIn, pressShown, reportShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { distantPng, portraitHeic, portraitJpeg } from "../support/photos.ts";
import { openWebChat, type WebChatting } from "../support/web-chatting.ts";

const words = (messages: readonly SeenMessage[]) => messages.map(({ text }) => text).join("\n\n");

describe("a photo that can't be used", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  const t = translator("en");
  const readyForPhoto = async (user: Chatting) => {
    await checkIn(user);
    await pressShown(user, "photo:agree");
    await user.waitFor((replies) => words(replies).includes(t("photo:optIn.accepted")));
  };
  const scoreOf = (text: string) => /Glow score: (\d+) of 100/.exec(text)?.[1];

  describe("on Telegram", () => {
    let user: EmulatedUser;
    let reports = 0;
    let score: string | undefined;
    beforeAll(async () => {
      user = leo.telegram.user({ languageCode: "en" });
      await readyForPhoto(user);
    });
    /** The report that follows says why, and is complete with the same score as every other one. */
    const expectRefusal = async (sentence: string) => {
      reports += 1;
      const text = words(await reportShown(user, reports));
      expect(text).toContain(sentence);
      expect(text).toContain(t("report:headings.future"));
      score ??= scoreOf(text);
      expect(scoreOf(text)).toBe(score);
      expect(score).toBeDefined();
    };

    it.each(badPhotos)(
      "$what: its sentence, and the report all the same",
      async ({ make, mimeType, reason }) => {
        user.document(await make(), { mimeType, fileName: `selfie.${mimeType.split("/")[1]}` });
        await expectRefusal(t(`photo:refused.${reason}`));
      },
    );

    it("a file of 25 MB, whether Telegram says its size or not: its sentence, and the report", async () => {
      user.document(tooLargeJpeg(), { mimeType: "image/jpeg" });
      await expectRefusal(t("photo:refused.too-large"));
      user.document(tooLargeJpeg(), { mimeType: "image/jpeg", claimedBytes: 90_000 });
      await expectRefusal(t("photo:refused.too-large"));
    });

    it("one that Telegram has lost meanwhile: the report, and another try later", async () => {
      leo.telegram.faults.add({ method: "file", status: 404 });
      user.photo(portraitJpeg());
      await expectRefusal(t("photo:refused.unavailable"));
    });

    it("a file that is no picture at all isn't taken for a photo", async () => {
      user.document(Buffer.from("%PDF-1.7"), { fileName: "letter.pdf", mimeType: "application/pdf" });
      await user.waitFor((replies) => replies.at(-1)?.text.includes(t("chat:unsupported")) ?? false);
    });

    it("a good one is looked at afterwards, as HEIC too, and a cut connection only delays it", async () => {
      user.document(portraitHeic(), { fileName: "IMG_1.HEIC" });
      reports += 1;
      const first = words(await reportShown(user, reports));
      expect(first).toContain(t("photo:cue.face_visible.clear"));
      expect(scoreOf(first)).toBe(score);
      leo.telegram.faults.add({ method: "file", cut: "before" });
      user.photo(portraitJpeg());
      reports += 1;
      expect(words(await reportShown(user, reports))).toContain(t("photo:cue.face_visible.clear"));
    });
  });

  describe("on the web", () => {
    let user: WebChatting;
    beforeAll(async () => {
      user = await openWebChat(leo.url, () => leo.clock.advance(1_000));
      await readyForPhoto(user);
    });

    it.each(badPhotos.filter(({ reason }) => ["not-an-image", "broken", "too-many-pixels"].includes(reason)))(
      "$what: its sentence, and the report all the same",
      async ({ make, mimeType, reason }) => {
        const before = user.replies().length;
        await user.photo(await make(), mimeType);
        const isNew = (replies: readonly SeenMessage[]) =>
          words(replies.slice(before)).includes(t(`photo:refused.${reason}`));
        const replies = await user.waitFor(isNew);
        expect(words(replies.slice(before))).toContain(t("report:headings.future"));
        // Uploads are limited to a few at a time.
        leo.clock.advance(60_000);
      },
    );

    it("a file of 25 MB is refused with 413 and a text with 415, and the chat goes on", async () => {
      const upload = (body: Uint8Array, type: string) =>
        user.visitor.fetch("/api/web/photos", {
          method: "POST",
          headers: { "Content-Type": type, Origin: leo.url },
          body: Uint8Array.from(body),
        });
      const large = await upload(tooLargeJpeg(), "image/jpeg");
      expect([large.status, await large.json()]).toMatchObject([413, { code: "too-large" }]);
      const letter = await upload(Buffer.from("a letter"), "text/plain");
      expect([letter.status, await letter.json()]).toMatchObject([415, { code: "unsupported-type" }]);
      const before = user.replies().length;
      await user.photo(distantPng(), "image/png");
      const closer = t("photo:refused.come-closer");
      await user.waitFor((replies) => words(replies.slice(before)).includes(closer));
    });

    it("one that was uploaded more than 60 seconds ago is gone, and the page is told so", async () => {
      const held = await user.visitor.upload(portraitJpeg(), "image/jpeg");
      leo.clock.advance(60_000);
      const { photo, heldBy } = held;
      user.page.send({ kind: "photo", id: "late-photo-1", photo, heldBy });
      const told = await user.page.wait(
        (message): message is Extract<typeof message, { kind: "error" }> => message.kind === "error",
      );
      expect(told).toMatchObject({ id: "late-photo-1", reason: "photo-gone" });
    });
  });
});
