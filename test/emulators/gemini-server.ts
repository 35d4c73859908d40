import { z } from "zod";
import {
  type ModelRequestRecord,
  type ModelServer,
  type ScriptedAnswer,
  startModelServer,
} from "./model-server.ts";

/** The only key the server takes, as `x-goog-api-key`. */
export const geminiKey = "test-gemini-key";

const part = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({
    inlineData: z.strictObject({
      mimeType: z.string().regex(/^image\/(jpeg|png|webp|heic)$/),
      data: z.string().regex(/^[A-Za-z0-9+/]+=*$/),
    }),
  }),
  z.strictObject({
    functionCall: z.object({ name: z.string(), args: z.record(z.string(), z.unknown()).optional() }),
  }),
  z.strictObject({
    functionResponse: z.object({ name: z.string(), response: z.record(z.string(), z.unknown()) }),
  }),
]);
const content = z.strictObject({
  role: z.enum(["user", "model", "function"]).optional(),
  parts: z.array(part).min(1),
});

interface Schema {
  readonly type: string;
  readonly items?: Schema | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
}

/** Gemini's part of OpenAPI: one type each, and no keyword besides these. */
const schema: z.ZodType<Schema> = z.lazy(() =>
  z.strictObject({
    type: z.string().regex(/^(string|number|integer|boolean|array|object)$/i),
    format: z.string().optional(),
    description: z.string().optional(),
    nullable: z.boolean().optional(),
    enum: z.array(z.string()).optional(),
    items: schema.optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    propertyOrdering: z.array(z.string()).optional(),
  }),
);

/** What this server understands of a request; anything else is a 400, as with the real one. */
const generateRequest = z.strictObject({
  contents: z.array(content).min(1),
  systemInstruction: content.extend({ role: z.string().optional() }).optional(),
  generationConfig: z
    .strictObject({
      responseMimeType: z.enum(["text/plain", "application/json"]).optional(),
      responseSchema: schema.optional(),
      maxOutputTokens: z.int().positive().optional(),
      temperature: z.number().min(0).max(2).optional(),
      topP: z.number().optional(),
      topK: z.number().optional(),
      candidateCount: z.literal(1).optional(),
      stopSequences: z.array(z.string()).optional(),
    })
    .optional(),
  tools: z
    .array(
      z.object({
        functionDeclarations: z.array(
          z.object({
            name: z.string().regex(/^[A-Za-z_][\w.-]{0,62}$/),
            description: z.string().optional(),
            parameters: schema.optional(),
          }),
        ),
      }),
    )
    .optional(),
  toolConfig: z.unknown().optional(),
  safetySettings: z.array(z.unknown()).optional(),
});

/** Responses of functions come right behind the calls they answer, as many as there were. */
function functionProblem(contents: readonly z.output<typeof content>[]): string | undefined {
  let called: string[] = [];
  for (const { role, parts } of contents) {
    const answered = parts.flatMap((piece) =>
      "functionResponse" in piece ? [piece.functionResponse.name] : [],
    );
    if (answered.length !== called.length || answered.some((name) => !called.includes(name))) {
      return "function responses must match the function calls of the turn before";
    }
    called = parts.flatMap((piece) => ("functionCall" in piece ? [piece.functionCall.name] : []));
    if (called.length > 0 && role !== "model") return "only the model calls functions";
  }
  return undefined;
}

const path = /^\/v1(?:beta)?\/models\/[\w.-]+:(generateContent|streamGenerateContent)$/;

function refuse(request: ModelRequestRecord) {
  if (!path.test(request.path)) return { status: 404, message: `no such path: ${request.path}` };
  const key = request.headers["x-goog-api-key"] ?? request.query.get("key");
  if (key !== geminiKey) return { status: 400, message: "API key not valid" };
  const read = generateRequest.safeParse(request.body);
  if (!read.success) return { status: 400, message: z.prettifyError(read.error) };
  const problem = functionProblem(read.data.contents);
  return problem === undefined ? undefined : { status: 400, message: problem };
}

const endings = { stop: "STOP", length: "MAX_TOKENS", declined: "SAFETY" } as const;

function render(reply: ScriptedAnswer, request: ModelRequestRecord) {
  const streamed = request.path.endsWith(":streamGenerateContent");
  const model = request.path.slice(request.path.lastIndexOf("/") + 1).split(":")[0];
  const [prompt, written] = [Math.ceil(request.raw.length / 4), Math.ceil(reply.text.length / 4)];
  const usageMetadata = {
    promptTokenCount: prompt,
    candidatesTokenCount: written,
    totalTokenCount: prompt + written,
  };
  const calls = reply.toolCalls.map(({ name, input }) => ({ functionCall: { name, args: input } }));
  const said = reply.text === "" || reply.end === "declined" ? [] : [{ text: reply.text }];
  const response = (parts: readonly object[], last: boolean) => ({
    candidates: [
      {
        ...(parts.length > 0 ? { content: { role: "model", parts } } : {}),
        ...(last ? { finishReason: endings[reply.end] } : {}),
        index: 0,
      },
    ],
    ...(last ? { usageMetadata } : {}),
    modelVersion: model,
  });
  if (!streamed) {
    return { contentType: "application/json", pieces: [JSON.stringify(response([...said, ...calls], true))] };
  }
  const words = said.flatMap(({ text }) => text.match(/\s*\S+\s*/g) ?? []);
  const responses = [...words.map((text) => response([{ text }], false)), response(calls, true)];
  if (request.query.get("alt") === "sse") {
    return {
      contentType: "text/event-stream",
      pieces: responses.map((piece) => `data: ${JSON.stringify(piece)}\r\n\r\n`),
    };
  }
  return { contentType: "application/json", pieces: [JSON.stringify(responses)] };
}

const statusNames: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
};

/** Plays Google's Gemini API by a script. */
export function startGeminiServer(): Promise<ModelServer> {
  return startModelServer({
    refuse,
    render,
    renderError: ({ status, message, retryAfterSeconds }) => {
      const retry = {
        "@type": "type.googleapis.com/google.rpc.RetryInfo",
        retryDelay: `${retryAfterSeconds}s`,
      };
      const details = retryAfterSeconds === undefined ? {} : { details: [retry] };
      return {
        headers: {},
        body: { error: { code: status, message, status: statusNames[status], ...details } },
      };
    },
  });
}
