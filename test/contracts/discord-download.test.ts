import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { downloadFile } from "../../adapters/discord/download.ts";
import { openApi } from "../../adapters/discord/request.ts";
import { ChannelError } from "../../core/errors.ts";
import type { AttachmentRef } from "../../core/message.ts";
import type { SentFile } from "../emulators/discord-user.ts";
import { type DiscordSetup, setUpDiscord } from "./discord-channel.ts";

const photo: SentFile = { bytes: Buffer.alloc(50_000, "photo") };
const files = /^GET \/files\//;
const message = /^GET \/channels\/\d+\/messages\/\d+$/;

let setup: DiscordSetup;
beforeEach(async () => {
  setup = await setUpDiscord();
  await setup.start();
});
afterEach(() => setup.close());

async function sent(file: SentFile): Promise<AttachmentRef> {
  const before = setup.inbox.stored.length;
  setup.anna.send([file]);
  const content = (await setup.inbox.until(before + 1)).at(-1)?.content;
  if (content?.kind !== "photo") throw new Error("no photo came in");
  return content.photo;
}

test.each([
  [{ call: files, status: 404 }, "not-found"],
  [{ call: files, status: 403 }, "not-found"],
  [{ call: files, page: true }, "not-found"],
  [{ call: files, status: 302 }, "temporary"],
  [{ call: files, status: 502 }, "temporary"],
  [{ call: files, cut: "before" }, "temporary"],
  [{ call: message, status: 404, code: 10_008 }, "not-found"],
  [{ call: message, status: 429, retryAfterSeconds: 3 }, "rate-limited"],
  [{ call: message, status: 500 }, "temporary"],
] as const)("a download that meets %o is %s", async (fault, code) => {
  const attachment = await sent(photo);
  setup.discord.faults.add(fault);
  const error: unknown = await setup.adapter.download(attachment).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "ChannelError", code });
  expect(Buffer.from(await setup.adapter.download(attachment))).toEqual(photo.bytes);
});

test.each([files, message])("one that is never answered (%s) is given up in time", async (call) => {
  const attachment = await sent(photo);
  setup.discord.faults.add({ call, silent: true });
  const api = openApi({ token: setup.discord.token, apiUrl: setup.discord.apiUrl });
  const source = { api, apiUrl: setup.discord.apiUrl, timeoutMs: 150 };
  await expect(downloadFile(source, attachment.id)).rejects.toMatchObject({ code: "temporary" });
  api.close();
});

test("a file that is larger than Discord claimed is cut off at the limit", async () => {
  const attachment = await sent({ bytes: Buffer.alloc(40 * 1024 * 1024), claimedBytes: 1_000 });
  await expect(setup.adapter.download(attachment)).rejects.toMatchObject({ code: "too-large" });
});

test("a file that its sender has taken away is not found", async () => {
  const attachment = await sent(photo);
  setup.anna.direct.messages.clear();
  await expect(setup.adapter.download(attachment)).rejects.toMatchObject({ code: "not-found" });
});

test.each(["gone", "", "1/2", "1/2/3/4", "../users/@me", "1/2/x"])(
  "the reference %j names no file",
  async (id) => {
    await expect(setup.adapter.download({ id })).rejects.toMatchObject({ code: "not-found" });
  },
);

test("nothing is fetched from a host that isn't Discord's", async () => {
  let asked = 0;
  const stranger = createServer((_, response) => {
    asked += 1;
    response.end("secret of the inner network");
  });
  await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  const { port } = stranger.address() as AddressInfo;
  for (const url of [
    `http://127.0.0.1:${port}/x.png`,
    `http://cdn.discordapp.com@127.0.0.1:${port}/x.png`,
    "http://cdn.discordapp.com/x.png",
    "https://cdn.discordapp.com.evil.example/x.png",
    "file:///etc/passwd",
    "no address",
  ]) {
    const attachment = await sent({ ...photo, url });
    const error: unknown = await setup.adapter.download(attachment).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ChannelError);
    expect(error).toMatchObject({ code: "not-found" });
  }
  expect(asked).toBe(0);
  await new Promise<void>((resolve) => stranger.close(() => resolve()));
});
