import { afterEach, describe, expect, test } from "vitest";
import type { Lead } from "../../core/lead.ts";
import { type DiscordSetup, setUpDiscord } from "./discord-channel.ts";
import { until } from "./until.ts";

let setup: DiscordSetup;
afterEach(() => setup.close());

/** Leadership among the adapters of one test: the next one begins when the one before has ended. */
function oneLead(): Lead {
  let before: Promise<void> = Promise.resolve();
  return (_name, work, stopped) => {
    const mine = before.then(() => (stopped.aborted ? undefined : work(stopped)));
    before = mine;
    return mine;
  };
}

const arrived = (...texts: string[]) =>
  until(
    () => texts.every((text) => setup.texts().includes(text)),
    `the messages ${texts.join(", ")}`,
    20_000,
  );
const gateway = () => setup.discord.gateway;

describe("a connection to Discord's gateway that ends", () => {
  test.each([
    ["is cut", () => gateway().cut()],
    ["is closed for an unknown error (4000)", () => gateway().cut(4_000)],
    ["is asked to come again (op 7)", () => gateway().askToReconnect()],
  ])("and %s is resumed, and what came meanwhile arrives once and in order", async (_, end) => {
    setup = await setUpDiscord();
    await setup.start();
    end();
    await until(() => gateway().open() === 0, "the connection gone");
    for (const text of ["one", "two", "three"]) setup.anna.say(text);
    await arrived("three");
    expect(setup.texts()).toEqual(["hello", "one", "two", "three"]);
    expect(gateway().identified).toHaveLength(1);
    expect(gateway().resumed).toHaveLength(1);
    expect(setup.adapter.health().ok).toBe(true);
  });

  test("is resumed behind what is stored, not behind what has come", async () => {
    setup = await setUpDiscord();
    await setup.start();
    const release = setup.inbox.hold();
    setup.anna.say("not stored yet");
    await until(() => setup.inbox.offered.length === 2, "the message offered");
    gateway().cut();
    await until(() => gateway().resumed.length === 1, "the resume");
    release();
    await arrived("not stored yet");
    // READY and the greeting are the first two events.
    expect(gateway().resumed).toEqual([2]);
  });

  test("because a thousand messages wait to be stored brings the rest once there is room", async () => {
    setup = await setUpDiscord();
    await setup.start();
    const release = setup.inbox.hold();
    const written = Array.from({ length: 1_100 }, (_, index) => `line ${index}`);
    for (const text of written) setup.anna.say(text);
    await until(() => gateway().open() === 0, "the connection left");
    release();
    await arrived("line 1099");
    expect(setup.texts()).toEqual(["hello", ...written]);
    expect(gateway().identified).toHaveLength(1);
  });

  test("and whose session is over (op 9) begins anew and reads what was missed from the history", async () => {
    setup = await setUpDiscord();
    await setup.start();
    gateway().endSessions();
    await until(() => gateway().open() === 0, "the connection gone");
    for (const text of ["missed 1", "missed 2"]) setup.anna.sayUnheard(text);
    await until(() => gateway().identified.length === 2, "a new session");
    await arrived("missed 2");
    setup.anna.say("heard again");
    await arrived("heard again");
    expect(setup.texts()).toEqual(["hello", "missed 1", "missed 2", "heard again"]);
  });

  test("and can't be resumed after a long absence does the same", async () => {
    setup = await setUpDiscord();
    await setup.start();
    gateway().forgetSessions();
    setup.anna.sayUnheard("missed");
    gateway().cut();
    await arrived("missed");
    expect(gateway().identified).toHaveLength(2);
  });

  test("and answers no heartbeat is given up and resumed", async () => {
    setup = await setUpDiscord({ heartbeatMs: 60 });
    await setup.start();
    await until(() => gateway().heartbeats() >= 2, "a heartbeat that names the newest event");
    gateway().goDeaf();
    await until(() => gateway().resumed.length > 0, "the resume");
  });
});

describe("a restart", () => {
  test("brings what was written meanwhile, hundreds of messages too, and none of the bot's", async () => {
    setup = await setUpDiscord();
    await setup.start();
    await setup.adapter.send(setup.chat, [{ kind: "text", markdown: "Hello Anna" }]);
    await setup.adapter.stop();
    const written = Array.from({ length: 230 }, (_, index) => `line ${index}`);
    for (const text of written) setup.anna.sayUnheard(text);
    await setup.again();
    await arrived("line 229");
    expect(setup.texts()).toEqual(["hello", ...written]);
  });

  test("brings it before what is written after it, and waits out a 429 in between", async () => {
    setup = await setUpDiscord();
    await setup.start();
    await setup.adapter.stop();
    setup.anna.sayUnheard("while away");
    setup.discord.faults.add({ call: /^GET .*\/messages$/, status: 429, retryAfterSeconds: 0.3 });
    setup.discord.faults.add({ call: /^GET .*\/messages$/, status: 502 });
    await setup.again();
    setup.anna.say("back again");
    await arrived("back again");
    expect(setup.texts()).toEqual(["hello", "while away", "back again"]);
  });

  test("isn't held up by a channel that is gone", async () => {
    setup = await setUpDiscord();
    await setup.start();
    await setup.adapter.stop();
    setup.anna.direct.gone = true;
    await setup.again();
    const ben = setup.discord.user();
    ben.say("from Ben");
    await arrived("from Ben");
  });
});

