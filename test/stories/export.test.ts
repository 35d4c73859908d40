import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkIn, pressShown, reportShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { personOf } from "../support/stored-answers.ts";
import { openWebChat } from "../support/web-chatting.ts";

describe("/export", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  const read = (bytes: Buffer | undefined) =>
    JSON.parse(bytes?.toString("utf8") ?? "null") as Record<string, unknown[]> & {
      profile: Record<string, unknown>;
    };

  it("sends everything as a document on Telegram, once a minute, and keeps nothing of the file itself", async () => {
    const user = leo.telegram.user({ languageCode: "en" });
    await checkIn(user);
    await pressShown(user, "photo:without");
    await reportShown(user);
    user.text("/export");
    const replies = await user.waitFor((all) => all.some(({ document }) => document !== undefined), 20_000);
    const data = read(replies.find(({ document }) => document !== undefined)?.document);
    expect(data.assessments).toHaveLength(1);
    expect(data.answers?.length).toBeGreaterThan(22);
    expect(data.auditLog).toEqual([expect.objectContaining({ action: "export", actor: "person" })]);
    expect(replies.some(({ text }) => text.includes("Everything I keep about you"))).toBe(true);
    user.text("/export");
    await user.waitFor((all) => all.at(-1)?.text.includes("on its way already") === true);
    await leo.settled();
    const personId = await personOf(leo.database, "telegram", user.id);
    const [left] = await leo.database.query<{ rows: number }>({
      text: `SELECT ((SELECT count(*) FROM inbox WHERE person_id = $1 AND content IS NOT NULL)
        + (SELECT count(*) FROM outbox WHERE person_id = $1 AND blocks::text LIKE '%base64%' AND blocks::text LIKE '%"file"%'))::int
        AS rows`,
      values: [personId],
    });
    expect(left?.rows).toBe(0);
  });

  it("offers a download on the web, to somebody with nothing yet as well", async () => {
    const chat = await openWebChat(leo.url, () => leo.clock.advance(1_000));
    chat.text("hello");
    await chat.waitFor((all) => all.length > 0);
    chat.text("export my data");
    const replies = await chat.waitFor((all) => all.some(({ document }) => document !== undefined), 20_000);
    const data = read(replies.find(({ document }) => document !== undefined)?.document);
    expect(data.profile).toMatchObject({ stage: "new" });
    expect(data.accounts).toEqual([expect.objectContaining({ channel: "web" })]);
    expect(data.answers).toEqual([]);
  });
});
