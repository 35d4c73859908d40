import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ModelAccess } from "./access.ts";
import { checkProviders } from "./check.ts";

let server: Server;
let url: string;
const asked: string[] = [];

/** Lists models to the right key, as the three providers do. */
beforeEach(async () => {
  asked.length = 0;
  server = createServer(({ url: path = "", headers }, response) => {
    asked.push(path);
    const key = headers["api-key"] ?? headers["x-goog-api-key"] ?? headers.authorization?.slice(7);
    if (key === "busy") return response.writeHead(429).end("{}");
    if (key === "html") return response.writeHead(200).end("<html>");
    if (key !== "right") return response.writeHead(path.startsWith("/v1beta") ? 400 : 401).end("{}");
    if (path === "/v1/models") return response.end('{"data":[{"id":"gpt-4o"},{"id":"gpt-4o-mini"}]}');
    if (path === "/openai/models?api-version=2024-10-21") return response.end('{"data":[{"id":"gpt-4o"}]}');
    if (path.startsWith("/v1beta/models")) return response.end('{"models":[{"name":"models/gemini-a"}]}');
    return response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const check = (access: ModelAccess, heard: (date?: string) => void = () => {}) =>
  checkProviders(access, AbortSignal.timeout(5_000), heard);
const openai = (apiKey: string, model = "gpt-4o", baseUrl = `${url}/v1`) => ({
  openai: { apiKey, baseUrl, model, miniModel: "gpt-4o-mini" },
});

describe("the check of model keys", () => {
  test("asks each configured provider once, for its list", async () => {
    const dates: (string | undefined)[] = [];
    const azure = { endpoint: `${url}/`, apiKey: "right", apiVersion: "2024-10-21" };
    const checks = await check(
      {
        azure: { ...azure, deployment: "mine", miniDeployment: "mine" },
        ...openai("right"),
        gemini: { apiKey: "right", baseUrl: url, model: "gemini-a" },
      },
      (date) => dates.push(date),
    );
    expect(checks).toEqual(
      ["Azure OpenAI", "OpenAI", "Gemini"].map((provider) => ({
        provider,
        outcome: "works",
        missingModels: [],
      })),
    );
    expect(asked).toHaveLength(3);
    expect(dates.map((date) => Number.isNaN(Date.parse(date ?? "")))).toEqual([false, false, false]);
    expect(await check({})).toEqual([]);
  });

  test("names a model that the key can't use", async () => {
    expect(await check(openai("right", "gpt-9"))).toMatchObject([
      { outcome: "works", missingModels: ["gpt-9"] },
    ]);
  });

  test.each([
    ["wrong", "key-refused"],
    ["busy", "busy"],
  ])("a %s key is told", async (key, outcome) => {
    expect(await check(openai(key))).toMatchObject([{ outcome }]);
  });

  test("Gemini's 400 is a refused key", async () => {
    const gemini = { apiKey: "wrong", baseUrl: url, model: "gemini-a" };
    expect(await check({ gemini })).toMatchObject([{ outcome: "key-refused" }]);
  });

  test("a wrong address, silence and an answer that is no list are told apart", async () => {
    expect(await check(openai("right", "gpt-4o", url))).toMatchObject([{ outcome: "wrong-address" }]);
    expect(await check(openai("right", "gpt-4o", "http://127.0.0.1:9/v1"))).toMatchObject([
      { outcome: "no-answer" },
    ]);
    expect(await check(openai("html"))).toMatchObject([{ outcome: "works", missingModels: [] }]);
  });
});
