import type { Clock } from "../../core/clock.ts";
import { type EmulatedSlack, startSlack } from "../emulators/slack.ts";
import type { SlackPerson } from "../emulators/slack-person.ts";
import type { ChannelEmulation, EmulatedPerson, EmulationVariant } from "./channel-emulation.ts";
import { contractClock } from "./contract-clock.ts";
import { serveWebhook } from "./webhook-server.ts";

async function makeNoise(slack: EmulatedSlack, anna: SlackPerson): Promise<void> {
  const channel = slack.channel();
  const text = "not for Leo";
  const own = slack.state.bot;
  for (const event of [
    { type: "message", bot_id: "B0OTHER", text },
    { type: "message", subtype: "bot_message", bot_id: "B0OTHER", text },
    { type: "message", user: own.userId, bot_id: own.botId, text },
    { type: "message", user: own.userId, text },
    { type: "message", subtype: "message_changed", message: { user: anna.id, text }, previous_message: {} },
    { type: "message", subtype: "message_deleted", hidden: true, deleted_ts: "1.000001" },
    { type: "message", subtype: "thread_broadcast", text },
    { type: "message", subtype: "channel_join", text },
    { type: "message", text, edited: { user: anna.id, ts: "1.000001" } },
    {
      type: "reaction_added",
      reaction: "heart",
      item: { type: "message", channel: anna.directId, ts: "1.000001" },
    },
    { type: "message", channel: channel.id, channel_type: "channel", text },
    { type: "message", channel: "G1", channel_type: "mpim", text },
    { type: "app_mention", channel: anna.directId, text: `<@${own.userId}> ${text}` },
    { type: "app_home_opened", tab: "messages" },
    { type: "member_joined_channel", channel: channel.id },
  ])
    await anna.event(event);
  const mention = { type: "app_mention", channel: channel.id, text: `<@${own.userId}> ${text}` };
  await anna.event(mention, { is_ext_shared_channel: true });
}

async function sendGarbage(slack: EmulatedSlack, anna: SlackPerson): Promise<void> {
  const { deliveries } = slack;
  for (const event of [
    {},
    { type: null },
    { type: "message", text: null },
    { type: "message", user: null, text: "x" },
    { type: "message", channel: 7, text: "x" },
    { type: "message", ts: null, subtype: null, text: null, files: [null, {}, { id: 5 }] },
    { type: "message", files: "?" },
    { type: "something_new", of: ["the", "future"] },
    { type: "app_mention", channel: null, text: null },
    { type: "app_home_opened", user: null },
  ])
    await anna.event(event);
  for (const payload of [
    {},
    { type: "event_callback" },
    { type: "event_callback", event_id: "Ev1", event: null },
    { type: "event_callback", event_id: null, event: { type: "message" } },
  ])
    await deliveries.deliver({ kind: "events_api", payload });
  for (const payload of [
    { type: "block_actions" },
    { type: "block_actions", user: { id: anna.id }, actions: [] },
    { type: "block_actions", user: { id: anna.id }, actions: [null] },
    {
      type: "block_actions",
      user: { id: anna.id },
      actions: [{ action_id: "a" }],
      channel: null,
      container: null,
    },
    { type: "block_actions", user: { id: anna.id }, actions: [{ action_id: "a", value: "a:b" }] },
    { type: "view_submission", user: { id: anna.id } },
  ])
    await deliveries.deliver({ kind: "interactive", payload });
  await deliveries.deliver({ kind: "slash_commands", payload: { command: "/leo" } });
}

async function startEmulation(bySocket: boolean, clock: Clock = contractClock): Promise<ChannelEmulation> {
  const hook = await serveWebhook("/webhooks/slack");
  const slack = await startSlack({
    clock,
    ...(bySocket ? {} : { eventsUrl: `${hook.url}/webhooks/slack` }),
  });
  const { botToken, appToken, signingSecret } = slack.state;
  const people = new Map<EmulatedPerson, SlackPerson>();
  const of = (person: EmulatedPerson): SlackPerson => {
    const found = people.get(person);
    if (found === undefined) throw new Error("nobody");
    return found;
  };

  return {
    env: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: slack.apiUrl,
      SLACK_PHOTOS: "on",
      ...(bySocket ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
    },
    publicUrl: hook.url,
    secrets: [botToken, appToken, signingSecret],
    attach: hook.attach,
    person: () => {
      const user = slack.person();
      // Nobody waits here for what the app answers: Slack doesn't keep people from writing on.
      const person: EmulatedPerson = {
        userId: user.id,
        say: (text) => void user.say(text),
        sendPhoto: (bytes, caption) => void user.sendFiles([{ bytes: Buffer.from(bytes) }], caption),
        press: (label) => void user.press(label),
        screen: () =>
          user.replies().map(({ text, buttons, file }) => ({
            text,
            buttons: buttons.map(({ label }) => label),
            hasPicture: file?.mimetype === "image/png",
            files: file === undefined || file.mimetype === "image/png" ? [] : [file.bytes.toString("utf8")],
          })),
      };
      people.set(person, user);
      return person;
    },
    redeliversByItself: true,
    overtakes: true,
    repeatLast: (person) => void of(person).repeatLast(),
    noise: () => makeNoise(slack, slack.person()),
    garbage: (person) => void sendGarbage(slack, of(person)),
    slowDown: (person, waitMs) =>
      slack.faults.add({ channel: of(person).directId, status: 429, retryAfterSeconds: waitMs / 1000 }),
    block: (person) => of(person).deactivate(),
    breakAfter: (person, sendings) => {
      const fault = { method: "chat.postMessage", channel: of(person).directId };
      if (sendings > 0) slack.faults.add({ ...fault, delayMs: 1, times: sendings });
      slack.faults.add({ ...fault, cut: "before" });
    },
    sendHugePhoto: (person) =>
      void of(person).sendFiles([{ bytes: Buffer.from("x"), claimedBytes: 25 * 1024 * 1024 }]),
    away: () => {
      slack.outage.begin();
      hook.outage.begin();
      return () => {
        slack.outage.end();
        hook.outage.end();
      };
    },
    close: async () => {
      await slack.close();
      await hook.close();
    },
  };
}

/** Slack, in both of its ways. */
export const slackEmulations = [
  { name: "HTTP", start: (clock) => startEmulation(false, clock) },
  { name: "Socket Mode", start: (clock) => startEmulation(true, clock) },
] as const satisfies readonly EmulationVariant[];
