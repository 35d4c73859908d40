import { z } from "zod";
import {
  type ModelRequestRecord,
  type ModelServer,
  type Protocol,
  type ScriptedAnswer,
  startModelServer,
} from "./model-server.ts";
import { anyVectors, asksForVectors, embeddingRequest, renderVectors } from "./openai-vectors.ts";

/** The only key the server takes, as a bearer token or, on Azure's paths, as `api-key`. */
export const openAiKey = "test-openai-key";

const part = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({
    type: z.literal("image_url"),
    image_url: z.strictObject({
      url: z.string().regex(/^(https:|data:image\/(jpeg|png|webp|gif);base64,[A-Za-z0-9+/]+=*$)/),
      detail: z.enum(["auto", "low", "high"]).optional(),
    }),
  }),
]);
const toolCall = z.object({
  id: z.string(),
  type: z.literal("function"),
  function: z.object({ name: z.string(), arguments: z.string() }),
});
const message = z.discriminatedUnion("role", [
  z.object({ role: z.enum(["system", "developer"]), content: z.union([z.string(), z.array(part)]) }),
  z.object({ role: z.literal("user"), content: z.union([z.string(), z.array(part)]) }),
  z.object({
    role: z.literal("assistant"),
    content: z.union([z.string(), z.array(part)]).nullish(),
    tool_calls: z.array(toolCall).min(1).optional(),
  }),
  z.object({
    role: z.literal("tool"),
    tool_call_id: z.string(),
    content: z.union([z.string(), z.array(part)]),
  }),
]);

/** What this server understands of a request; anything else is a 400, as with the real one. */
const chatRequest = z.strictObject({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  response_format: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("text") }),
      z.strictObject({ type: z.literal("json_object") }),
      z.strictObject({
        type: z.literal("json_schema"),
        json_schema: z.strictObject({
          name: z.string().regex(/^[\w-]{1,64}$/),
          strict: z.boolean().nullish(),
          description: z.string().optional(),
          schema: z.record(z.string(), z.unknown()),
        }),
      }),
    ])
    .optional(),
  tools: z
    .array(
      z.object({
        type: z.literal("function"),
        function: z.object({
          name: z.string().regex(/^[\w-]{1,64}$/),
          description: z.string().optional(),
          parameters: z.record(z.string(), z.unknown()).optional(),
          strict: z.boolean().nullish(),
        }),
      }),
    )
    .optional(),
  tool_choice: z.unknown().optional(),
  parallel_tool_calls: z.boolean().optional(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().nullish(),
  n: z.literal(1).optional(),
  user: z.string().optional(),
});
type ChatRequest = z.output<typeof chatRequest>;

/** Keywords strict structured outputs know. */
const strictKeywords = new Set(
  "type enum const description properties required additionalProperties items anyOf minItems maxItems minimum maximum multipleOf pattern format $defs $ref".split(
    " ",
  ),
);

/** The first thing strict mode would refuse in a schema. */
function strictProblem(schema: unknown, place = "schema"): string | undefined {
  if (typeof schema !== "object" || schema === null) return `${place} is no object`;
  const node = schema as Record<string, unknown>;
  const unknown = Object.keys(node).find((keyword) => !strictKeywords.has(keyword));
  if (unknown !== undefined) return `'${unknown}' is not permitted at ${place}`;
  const properties = node.properties as Record<string, unknown> | undefined;
  if (properties !== undefined) {
    if (node.additionalProperties !== false) return `'additionalProperties' must be false at ${place}`;
    const required = Array.isArray(node.required) ? node.required : [];
    const missing = Object.keys(properties).find((name) => !required.includes(name));
    if (missing !== undefined) return `'required' must name '${missing}' at ${place}`;
  }
  const children = [
    ...Object.entries(properties ?? {}),
    ...("items" in node ? [["items", node.items] as const] : []),
  ];
  return children
    .map(([name, child]) => strictProblem(child, `${place}.${name}`))
    .find((found) => found !== undefined);
}

/** Every tool call is answered right behind it, and no tool answers uncalled. */
function toolProblem(messages: ChatRequest["messages"]): string | undefined {
  let open = new Set<string>();
  for (const entry of messages) {
    if (entry.role === "tool") {
      if (!open.delete(entry.tool_call_id)) return "a tool message answers no preceding tool call";
      continue;
    }
    if (open.size > 0) return "tool calls without tool messages";
    open = new Set(entry.role === "assistant" ? entry.tool_calls?.map(({ id }) => id) : []);
  }
  return open.size > 0 ? "tool calls without tool messages" : undefined;
}

