import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slackClient } from "../../adapters/slack/client.ts";
import { downloadFile } from "../../adapters/slack/download.ts";
import { type EmulatedSlack, startSlack } from "../emulators/slack.ts";
import { failure } from "./contract-context.ts";

const bytes = Buffer.alloc(100_000, "photo ");
let slack: EmulatedSlack;
let foreign: Server;
let foreignUrl: string;
/** What the foreign server was told. */
let told: string[];

beforeEach(async () => {
  slack = await startSlack();
  slack.state.files.set("F1", {
    id: "F1",
    name: "a.jpg",
    mimetype: "image/jpeg",
    bytes,
    sizeBytes: bytes.length,
    alt: "",
    sharedIn: new Set(),
  });
  told = [];
  foreign = createServer((request, response) => {
    told.push(JSON.stringify(request.headers));
    response.end("bytes");
  });
  await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve));
  foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/files/F1`;
});
afterEach(async () => {
  await slack.close();
  await new Promise((resolve) => foreign.close(resolve));
});

function download(id: string, timeoutMs = 5_000): Promise<Uint8Array> {
  const { botToken } = slack.state;
  const apiUrl = `${slack.apiUrl}/`;
  return downloadFile({ client: slackClient(botToken, apiUrl), botToken, apiUrl, timeoutMs }, id);
}
const address = () => slack.apiUrl.replace(/\/api$/, "/files/F1");

describe("a photo on Slack", () => {
  test("is fetched with the token, by its address or by its id", async () => {
    expect(Buffer.from(await download(address())).equals(bytes)).toBe(true);
    expect(Buffer.from(await download("file:F1")).equals(bytes)).toBe(true);
  });

  test.each([
    ["another host", () => foreignUrl],
    ["a host that looks like Slack's", () => "https://files.slack.com.evil.example/F1"],
    ["a host behind Slack's name", () => "https://files.slack.com@evil.example/F1"],
    ["Slack without https", () => "http://files.slack.com/F1"],
    ["another port of Slack", () => "https://files.slack.com:8443/F1"],
    ["no address", () => "gone"],
    ["a file that is gone", () => "file:F404"],
    ["a file that is gone from its address", () => `${address()}04`],
  ])("at %s is not found, and nobody gets to see the token", async (_, where) => {
    expect((await failure(download(where()))).code).toBe("not-found");
    expect(told).toEqual([]);
  });

  test("that leads to another host is not followed there", async () => {
    slack.faults.add({ method: "file", redirectTo: foreignUrl });
    expect((await failure(download(address()))).code).toBe("not-found");
    expect(told).toEqual([]);
  });

  test("in whose place a page comes, as without the scope, is not found", async () => {
    slack.faults.add({ method: "file", page: true });
    const error = await failure(download(address()));
    expect(error.code).toBe("not-found");
    expect(error.message).toContain("files:read");
  });

  test("of 40 MB is too large, whether it says so or not", async () => {
    const huge = Buffer.alloc(40 * 1024 * 1024);
    const file = {
      id: "F1",
      name: "a.jpg",
      mimetype: "image/jpeg",
      bytes: huge,
      alt: "",
      sharedIn: new Set<string>(),
    };
    slack.state.files.set("F1", { ...file, sizeBytes: huge.length });
    expect((await failure(download(address()))).code).toBe("too-large");
    slack.faults.add({ method: "file", undeclared: huge });
    expect((await failure(download(address()))).code).toBe("too-large");
  });

  test("that never comes, or breaks off, is tried again later", async () => {
    slack.faults.add({ method: "file", silent: true });
    expect((await failure(download(address(), 100))).code).toBe("temporary");
    slack.faults.add({ method: "file", cut: "before" });
    expect((await failure(download(address()))).code).toBe("temporary");
    slack.faults.add({ method: "file", status: 502 });
    expect((await failure(download(address()))).code).toBe("temporary");
  });
});
