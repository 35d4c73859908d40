import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shiftedClock, systemClock } from "../../core/clock.ts";
import { type EmulatedDiscord, startDiscord } from "../emulators/discord.ts";
import { type EmulatedSlack, startSlack } from "../emulators/slack.ts";
import { type EmulatedTeams, startTeams } from "../emulators/teams.ts";
import {
  agree,
  answerQuestions,
  byTable,
  type Chatting,
  pressShown,
  questionShown,
  reportShown,
} from "../support/check-in-player.ts";
import { chatOnDiscord } from "../support/discord-chatting.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { chatOnSlack } from "../support/slack-chatting.ts";
import { personOf } from "../support/stored-answers.ts";

const waitMs = 30_000;

describe("one person on Slack, Discord and Teams", { timeout: 120_000 }, () => {
  const clock = shiftedClock(systemClock);
  let slack: EmulatedSlack;
  let discord: EmulatedDiscord;
  let teams: EmulatedTeams;
  let leo: WholeLeo;
  beforeAll(async () => {
    // Eleven on a Monday morning in Berlin, long before the evening and its silence.
    clock.set(new Date("2026-03-02T10:00:00Z"));
    [slack, discord, teams] = await Promise.all([
      startSlack({ clock: clock.now, eventsUrl: () => `${leo.url}/webhooks/slack` }),
      startDiscord({ now: clock.now }),
      startTeams(),
    ]);
    leo = await startWholeLeo({
      clock,
      env: {
        SLACK_BOT_TOKEN: slack.state.botToken,
        SLACK_SIGNING_SECRET: slack.state.signingSecret,
        SLACK_API_URL: slack.apiUrl,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        ...teams.env,
      },
    });
    teams.sender.deliverTo(`${leo.url}/webhooks/teams`);
  });
  afterAll(async () => {
    await leo.stop();
    await Promise.all([slack.close(), discord.close(), teams.close()]);
  });

  const says = (chat: Chatting, words: string) =>
    chat.waitFor((all) => all.some(({ text }) => text.includes(words)), waitMs);
  const heard = (chat: Chatting, words: string) =>
    chat.replies().filter(({ text }) => text.includes(words)).length;
  /** Makes one person of whoever owns the first chat and whoever enters its code in the second. */
  const join = async (owner: Chatting, other: Chatting) => {
    const isCode = /[2-9A-Z]{4}-[2-9A-Z]{4}/;
    owner.text("/link");
    const asked = await says(owner, "Your code");
    other.text(isCode.exec(asked.findLast(({ text }) => isCode.test(text))?.text ?? "")?.[0] ?? "no code");
    await says(other, "would become one for me");
    await pressShown(other, "link:yes.");
    await says(other, "say yes in the other chat");
    await pressShown(owner, "link:yes.");
    await says(owner, "are one for me now");
    await says(other, "are one for me now");
  };

  it("begins a check-in on the first, ends it on the second, and is reminded on the third", async () => {
    const user = { slack: slack.person({ locale: "en-US" }), discord: discord.user("en-US") };
    const onSlack = chatOnSlack(user.slack);
    const onDiscord = chatOnDiscord(user.discord);
    const onTeams = teams.user({ locale: "en-GB" });

    await agree(onSlack);
    await answerQuestions(onSlack, byTable(), "stress");
    await join(onSlack, onDiscord);
    await says(onDiscord, "A check-in is under way");
    await pressShown(onDiscord, "check-in:");
    await questionShown(onDiscord, ({ step }) => step === "stress");
    await answerQuestions(onDiscord);
    await pressShown(onDiscord, "photo:without");
    await reportShown(onDiscord);
    expect(heard(onSlack, "Three small habits")).toBe(0);

    await join(onDiscord, onTeams);
    onTeams.text("/remind drink water at 15:00");
    await says(onTeams, "drink water: every day at 15:00");
    await leo.settled();
    const before = [onSlack, onDiscord].map((chat) => chat.replies().length);
    clock.set(new Date("2026-03-02T14:00:00Z"));
    await leo.sweepNudges();
    await onTeams.waitFor((all) => all.at(-1)?.text.includes("drink water") === true, waitMs);
    await leo.settled();
    expect([onSlack, onDiscord].map((chat) => chat.replies().length)).toEqual(before);

    const people = await Promise.all([
      personOf(leo.database, "slack", user.slack.id),
      personOf(leo.database, "discord", user.discord.id),
      personOf(leo.database, "teams", onTeams.id),
    ]);
    expect(new Set(people).size).toBe(1);
    const [kept] = await leo.database.query<{ reports: number; nudges: number }>({
      text: `SELECT (SELECT count(*)::int FROM assessments WHERE person_id = $1) AS reports,
        (SELECT count(*)::int FROM nudges WHERE person_id = $1 AND outcome = 'sent') AS nudges`,
      values: [people[0]],
    });
    expect(kept).toEqual({ reports: 1, nudges: 1 });
  });
});
