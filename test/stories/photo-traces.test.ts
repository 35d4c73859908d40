import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../core/locales.ts";
import { preparePhoto } from "../../pipeline/photo/prepare.ts";
import { checkIn, pressShown, reportShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { portraitJpeg } from "../support/photos.ts";
import { everythingStored } from "../support/stored-text.ts";
import { filesBelow, type Traces, tracesOf } from "../support/traces.ts";
import { openWebChat } from "../support/web-chatting.ts";

describe("a photo that was looked at", () => {
  let leo: WholeLeo;
  let sent: Traces;
  let prepared: Traces;
  let sender: string;
  beforeAll(async () => {
    leo = await startWholeLeo();
    const photo = await preparePhoto(portraitJpeg(), { signal: new AbortController().signal });
    if (typeof photo === "string") throw new Error(photo);
    [sent, prepared] = [tracesOf(portraitJpeg()), tracesOf(photo.jpeg)];
    const t = translator("en");
    const user = leo.telegram.user({ languageCode: "en" });
    sender = String(user.id);
    const page = await openWebChat(leo.url, () => leo.clock.advance(1_000));
    for (const chatting of [user, page]) {
      await checkIn(chatting);
      await pressShown(chatting, "photo:agree");
      const accepted = t("photo:optIn.accepted");
      await chatting.waitFor((replies) => replies.some(({ text }) => text === accepted));
    }
    user.photo(portraitJpeg());
    await reportShown(user);
    await page.photo(portraitJpeg(), "image/jpeg");
    await reportShown(page);
    await leo.settled();
  }, 120_000);
  afterAll(() => leo.stop());

  const found = (bytes: Buffer) => [...sent.foundIn(bytes), ...prepared.foundIn(bytes)];

  it("would be found by this search if it were there", () => {
    const photo = portraitJpeg();
    for (const coded of [
      photo,
      photo.toString("hex"),
      photo.toString("base64"),
      `x${photo.toString("base64")}`,
    ]) {
      expect(sent.foundIn(Buffer.from(coded)).length).toBeGreaterThan(0);
    }
    expect(sent.foundIn(Buffer.concat([Buffer.from("x"), photo])).length).toBeGreaterThan(0);
    const shifted = Buffer.concat([Buffer.from("x"), photo]).toString("base64");
    expect(sent.foundIn(Buffer.from(shifted)).length).toBeGreaterThan(0);
  });

  it("left notes about light and sharpness, and no byte of itself in any row", async () => {
    const rows = await everythingStored(leo.database);
    expect(rows.some(({ table, text }) => table.includes("assessments") && text.includes("faceLuma"))).toBe(
      true,
    );
    const kept = rows.filter(({ text }) => found(Buffer.from(text)).length > 0);
    expect(kept.map(({ table }) => table)).toEqual([]);
  });

  it("left no byte in the log", () => {
    expect(found(Buffer.from(leo.logged.join("")))).toEqual([]);
  });

  it("left no byte on disk: not in the data folder, not in the database's files, its write-ahead log included", async () => {
    await leo.database.query({ text: "CHECKPOINT" });
    const [row] = await leo.database.query<{ folder: string; number: string }>({
      text: "SELECT current_setting('data_directory') AS folder, oid::text AS number FROM pg_database WHERE datname = current_database()",
    });
    if (row === undefined) throw new Error("no database");
    const folders = [leo.dataDir, join(row.folder, "base", row.number), join(row.folder, "pg_wal")];
    // What is stored is found by the same search, so that a missing photo means something.
    let seenSender = 0;
    for (const folder of folders) {
      for await (const { path, bytes } of filesBelow(folder)) {
        if (bytes.includes(sender)) seenSender += 1;
        expect([path, found(bytes)]).toEqual([path, []]);
      }
    }
    expect(seenSender).toBeGreaterThan(1);
  });
});