describe("what Discord refuses", () => {
  test("without the Message Content intent (4014) the channel runs on, and says so once", async () => {
    setup = await setUpDiscord();
    gateway().withholdContent();
    await setup.start();
    expect(setup.adapter.health()).toEqual({ ok: true });
    expect(gateway().identified).toHaveLength(1);
    expect(setup.logLines().filter((line) => line.includes("Message Content Intent"))).toHaveLength(1);
    const guild = setup.discord.guildChannel();
    setup.anna.say(`<@${setup.discord.bot.id}> hi`, { in: guild });
    await arrived(`<@${setup.discord.bot.id}> hi`);
  });

  test.each([
    ["over HTTP", async () => await setUpDiscord({ token: "not.the.right-one" })],
    [
      "at the gateway (4004)",
      async () => {
        const made = await setUpDiscord();
        made.discord.gateway.refuseNext(4_004, 9);
        return made;
      },
    ],
  ])(
    "a token refused %s is told in one line that says what to click, and isn't tried again and again",
    async (_, make) => {
      setup = await make();
      const started = performance.now();
      await setup.adapter.start(setup.inbox.receive);
      expect(performance.now() - started).toBeLessThan(3_500);
      await until(() => !setup.adapter.health().ok, "the fault told");
      expect(setup.adapter.health().detail).toMatch(/DISCORD_TOKEN.*discord\.com\/developers.*Reset Token/);
      expect(setup.adapter.health().detail).not.toContain("\n");
      expect(setup.logLines().filter((line) => line.includes("Reset Token"))).toHaveLength(1);
      expect(setup.discord.calls(/^GET \/users\/@me$/)).toHaveLength(1);
      expect(setup.discord.calls(/gateway/).length).toBeLessThanOrEqual(2);
      expect(setup.logLines().join("")).not.toContain("right-one");
    },
  );

  test("faults of Discord are waited out", async () => {
    setup = await setUpDiscord();
    setup.discord.faults.add({ call: /users\/@me$/, status: 502, page: true });
    setup.discord.faults.add({ call: /gateway\/bot$/, cut: "before" });
    setup.discord.faults.add({ call: /gateway\/bot$/, status: 429, retryAfterSeconds: 0.2 });
    gateway().refuseNext(4_008);
    await setup.adapter.start(setup.inbox.receive);
    await until(() => gateway().identified.length === 1, "the session", 20_000);
    await until(() => setup.adapter.health().ok, "healthy");
  });

  test("when no more sessions may begin today, none is begun", async () => {
    setup = await setUpDiscord();
    setup.discord.facts = { ...setup.discord.facts, remaining: 0, resetAfterMs: 400 };
    const starting = setup.adapter.start(setup.inbox.receive);
    await until(() => setup.adapter.health().detail?.includes("no more sessions"), "the limit told");
    expect(gateway().identified).toHaveLength(0);
    await until(() => gateway().identified.length === 1, "the session after the wait");
    await starting;
  });
});

describe("what the SDK stumbles over", () => {
  test("neither ends the process nor gets lost", async () => {
    setup = await setUpDiscord();
    await setup.start();
    setup.anna.say("no channel type", {}, { channel_type: undefined });
    setup.anna.command("checkin", {}, { authorizing_integration_owners: undefined });
    await arrived("no channel type", "/checkin");
    const sessions = (): number => gateway().identified.length + gateway().resumed.length;
    gateway().raw('{"op":10,"d":null}');
    for (const frame of ['{"op":0,"t":"READY","s":99,"d":null}', '{"op":7}', '{"op":9,"d":null}']) {
      const before = sessions();
      gateway().raw(frame);
      await until(() => sessions() > before, `another connection after ${frame}`, 20_000);
    }
    setup.anna.say("still there?");
    await arrived("still there?");
  });
});

test("of two instances one holds the connection, and the other takes over what it leaves", async () => {
  setup = await setUpDiscord({ lead: oneLead() });
  await setup.start();
  await setup.again();
  expect(gateway().open()).toBe(1);
  await setup.adapter.stop();
  setup.anna.sayUnheard("in between");
  await until(() => gateway().identified.length === 2, "the other's session");
  setup.anna.say("and then");
  await arrived("in between", "and then");
  expect(setup.texts()).toEqual(["hello", "in between", "and then"]);
});

test("each of the connections Discord recommends is made, and each event comes on its own", async () => {
  setup = await setUpDiscord({ shards: 3 });
  await setup.start();
  await until(() => gateway().identified.length === 3, "three sessions");
  expect(
    gateway()
      .identified.map(({ shard }) => shard)
      .toSorted(),
  ).toEqual([0, 1, 2]);
  const mention = `<@${setup.discord.bot.id}> hello`;
  for (let guild = 0; guild < 3; guild++) setup.anna.say(mention, { in: setup.discord.guildChannel() });
  await until(() => setup.texts().filter((text) => text === mention).length === 3, "three mentions");
});
