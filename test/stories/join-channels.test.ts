import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import {
  agree,
  answerQuestions,
  byTable,
  type Chatting,
  checkIn,
  pressShown,
  questionShown,
  reportShown,
} from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { personOf } from "../support/stored-answers.ts";
import { openWebChat, type WebChatting } from "../support/web-chatting.ts";

const waitMs = 25_000;

describe("one person on Telegram and on the web", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  const says = (chat: Chatting, words: string) =>
    chat.waitFor((all) => all.some(({ text }) => text.includes(words)), waitMs);
  const openWeb = () => openWebChat(leo.url, () => leo.clock.advance(1_000));
  /** Asks for a code in one chat and enters it in the other. */
  const enterCode = async (user: EmulatedUser, web: WebChatting) => {
    user.text("/link");
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec((await says(user, "Your code")).at(-1)?.text ?? "")?.[0];
    web.text(code ?? "no code");
    await says(web, "would become one for me");
    await says(user, "Your code was entered");
  };
  const people = async () => {
    const [row] = await leo.database.query<{ people: number }>({
      text: "SELECT count(*)::int AS people FROM people",
    });
    return row?.people ?? 0;
  };

  it("goes on on the web with the check-in begun on Telegram, gets one report, and is two again after /unlink", async () => {
    const user = leo.telegram.user({ languageCode: "en" });
    await agree(user);
    await answerQuestions(user, byTable(), "stress");
    const web = await openWeb();
    const before = await people();
    await enterCode(user, web);
    await pressShown(web, "link:yes.");
    await says(web, "say yes in the other chat (Telegram)");
    await pressShown(user, "link:yes.");
    await says(user, "are one for me now");
    await says(web, "A check-in is under way");
    expect(await people()).toBe(before);
    await pressShown(web, "check-in:");
    await questionShown(web, ({ step }) => step === "stress");
    await answerQuestions(web);
    await pressShown(web, "photo:without");
    await reportShown(web);
    user.text("/report");
    await says(user, "Three small habits");
    const personId = await personOf(leo.database, "telegram", user.id);
    expect(await personOf(leo.database, "web", await webUser(personId))).toBe(personId);

    user.text("/unlink");
    await says(user, "Which one shall I take off?");
    const shown = (await user.waitFor((all) => all.length > 0)).at(-1)?.buttons.flat() ?? [];
    expect(shown.map(({ label }) => label)).toEqual(["Telegram (this chat)", "web chat"]);
    user.press("web chat");
    await says(user, "Take off: web chat?");
    user.press("Yes, take it off");
    await says(user, "Taken off: web chat");
    await says(web, "stands on its own again");
    web.text("/report");
    await web.waitFor((all) => all.at(-1)?.text.includes("AI wellness companion") === true, waitMs);
    const [kept] = await leo.database.query<{ reports: number }>({
      text: "SELECT count(*)::int AS reports FROM assessments WHERE person_id = $1",
      values: [personId],
    });
    expect(kept?.reports).toBe(1);
    const audited = await leo.database.query<{ action: string }>({
      text: "SELECT action FROM audit_log WHERE person_id = $1 ORDER BY at",
      values: [personId],
    });
    expect(audited.map(({ action }) => action)).toEqual(["link", "unlink"]);
  });

  /** The web visitor that belongs to a person. */
  const webUser = async (personId: string) => {
    const [row] = await leo.database.query<{ id: string }>({
      text: "SELECT platform_user_id AS id FROM accounts WHERE person_id = $1 AND channel = 'web'",
      values: [personId],
    });
    return row?.id ?? "";
  };

  it("loses no message and no analysis that comes while the two are being joined", async () => {
    const user = leo.telegram.user({ languageCode: "en" });
    await checkIn(user);
    const web = await openWeb();
    await enterCode(user, web);
    await pressShown(web, "link:yes.");
    await pressShown(user, "link:yes.");
    // The analysis of the one starts while the joining does; both write on.
    await pressShown(user, "photo:without");
    for (let number = 0; number < 8; number += 1) {
      user.text("/about");
      web.text("/about");
    }
    const abouts = (chat: Chatting) =>
      chat.replies().filter(({ text }) => text.includes("published formulas")).length;
    await user.waitFor(() => abouts(user) === 8, 60_000);
    await web.waitFor(() => abouts(web) === 8, 60_000);
    await says(user, "are one for me now");
    await says(web, "are one for me now");
    await reportShown(user);
    await leo.settled();
    const personId = await personOf(leo.database, "telegram", user.id);
    const [row] = await leo.database.query<{ left: number; reports: number; accounts: number }>({
      text: `SELECT (SELECT count(*)::int FROM inbox WHERE state <> 'done') AS left,
        (SELECT count(*)::int FROM assessments WHERE person_id = $1) AS reports,
        (SELECT count(*)::int FROM accounts WHERE person_id = $1) AS accounts`,
      values: [personId],
    });
    expect(row).toEqual({ left: 0, reports: 1, accounts: 2 });
  });

  it("takes off the very chat it is told in, which then starts fresh", async () => {
    const user = leo.telegram.user({ languageCode: "en" });
    await agree(user);
    const web = await openWeb();
    await enterCode(user, web);
    await pressShown(web, "link:yes.");
    await pressShown(user, "link:yes.");
    await says(web, "are one for me now");
    const before = await personOf(leo.database, "telegram", user.id);
    user.text("/unlink");
    await says(user, "Which one shall I take off?");
    user.press("Telegram (this chat)");
    await says(user, "Take off: Telegram");
    user.press("Yes, take it off");
    await says(user, "stands on its own again");
    expect(await personOf(leo.database, "telegram", user.id)).not.toBe(before);
    user.text("42");
    await user.waitFor((all) => all.at(-1)?.text.includes("AI wellness companion") === true, waitMs);
    await leo.settled();
  });
});
