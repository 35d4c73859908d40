import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scoreCardSize } from "../../bot/cards/score-card.ts";
import { shiftedClock, systemClock } from "../../core/clock.ts";
import { type Locale, translator } from "../../core/locales.ts";
import { until } from "../contracts/until.ts";
import { type EmulatedSlack, startSlack } from "../emulators/slack.ts";
import type { SeenMessage } from "../emulators/telegram-person.ts";
import {
  agree,
  answerQuestions,
  byTable,
  checkIn,
  newestButton,
  pressShown,
  questionShown,
  reportShown,
} from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { portraitJpeg } from "../support/photos.ts";
import { chatOnSlack } from "../support/slack-chatting.ts";

const words = (messages: readonly SeenMessage[]) => messages.map(({ text }) => text).join("\n\n");
const tags: Readonly<Record<Locale, string>> = { en: "en-US", ru: "ru-RU", es: "es-LA", de: "de-DE" };

describe.each(["HTTP", "Socket Mode"] as const)(
  "on Slack over %s, from the first word to the report",
  (by) => {
    let slack: EmulatedSlack;
    let leo: WholeLeo;
    beforeAll(async () => {
      const clock = shiftedClock(systemClock);
      slack = await startSlack({
        clock: clock.now,
        ...(by === "HTTP" ? { eventsUrl: () => `${leo.url}/webhooks/slack` } : {}),
      });
      const { botToken, appToken, signingSecret } = slack.state;
      leo = await startWholeLeo({
        clock,
        env: {
          SLACK_BOT_TOKEN: botToken,
          SLACK_API_URL: slack.apiUrl,
          SLACK_PHOTOS: "on",
          ...(by === "HTTP" ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: appToken }),
        },
      });
    });
    afterAll(async () => {
      await leo.stop();
      await slack.close();
    });

    const locales: readonly Locale[] = by === "HTTP" ? ["en", "ru"] : ["es", "de"];
    it.each(locales)("somebody gets text and picture for a quiz and a selfie, in %s", async (locale) => {
      const t = translator(locale);
      const anna = chatOnSlack(slack.person({ locale: tags[locale] }));
      await checkIn(anna);
      await pressShown(anna, "photo:agree");
      await anna.waitFor((replies) => words(replies).includes(t("photo:optIn.accepted")));
      anna.photo(portraitJpeg());
      const report = await reportShown(anna);

      const [file] = anna.person.replies().flatMap((each) => (each.file === undefined ? [] : [each.file]));
      const { format, width, height } = await sharp(file?.bytes).metadata();
      expect({ format, width, height }).toEqual({
        format: "png",
        width: scoreCardSize.widthPx,
        height: scoreCardSize.heightPx,
      });
      expect(file?.alt).toMatch(/\d/);
      const text = words(report);
      for (const heading of ["title", "archetypeNote", "headings.insights", "headings.microHabits"])
        expect(text).toContain(t(`report:${heading}`));
      expect(text).toContain(t("photo:cue.lighting.clear"));
      expect(words(anna.replies())).not.toMatch(
        /\{\{|\b(?:report|quiz|photo|check-in|errors|insights):[a-z]/,
      );
      await until(() => slack.deliveries.pending() === 0, "every delivery acknowledged");
    });

    it("every delivery coming three times, everything is answered once", async () => {
      const finish = async (times: number) => {
        const ben = chatOnSlack(slack.person({ locale: "en-US" }));
        slack.deliveries.deliverEach(times);
        await agree(ben);
        await answerQuestions(ben, byTable());
        await pressShown(ben, "photo:without");
        await reportShown(ben);
        await until(() => slack.deliveries.pending() === 0, "every delivery acknowledged");
        await leo.settled();
        return ben.replies().map(({ text }) => text);
      };
      const once = await finish(1);
      const thrice = await finish(3);
      slack.deliveries.deliverEach(1);
      expect(thrice).toEqual(once);
    });

    it("the App Home greets somebody new, and later shows their habits and ticks them, to them alone", async () => {
      const t = translator("en");
      const cleo = chatOnSlack(slack.person({ locale: "en-US" }));
      const home = () => JSON.stringify(slack.home(cleo.person.id) ?? "");
      await cleo.person.openHome();
      await until(() => home().includes(t("home:start")), "the greeting");
      await cleo.person.pressInHome(t("home:start"));
      await cleo.waitFor((replies) => newestButton(replies, "consent:agree") !== undefined, 10_000);
      await pressShown(cleo, "consent:agree");
      await answerQuestions(cleo);
      await pressShown(cleo, "photo:without");
      await reportShown(cleo);
      cleo.text("/habits add stretch for a minute");
      await cleo.waitFor((replies) => words(replies).includes("stretch for a minute"));
      await cleo.person.press(cleo.replies().at(-1)?.buttons.flat()[0]?.label ?? "");
      await leo.settled();
      await cleo.person.openHome();
      await until(() => home().includes("stretch for a minute"), "the habits");
      await cleo.person.pressInHome("○ stretch for a minute");
      await until(() => home().includes("✓"), "the tick");
      const other = slack.person();
      await other.openHome();
      await until(() => slack.home(other.id) !== undefined, "the other's home");
      expect(JSON.stringify(slack.home(other.id))).not.toContain("stretch");
    });

    it("what was written while Leo was away, and is never delivered, is its answer all the same, once", async () => {
      const fritz = chatOnSlack(slack.person({ locale: "en-US" }));
      await fritz.person.say("hello");
      await pressShown(fritz, "consent:agree");
      await answerQuestions(fritz, byTable(), "region");
      await leo.halt();
      for (const text of ["", " ", "Berlin"]) fritz.person.sayUnheard(text);
      await leo.resume();
      await questionShown(fritz, ({ step }) => step !== "region");
      await answerQuestions(fritz);
      await pressShown(fritz, "photo:without");
      await reportShown(fritz);
      expect(fritz.replies().filter(({ text }) => text.includes("Your report\n"))).toHaveLength(1);
    });

    it("in a channel Leo says one line in the thread and shows the way into the direct chat", async () => {
      const t = translator("en");
      const dora = slack.person({ locale: "en-US" });
      const channel = slack.channel();
      await dora.mention(channel.id, "I sleep badly");
      const [line] = await until(() => channel.messages().length > 0 && channel.messages(), "the line");
      expect(line?.text).toBe(t("chat:group.line"));
      expect(line?.threadTs).toBeDefined();
      expect(line?.buttons).toMatchObject([
        { url: "https://slack.com/app_redirect?app=A0EMULATED&team=T0EMULATED" },
      ]);
      await leo.settled();
      expect(channel.messages()).toHaveLength(1);
      expect(dora.replies()).toEqual([]);
    });

    it("31 days later Leo still reaches somebody, though their chat was closed meanwhile", async () => {
      const emil = chatOnSlack(slack.person({ locale: "en-US" }));
      await agree(emil);
      leo.clock.advance(31 * 86_400_000);
      const direct = slack.state.channels.get(emil.person.directId);
      if (direct !== undefined) direct.hasBot = false;
      emil.text("/help");
      const t = translator("en");
      await emil.waitFor(
        (replies) => words(replies).includes(t("chat:help.title").replaceAll("*", "")),
        15_000,
      );
      expect(slack.calls("conversations.open").length).toBeGreaterThan(0);
    });

    it("nothing that was said, nor a secret, stands in the log", async () => {
      const { botToken, appToken, signingSecret } = slack.state;
      const told = leo.logged.join("\n");
      for (const secret of [botToken, appToken, signingSecret, "I sleep badly", "stretch", "Berlin"])
        expect(told).not.toContain(secret);
    });

    it("Leo stops within ten seconds", async () => {
      const started = performance.now();
      await leo.halt();
      expect(performance.now() - started).toBeLessThan(10_000);
      await leo.resume();
    });
  },
);
