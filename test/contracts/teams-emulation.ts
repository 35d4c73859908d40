import { type EmulatedTeams, startTeams } from "../emulators/teams.ts";
import type { TeamsUser } from "../emulators/teams-person.ts";
import type { ChannelEmulation, EmulatedPerson, EmulationVariant } from "./channel-emulation.ts";
import { serveWebhook } from "./webhook-server.ts";

async function makeNoise(teams: EmulatedTeams): Promise<void> {
  const anna = teams.user();
  const bot = { id: teams.botId, name: "Leo", role: "bot" };
  anna.send({ from: { id: teams.botId }, text: "my own words" });
  anna.send({ from: { id: "28:another-bot" }, text: "I am a bot" });
  anna.send({ from: { id: "29:bot", role: "bot" }, text: "I am a bot too" });
  for (const type of [
    "messageUpdate",
    "messageDelete",
    "messageReaction",
    "typing",
    "event",
    "endOfConversation",
  ])
    anna.send({ type, text: "changed my mind", reactionsAdded: [{ type: "like" }] });
  anna.send({ type: "conversationUpdate", channelData: { eventType: "teamRenamed" } });
  anna.send({ type: "conversationUpdate", membersAdded: [{ id: "29:somebody" }] });
  anna.send({ type: "installationUpdate", action: "remove" });
  anna.send({ type: "invoke", name: "composeExtension/query", value: {} });
  anna.send({ text: "", attachments: [] });
  const friend = teams.member("groupChat");
  friend.text("not to Leo");
  friend.send({
    text: "<at>Anna</at> hello",
    entities: [{ type: "mention", text: "<at>Anna</at>", mentioned: { id: "29:anna" } }],
  });
  friend.photo(Buffer.from("picture"));
  friend.send({ type: "installationUpdate", action: "add" });
  friend.send({ type: "conversationUpdate", membersAdded: [bot] });
  await teams.sender.idle();
}

async function sendGarbage(teams: EmulatedTeams, user: TeamsUser): Promise<void> {
  const ids = { from: { id: user.id }, conversation: { id: user.conversationId } };
  for (const activity of [
    {},
    { type: null },
    { type: 7, serviceUrl: teams.serviceUrl },
    { type: "message", serviceUrl: teams.serviceUrl, channelId: "msteams" },
    { type: "message", serviceUrl: teams.serviceUrl, channelId: "msteams", from: null, conversation: null },
    {
      ...ids,
      type: "message",
      serviceUrl: teams.serviceUrl,
      channelId: "msteams",
      text: null,
      attachments: [null],
    },
    { ...ids, type: "message", serviceUrl: teams.serviceUrl, channelId: "msteams", text: 5, entities: "?" },
    {
      ...ids,
      type: "message",
      serviceUrl: teams.serviceUrl,
      channelId: "msteams",
      timestamp: "soon",
      text: "",
    },
    { ...ids, type: "invoke", serviceUrl: teams.serviceUrl, channelId: "msteams", value: null },
    { ...ids, type: "of the future", serviceUrl: teams.serviceUrl, channelId: "msteams" },
    { ...ids, type: "message", serviceUrl: teams.serviceUrl, from: { id: "x".repeat(5_000) }, text: "x" },
  ])
    await teams.sender.post(activity);
  for (const raw of ["", "{", "null", "[]", "7", '"text"', "\u0000\u0001"])
    await teams.sender.post({}, { raw });
}

async function startEmulation(signed: boolean): Promise<ChannelEmulation> {
  const teams = await startTeams(signed);
  const hook = await serveWebhook("/webhooks/teams");
  teams.sender.deliverTo(`${hook.url}/webhooks/teams`);
  teams.sender.repeatUntilTaken();
  const users = new Map<EmulatedPerson, TeamsUser>();
  const userOf = (person: EmulatedPerson): TeamsUser => {
    const user = users.get(person);
    if (user === undefined) throw new Error("nobody of this emulation");
    return user;
  };
  return {
    env: teams.env,
    publicUrl: hook.url,
    secrets: [teams.password, "bot-token-", "file-secret"],
    attach: hook.attach,
    person: () => {
      const user = teams.user();
      const person: EmulatedPerson = {
        userId: user.id,
        say: user.text,
        sendPhoto: user.photo,
        press: user.press,
        screen: () =>
          user.replies().map(({ text, buttons, photo }) => ({
            text,
            buttons: buttons.flat().flatMap(({ label, data }) => (data === undefined ? [] : [label])),
            hasPicture: photo !== undefined,
          })),
      };
      users.set(person, user);
      return person;
    },
    // Teams does, but when and in what order is its own affair.
    redeliversByItself: false,
    repeatLast: (person) => userOf(person).repeatLast(),
    noise: () => makeNoise(teams),
    garbage: (person) => sendGarbage(teams, userOf(person)),
    slowDown: (person, waitMs) =>
      teams.fault({
        conversationId: userOf(person).conversationId,
        status: 429,
        retryAfter: String(waitMs / 1000),
      }),
    block: (person) => userOf(person).block(),
    breakAfter: (person, sendings) => {
      const { conversationId } = userOf(person);
      if (sendings > 0) teams.fault({ conversationId, method: "POST", times: sendings });
      teams.fault({ conversationId, method: "POST", cut: "before" });
    },
    sendHugePhoto: (person) => userOf(person).photo(Buffer.alloc(21 * 1024 * 1024)),
    away: () => {
      teams.outage.begin();
      hook.outage.begin();
      return () => {
        teams.outage.end();
        hook.outage.end();
      };
    },
    close: async () => {
      await teams.close();
      await hook.close();
    },
  };
}

/** Teams, as Microsoft signs it and as a program on this machine plays it. */
export const teamsEmulations = [
  { name: "signed webhook", start: () => startEmulation(true) },
  { name: "unsigned webhook on loopback", start: () => startEmulation(false) },
] as const satisfies readonly EmulationVariant[];
