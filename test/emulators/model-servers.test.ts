import { GoogleGenerativeAI, SchemaType } from "@google/generative-ai";
import OpenAI from "openai";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { geminiKey, startGeminiServer } from "./gemini-server.ts";
import { answer, callTools, type ModelServer } from "./model-server.ts";
import { openAiKey, startOpenAiServer } from "./openai-server.ts";

const call = { name: "mark_habit_completed", input: { habit: "walk", state: "done" } };
let server: ModelServer;
afterEach(() => server.close());

describe("the OpenAI server, through OpenAI's own SDK", () => {
  let client: OpenAI;
  beforeEach(async () => {
    server = await startOpenAiServer();
    client = new OpenAI({ apiKey: openAiKey, baseURL: `${server.url}/v1`, maxRetries: 0 });
  });
  const tools = [
    {
      type: "function" as const,
      function: { name: call.name, parameters: { type: "object", properties: {} } },
    },
  ];

  test("calls a tool, takes its result and answers", async () => {
    server.script(callTools(call), answer("Well done."));
    const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: "I walked." }];
    const first = await client.chat.completions.create({ model: "gpt-4o", messages, tools });
    const [choice] = first.choices;
    const [asked] = choice?.message.tool_calls ?? [];
    expect(choice?.finish_reason).toBe("tool_calls");
    if (choice === undefined || asked?.type !== "function") throw new Error("no tool call");
    expect(JSON.parse(asked.function.arguments)).toEqual(call.input);
    messages.push(choice.message, { role: "tool", tool_call_id: asked.id, content: "streak 3" });
    const second = await client.chat.completions.create({ model: "gpt-4o", messages, tools });
    expect(second.choices[0]?.message.content).toBe("Well done.");
    expect(second.usage?.total_tokens).toBeGreaterThan(0);
    server.verify();
  });

  test("streams words, a tool call in pieces, and the usage when asked", async () => {
    server.script(answer("One word after another."), callTools(call));
    const ask = () =>
      client.chat.completions.create({
        model: "gpt-4o",
        messages: [{ role: "user", content: "?" }],
        stream: true,
        stream_options: { include_usage: true },
      });
    const words: string[] = [];
    for await (const { choices } of await ask()) words.push(choices[0]?.delta.content ?? "");
    expect(words.join("")).toBe("One word after another.");
    expect(words.filter((word) => word !== "").length).toBe(4);
    let written = "";
    let tokens = 0;
    for await (const { choices, usage } of await ask()) {
      written += choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? "";
      tokens += usage?.total_tokens ?? 0;
    }
    expect(JSON.parse(written)).toEqual(call.input);
    expect(tokens).toBeGreaterThan(0);
  });

  test("refuses what the real one refuses", async () => {
    const ask = (body: object) =>
      client.chat.completions
        .create({ model: "gpt-4o", messages: [{ role: "user", content: "?" }], ...body })
        .then(
          () => "taken",
          (error: { status: number }) => error.status,
        );
    const schema = (inner: object) => ({
      response_format: { type: "json_schema", json_schema: { name: "x", strict: true, schema: inner } },
    });
    expect(await ask(schema({ type: "object", properties: { a: { type: "string" } }, required: [] }))).toBe(
      400,
    );
    const lengths = { type: "object", properties: { a: { type: "string", minLength: 1 } }, required: ["a"] };
    expect(await ask(schema({ ...lengths, additionalProperties: false }))).toBe(400);
    expect(await ask({ messages: [{ role: "tool", tool_call_id: "x", content: "uncalled" }] })).toBe(400);
    expect(await ask({ max_words: 3 })).toBe(400);
  });
});

describe("the Gemini server, through Google's own SDK", () => {
  const model = () =>
    new GoogleGenerativeAI(geminiKey).getGenerativeModel(
      {
        model: "gemini-2.0-flash",
        tools: [
          {
            functionDeclarations: [
              {
                name: call.name,
                parameters: { type: SchemaType.OBJECT, properties: { habit: { type: SchemaType.STRING } } },
              },
            ],
          },
        ],
      },
      { baseUrl: server.url },
    );
  beforeEach(async () => {
    server = await startGeminiServer();
  });

  test("calls a function, takes its response and answers", async () => {
    server.script(callTools(call), answer("Well done."));
    const chat = model().startChat();
    const { response } = await chat.sendMessage("I walked.");
    expect(response.functionCalls()).toEqual([{ name: call.name, args: call.input }]);
    const after = await chat.sendMessage([
      { functionResponse: { name: call.name, response: { streak: 3 } } },
    ]);
    expect(after.response.text()).toBe("Well done.");
    expect(after.response.usageMetadata?.totalTokenCount).toBeGreaterThan(0);
    server.verify();
  });

  test("streams words", async () => {
    server.script(answer("One word after another."));
    const { stream, response } = await model().generateContentStream("?");
    const words: string[] = [];
    for await (const piece of stream) words.push(piece.text());
    expect(words.filter((word) => word !== "")).toHaveLength(4);
    expect((await response).text()).toBe("One word after another.");
  });

  test("refuses what the real one refuses", async () => {
    const orphan = [{ functionResponse: { name: "x", response: {} } }];
    await expect(model().generateContent(orphan)).rejects.toMatchObject({ status: 400 });
    const wrongKey = new GoogleGenerativeAI("wrong").getGenerativeModel(
      { model: "m" },
      { baseUrl: server.url },
    );
    await expect(wrongKey.generateContent("?")).rejects.toMatchObject({ status: 400 });
  });
});

test("a script that is played too little or too much fails the test", async () => {
  server = await startOpenAiServer();
  server.script(answer("never asked for"));
  expect(() => server.verify()).toThrow("1 scripted answers were never asked for");
  const client = new OpenAI({ apiKey: openAiKey, baseURL: `${server.url}/v1`, maxRetries: 0 });
  const ask = () =>
    client.chat.completions.create({ model: "m", messages: [{ role: "user", content: "?" }] });
  await ask();
  server.verify();
  await expect(ask()).rejects.toMatchObject({ status: 500 });
  expect(() => server.verify()).toThrow("once more than scripted");
});