/** What this server understands of a request for vectors. */
const azurePath = /^\/openai\/deployments\/[^/]+\/(?:chat\/completions|embeddings)$/;

function refuse({ path, query, headers, body }: ModelRequestRecord) {
  const azure = azurePath.test(path);
  if (!azure && path !== "/v1/chat/completions" && path !== "/v1/embeddings")
    return { status: 404, message: `no such path: ${path}` };
  if (azure && !/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(query.get("api-version") ?? "")) {
    return { status: 404, message: "api-version missing" };
  }
  const given = azure ? headers["api-key"] : headers.authorization;
  if (given !== (azure ? openAiKey : `Bearer ${openAiKey}`)) return { status: 401, message: "wrong key" };
  if (asksForVectors({ path })) {
    const { error } = embeddingRequest.safeParse(body);
    return error === undefined ? undefined : { status: 400, message: z.prettifyError(error) };
  }
  const read = chatRequest.safeParse(body);
  if (!read.success) return { status: 400, message: z.prettifyError(read.error) };
  const format = read.data.response_format;
  const strict = format?.type === "json_schema" && format.json_schema.strict;
  const problem =
    toolProblem(read.data.messages) ?? (strict ? strictProblem(format.json_schema.schema) : undefined);
  return problem === undefined ? undefined : { status: 400, message: problem };
}

const endings = { stop: "stop", length: "length", declined: "stop" } as const;

/** @param answers number of this answer, for its ids */
function render(reply: ScriptedAnswer, { raw, body }: ModelRequestRecord, answers: number) {
  const { model, stream, stream_options: options } = body as unknown as ChatRequest;
  const calls = reply.toolCalls.map(({ name, input }, index) => ({
    id: `call_${answers}_${index}`,
    type: "function",
    function: { name, arguments: JSON.stringify(input) },
  }));
  const finish = calls.length > 0 ? "tool_calls" : endings[reply.end];
  const [prompt, completion] = [
    Math.ceil(raw.length / 4),
    Math.ceil(reply.text.length / 4) + 10 * calls.length,
  ];
  const usage = { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
  const head = { id: `chatcmpl-${answers}`, created: 1_700_000_000, model };
  const refusal = reply.end === "declined" ? reply.text || "I can't help with that." : null;
  const content = refusal === null && calls.length === 0 ? reply.text : null;
  if (!stream) {
    const said = { role: "assistant", content, refusal, ...(calls.length > 0 ? { tool_calls: calls } : {}) };
    const choices = [{ index: 0, message: said, logprobs: null, finish_reason: finish }];
    return {
      contentType: "application/json",
      pieces: [JSON.stringify({ ...head, object: "chat.completion", choices, usage })],
    };
  }
  const event = (choices: object[], extra: object = {}) =>
    `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices, ...extra })}\n\n`;
  const delta = (piece: object, end: string | null = null) =>
    event([{ index: 0, delta: piece, finish_reason: end }]);
  const words = content?.match(/\s*\S+/g) ?? [];
  return {
    contentType: "text/event-stream",
    pieces: [
      delta({ role: "assistant", content: content === null ? null : "" }),
      ...words.map((word) => delta({ content: word })),
      ...(refusal === null ? [] : [delta({ refusal })]),
      ...calls.flatMap(({ id, type, function: called }, index) => [
        delta({ tool_calls: [{ index, id, type, function: { name: called.name, arguments: "" } }] }),
        ...(called.arguments.match(/[\s\S]{1,12}/g) ?? []).map((piece) =>
          delta({ tool_calls: [{ index, function: { arguments: piece } }] }),
        ),
      ]),
      delta({}, finish),
      ...(options?.include_usage ? [event([], { usage })] : []),
      "data: [DONE]\n\n",
    ],
  };
}

const renderError: Protocol["renderError"] = ({ status, message, retryAfterSeconds, param = null }) => ({
  headers: retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) },
  body: {
    error: { message, type: status === 429 ? "rate_limit_exceeded" : "error", param, code: null },
  },
});

/**
 * Plays OpenAI (under `/v1`) and Azure OpenAI (under `/openai/deployments`) by a script.
 * @param options.embedsByItself whether embeddings are answered without being scripted
 */
export function startOpenAiServer(options: { readonly embedsByItself?: boolean } = {}): Promise<ModelServer> {
  let answers = 0;
  return startModelServer({
    refuse,
    renderError,
    unscripted: (request) =>
      options.embedsByItself === true && asksForVectors(request) ? anyVectors(request) : undefined,
    render: (reply, request) => {
      answers += 1;
      return asksForVectors(request) ? renderVectors(reply, request) : render(reply, request, answers);
    },
  });
}
