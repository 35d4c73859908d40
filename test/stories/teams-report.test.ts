import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scoreCardSize } from "../../bot/cards/score-card.ts";
import { translator } from "../../core/locales.ts";
import { type EmulatedTeams, startTeams } from "../emulators/teams.ts";
import type { TeamsUser } from "../emulators/teams-person.ts";
import { pictureUrl } from "../emulators/teams-state.ts";
import type { SeenMessage } from "../emulators/telegram-person.ts";
import { checkIn, pressShown, reportShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { portraitJpeg } from "../support/photos.ts";
import { personOf } from "../support/stored-answers.ts";

const words = (messages: readonly SeenMessage[]) => messages.map(({ text }) => text).join("\n\n");
const hour = 3_600_000;
const t = translator("en");

describe("on Teams, from the first word to the report", () => {
  let teams: EmulatedTeams;
  let leo: WholeLeo;
  beforeAll(async () => {
    teams = await startTeams();
    leo = await startWholeLeo({ env: { ...teams.env, TEAMS_PHOTOS: "true" } });
    teams.sender.deliverTo(`${leo.url}/webhooks/teams`);
  });
  afterAll(async () => {
    await leo.stop();
    await teams.close();
  });

  /** Address of the newest picture somebody was shown. */
  const newestPicture = (user: TeamsUser): string => {
    const bodies = teams.calls
      .filter(({ conversationId, status }) => conversationId === user.conversationId && status < 300)
      .map(({ body }) => pictureUrl((body ?? {}) as object));
    return bodies.findLast((url) => url !== undefined) ?? "";
  };

  it.each(["en", "de"] as const)(
    "somebody gets text and picture for a quiz and a selfie, in %s",
    async (locale) => {
      const own = translator(locale);
      const user = teams.user({ locale: locale === "en" ? "en-GB" : "de-DE" });
      const said: string[] = [];
      user.onReply(({ text }) => said.push(text));
      await checkIn(user);
      expect(said[0]).toContain(own("onboarding:question"));
      await pressShown(user, "photo:agree");
      await user.waitFor((replies) => words(replies).includes(own("photo:optIn.accepted")));
      user.photo(portraitJpeg());
      const report = await reportShown(user);
      const [picture] = report;
      const { format, width, height } = await sharp(picture?.photo).metadata();
      expect({ format, width, height }).toEqual({
        format: "png",
        width: scoreCardSize.widthPx,
        height: scoreCardSize.heightPx,
      });
      expect(words(report)).toContain(own("report:headings.microHabits"));
      expect(words(report)).toContain(own("photo:cue.lighting.clear"));
      expect(said.join("\n")).not.toMatch(/\{\{|\b(?:report|quiz|photo|check-in|errors|insights):[a-z]/);
      const refused = teams.calls.filter(({ status }) => status >= 400);
      expect(refused).toEqual([]);
    },
    60_000,
  );

  it("a report's picture lies at an address that can't be guessed, and is gone a day later", async () => {
    const user = teams.user({ locale: "en-US" });
    await checkIn(user);
    await pressShown(user, "photo:without");
    await reportShown(user);
    const url = newestPicture(user);
    expect(url).toMatch(new RegExp(`^${leo.url}/files/[\\w-]{43}$`));
    const shown = await fetch(url);
    expect([shown.status, shown.headers.get("content-type"), shown.headers.get("cache-control")]).toEqual([
      200,
      "image/png",
      "no-store",
    ]);
    expect((await fetch(`${leo.url}/files/${"A".repeat(43)}`)).status).toBe(404);
    expect((await fetch(`${leo.url}/files/`)).status).toBe(404);
    const token = url.split("/").at(-1) ?? "";
    expect(leo.logged.join("")).not.toContain(token);
    const [stored] = await leo.database.query<{ there: boolean }>({
      text: "SELECT EXISTS (SELECT 1 FROM hosted_files h WHERE h::text LIKE '%' || $1 || '%') AS there",
      values: [token],
    });
    expect(stored?.there).toBe(false);
    leo.clock.advance(24 * hour);
    expect((await fetch(url)).status).toBe(404);
  });

  it("whoever has everything deleted has no picture left at any address", async () => {
    const user = teams.user({ locale: "en-US" });
    await checkIn(user);
    await pressShown(user, "photo:without");
    await reportShown(user);
    const url = newestPicture(user);
    expect((await fetch(url)).status).toBe(200);
    user.text("/forget");
    await pressShown(user, "forget:");
    await teams.sender.idle();
    await leo.settled();
    expect((await fetch(url)).status).toBe(404);
  });

  it("adding Leo brings one hello, and a second announcement none", async () => {
    const user = teams.user({ locale: "en-US" });
    user.send({ type: "installationUpdate", action: "add" });
    user.send({ type: "conversationUpdate", membersAdded: [{ id: teams.botId }] });
    await user.waitFor((replies) => words(replies).includes(t("onboarding:question")));
    await leo.settled();
    expect(user.replies().filter(({ text }) => text.includes(t("onboarding:question")))).toHaveLength(1);
  });

  it("in a channel a mention gets one line and the way into the direct chat", async () => {
    const friend = teams.member("channel");
    const mention = { type: "mention", text: "<at>Leo</at>", mentioned: { id: teams.botId } };
    friend.send({ text: "<at>Leo</at> report", entities: [mention] });
    const [said, ...more] = await friend.waitFor((replies) => replies.length > 0);
    expect(more).toEqual([]);
    expect(said?.text).toBe(t("chat:group.line"));
    expect(said?.buttons.flat().map(({ url }) => url)).toEqual([
      `https://teams.microsoft.com/l/chat/0/0?users=28:${teams.appId}`,
    ]);
  });

  it("the newest way back is kept even where nothing was said", async () => {
    const user = teams.user({ locale: "en-US" });
    user.text("hello");
    await user.waitFor((replies) => replies.length > 0);
    user.send({ type: "messageReaction", locale: "en-NZ" });
    await teams.sender.idle();
    const personId = await personOf(leo.database, "teams", user.id);
    const [row] = await leo.database.query<{ address: unknown }>({
      text: "SELECT address FROM conversations WHERE person_id = $1 AND channel = 'teams'",
      values: [personId],
    });
    expect(row?.address).toMatchObject({ locale: "en-NZ", serviceUrl: teams.serviceUrl });
  });

  it("signs that no database takes, in words and ids, keep nobody from an answer", async () => {
    const user = teams.user({ locale: "en-US" });
    user.send({ text: "what\u0000is\ud83d this", from: { id: user.id, name: "A\u0000" } });
    user.send({ type: "messageReaction", from: { id: user.id, name: "B\u0000\ud83d" } });
    user.send({ id: "x\u0000y", text: "again" });
    user.send({ text: "nobody", from: { id: "29:\u0000" } });
    await user.waitFor((replies) => replies.length > 0);
    await teams.sender.idle();
    await leo.settled();
    expect(teams.sender.answers.slice(-4)).toEqual([200, 200, 200, 200]);
  });

  it("three deliveries of a message make one answer", async () => {
    const user = teams.user({ locale: "en-US" });
    user.text("hello");
    user.repeatLast();
    user.repeatLast();
    await user.waitFor((replies) => replies.length > 0);
    await teams.sender.idle();
    await leo.settled();
    expect(user.replies()).toHaveLength(1);
    expect(teams.calls.filter(({ conversationId }) => conversationId === user.conversationId)).toHaveLength(
      1,
    );
  });
});

describe("a Leo whose Teams credentials are wrong", () => {
  it("says in one line what to click, and answers on Telegram", async () => {
    const teams = await startTeams();
    const leo = await startWholeLeo({ env: { ...teams.env, MICROSOFT_APP_PASSWORD: "guessed-secret" } });
    const user = leo.telegram.user({ languageCode: "en" });
    user.text("/start");
    await user.waitFor((replies) => words(replies).includes(t("onboarding:question")));
    const ready = await fetch(`${leo.url}/readyz`);
    expect(await ready.text()).toContain("Certificates & secrets");
    expect(leo.logged.join("")).not.toContain("guessed-secret");
    const started = performance.now();
    await leo.halt();
    expect(performance.now() - started).toBeLessThan(10_000);
    await leo.stop();
    await teams.close();
  });
});
