import type { Clock } from "../../core/clock.ts";
import { type EmulatedDiscord, startDiscord } from "../emulators/discord.ts";
import type { EmulatedDiscordUser } from "../emulators/discord-user.ts";
import type { ChannelEmulation, EmulatedPerson, EmulationVariant } from "./channel-emulation.ts";

function makeNoise(discord: EmulatedDiscord, anna: EmulatedDiscordUser): void {
  const { gateway, bot } = discord;
  const guild = discord.guildChannel();
  const another = { id: "120000000000000001", bot: true };
  anna.say("I am a bot", {}, { author: another });
  anna.say("I am Leo", {}, { author: { id: bot.id, bot: true } });
  anna.say("I am a webhook", {}, { webhook_id: "120000000000000002" });
  anna.say("", {}, { type: 6 });
  anna.say("a thread begins", {}, { type: 18 });
  anna.say("not to Leo", { in: guild });
  anna.say("@leo_test by name only", { in: guild });
  anna.say("to another bot", { in: guild }, { mentions: [another] });
  anna.say("between friends", {}, { channel_type: 3 });
  const direct = { id: "130000000000000001", channel_id: anna.direct.id };
  gateway.dispatch("MESSAGE_UPDATE", { ...direct, author: { id: anna.id }, content: "changed my mind" }, {});
  gateway.dispatch("MESSAGE_DELETE", direct, {});
  gateway.dispatch("MESSAGE_REACTION_ADD", { ...direct, user_id: anna.id, emoji: { name: "👍" } }, {});
  gateway.dispatch("TYPING_START", { ...direct, user_id: anna.id }, {});
  gateway.dispatch("THREAD_CREATE", { id: "130000000000000002", owner_id: anna.id }, {});
  gateway.dispatch("CHANNEL_CREATE", { id: anna.direct.id, type: 1 }, {});
  gateway.dispatch("GUILD_CREATE", { id: guild.guildId, unavailable: true }, {});
}

function sendGarbage({ gateway }: EmulatedDiscord, user: EmulatedDiscordUser): void {
  const message = { id: "130000000000000003", channel_id: user.direct.id, author: { id: user.id } };
  const interaction = { id: "130000000000000004", application_id: "1", token: "x", type: 3 };
  for (const [name, data] of [
    ["MESSAGE_CREATE", null],
    ["MESSAGE_CREATE", 7],
    ["MESSAGE_CREATE", {}],
    ["MESSAGE_CREATE", { ...message, id: "soon" }],
    ["MESSAGE_CREATE", { ...message, author: null, content: "x" }],
    ["MESSAGE_CREATE", { ...message, content: null, attachments: null, mentions: null, type: null }],
    ["MESSAGE_CREATE", { ...message, content: "", attachments: [null, 5, { id: null }] }],
    ["INTERACTION_CREATE", null],
    ["INTERACTION_CREATE", interaction],
    ["INTERACTION_CREATE", { ...interaction, data: null, user: null, channel: null }],
    ["INTERACTION_CREATE", { ...interaction, user: { id: user.id }, channel_id: "1", data: { values: 5 } }],
    ["INTERACTION_CREATE", { ...interaction, type: 99, user: { id: user.id }, channel_id: "1" }],
    ["SOMETHING_NEW", { of: ["the", "future"] }],
  ] as const)
    gateway.dispatch(name, data, {});
  for (const frame of [
    "",
    "no JSON",
    "null",
    "5",
    "[]",
    '{"op":"x"}',
    '{"op":0}',
    '{"op":0,"t":5,"s":"x"}',
    '{"op":99}',
  ])
    gateway.raw(frame);
}

async function startEmulation(clock?: Clock): Promise<ChannelEmulation> {
  const discord = await startDiscord(clock === undefined ? {} : { now: clock });
  const users = new Map<EmulatedPerson, EmulatedDiscordUser>();
  const userOf = (person: EmulatedPerson): EmulatedDiscordUser => {
    const user = users.get(person);
    if (user === undefined) throw new Error("nobody of this platform");
    return user;
  };
  const sendingTo = (person: EmulatedPerson) =>
    new RegExp(`^POST /channels/${userOf(person).direct.id}/messages$`);

  return {
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: `${discord.apiUrl}/` },
    publicUrl: "https://leo.example",
    secrets: [discord.token],
    attach: () => undefined,
    person: () => {
      const user = discord.user("de");
      const person: EmulatedPerson = {
        userId: user.id,
        say: (text) => void user.say(text),
        sendPhoto: (bytes, caption) => void user.send([{ bytes }], caption),
        press: (label) => void user.press(label),
        screen: () =>
          user.replies().map(({ text, rows, pictures }) => ({
            text,
            buttons: rows.flatMap(({ components }) => components.map(({ label = "" }) => label)),
            hasPicture: pictures.length > 0,
          })),
      };
      users.set(person, user);
      return person;
    },
    redeliversByItself: true,
    repeatLast: (person) => userOf(person).repeatLast(),
    noise: () => makeNoise(discord, discord.user()),
    garbage: (person) => sendGarbage(discord, userOf(person)),
    slowDown: (person, waitMs) =>
      discord.faults.add({ call: sendingTo(person), status: 429, retryAfterSeconds: waitMs / 1000 }),
    block: (person) => userOf(person).block(),
    breakAfter: (person, sendings) => {
      const call = sendingTo(person);
      if (sendings > 0) discord.faults.add({ call, times: sendings });
      discord.faults.add({ call, cut: "before" });
    },
    sendHugePhoto: (person) => {
      userOf(person).send([
        { bytes: Buffer.from("x"), filename: "huge.png", claimedBytes: 40 * 1024 * 1024 },
      ]);
    },
    away: () => {
      discord.outage.begin();
      return discord.outage.end;
    },
    close: () => discord.close(),
  };
}

/** Discord over its gateway. */
export const discordEmulations = [
  { name: "gateway", start: startEmulation },
] as const satisfies readonly EmulationVariant[];
