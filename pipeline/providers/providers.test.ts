import { setMaxListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { systemClock } from "../../core/clock.ts";
import { geminiKey, startGeminiServer } from "../../test/emulators/gemini-server.ts";
import { answer, type ModelServer } from "../../test/emulators/model-server.ts";
import { openAiKey, startOpenAiServer } from "../../test/emulators/openai-server.ts";
import { geminiModel } from "./gemini.ts";
import type { Model, ModelRequest } from "./model.ts";
import { azureModel, openAiModel } from "./openai.ts";

const shape = z.strictObject({
  mood: z.enum(["calm", "busy"]),
  notes: z
    .array(z.strictObject({ text: z.string().min(1).max(50), weight: z.number().min(0).max(1) }))
    .length(2),
});
const request: ModelRequest = {
  instructions: "Answer in JSON.",
  turns: [
    {
      from: "leo",
      text: "How is it?",
      image: { mediaType: "image/jpeg", bytes: new Uint8Array([255, 216, 255]) },
    },
  ],
  answerName: "test_answer",
  answer: shape,
  maxAnswerTokens: 100,
  steady: true,
};
const never = new AbortController().signal;
setMaxListeners(0, never);

interface Provider {
  readonly start: () => Promise<ModelServer>;
  readonly connect: (url: string, key: string) => Model;
  readonly key: string;
  readonly name: string;
}
const providers: Record<string, Provider> = {
  OpenAI: {
    start: startOpenAiServer,
    connect: (url, apiKey) => openAiModel({ apiKey, baseUrl: `${url}/v1` }, "gpt-4o", systemClock),
    key: openAiKey,
    name: "openai:gpt-4o",
  },
  Azure: {
    start: startOpenAiServer,
    connect: (endpoint, apiKey) =>
      azureModel({ endpoint: `${endpoint}/`, apiKey, apiVersion: "2024-10-21" }, "eyes", systemClock),
    key: openAiKey,
    name: "azure:eyes",
  },
  Gemini: {
    start: startGeminiServer,
    connect: (baseUrl, apiKey) => geminiModel({ apiKey, baseUrl }, "gemini-2.0-flash"),
    key: geminiKey,
    name: "gemini:gemini-2.0-flash",
  },
};

/** Waits until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error("it never came about");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe.each(Object.entries(providers))("%s", (_name, { start, connect, key, name }) => {
  let server: ModelServer;
  let model: Model;
  beforeEach(async () => {
    server = await start();
    model = connect(server.url, key);
  });
  afterEach(async () => {
    await server.close();
  });

  test("asks with schema and picture in the provider's own protocol, and gives text and tokens back", async () => {
    server.script(answer({ mood: "calm" }));
    const reply = await model.ask(request, never);
    expect(model.name).toBe(name);
    expect(reply.text).toBe('{"mood":"calm"}');
    expect(reply.complete).toBe(true);
    expect(reply.tokens).toBeGreaterThan(10);
    expect(server.requests[0]?.raw).toContain("/9j/");
    server.verify();
  });

  test("shows the model its own answer when it is asked to repair it", async () => {
    server.script(answer("again"));
    const turns = [
      ...request.turns,
      { from: "model", text: "bad" },
      { from: "leo", text: "not JSON" },
    ] as const;
    await model.ask({ ...request, turns }, never);
    server.verify();
  });

  test("a 429 says how long to wait, and is not tried again", async () => {
    server.script({ kind: "status", status: 429, retryAfterSeconds: 9 });
    await expect(model.ask(request, never)).rejects.toMatchObject({
      code: "rate-limited",
      retryAfterMs: 9_000,
    });
    server.verify();
  });

  test("a 429 without a time is a plain rate limit", async () => {
    server.script({ kind: "status", status: 429 });
    await expect(model.ask(request, never)).rejects.toMatchObject({
      code: "rate-limited",
      retryAfterMs: undefined,
    });
  });

  test.each([
    ["a 500", { kind: "status", status: 500 }],
    ["a 503", { kind: "status", status: 503 }],
    ["garbage", { kind: "garbage" }],
    ["JSON of another protocol", { kind: "other-protocol" }],
    ["a torn connection", { kind: "reset" }],
  ] as const)("%s means unavailable, after one request", async (_fault, entry) => {
    server.script(entry);
    await expect(model.ask(request, never)).rejects.toMatchObject({ code: "unavailable" });
    expect(server.requests).toHaveLength(1);
    server.verify();
  });

  test("a wrong key means rejected, and the error doesn't hold the key or the question", async () => {
    const error = await connect(server.url, "wrong")
      .ask(request, never)
      .catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: "rejected" });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/wrong key|How is it/);
    expect((error as Error).cause).toBeUndefined();
  });

  test("nobody listening means unavailable", async () => {
    await server.close();
    await expect(model.ask(request, never)).rejects.toMatchObject({ code: "unavailable" });
    server = await start();
  });

  test.each([
    ["silence", { kind: "silence" }],
    ["an endless answer", { kind: "endless" }],
    ["a slow drip", answer("x".repeat(4_000), { dripMs: 20 })],
  ] as const)("%s ends when the signal aborts, on the wire too", async (_fault, entry) => {
    server.script(entry);
    const controller = new AbortController();
    const asked = model.ask(request, controller.signal);
    const outcome = expect(asked).rejects.toMatchObject({ name: "AbortError" });
    await until(() => server.requests.length === 1);
    controller.abort();
    await outcome;
    await until(() => server.requests[0]?.hungUp === true);
  });

  test("a signal that aborted before stops the request", async () => {
    await expect(model.ask(request, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
    expect(server.requests).toHaveLength(0);
  });

  test("an answer that was cut off or declined is not complete, and still costs its tokens", async () => {
    server.script(answer('{"mood":', { end: "length" }), answer("", { end: "declined" }));
    expect(await model.ask(request, never)).toMatchObject({ complete: false, tokens: expect.any(Number) });
    expect(await model.ask(request, never)).toMatchObject({ complete: false });
    server.verify();
  });
});

test("OpenAI's answers are cut off at two megabytes", async () => {
  const server = await startOpenAiServer();
  server.script({ kind: "endless" });
  const model = openAiModel({ apiKey: openAiKey, baseUrl: `${server.url}/v1` }, "gpt-4o", systemClock);
  await expect(model.ask(request, never)).rejects.toMatchObject({ code: "unavailable" });
  await server.close();
});

test("Azure is reached by its endpoint even where OPENAI_BASE_URL is set", async () => {
  const server = await startOpenAiServer();
  server.script(answer("{}"));
  process.env.OPENAI_BASE_URL = "http://127.0.0.1:9";
  try {
    const access = { endpoint: server.url, apiKey: openAiKey, apiVersion: "2024-10-21" };
    await azureModel(access, "eyes", systemClock).ask(request, never);
  } finally {
    delete process.env.OPENAI_BASE_URL;
  }
  const [asked] = server.requests;
  expect(asked?.path).toBe("/openai/deployments/eyes/chat/completions");
  expect(asked?.query.get("api-version")).toBe("2024-10-21");
  expect(asked?.headers["api-key"]).toBe(openAiKey);
  await server.close();
});

test("a model that refuses a temperature is asked without one", async () => {
  const server = await startOpenAiServer();
  server.script({ kind: "status", status: 400, param: "temperature" }, answer("{}"));
  const model = openAiModel({ apiKey: openAiKey, baseUrl: `${server.url}/v1` }, "o-large", systemClock);
  await model.ask(request, never);
  expect(server.requests.map(({ body }) => body.temperature)).toEqual([0, undefined]);
  server.verify();
  await server.close();
});
