import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import type { AgentReply } from "../../agent/agent.ts";
import { bindTools } from "../../agent/bind.ts";
import { createAgent, type Thinking } from "../../agent/create-agent.ts";
import { createLocalModel } from "../../agent/language/local-chat-model.ts";
import { createLocalLanguage } from "../../agent/language/local-language.ts";
import { openTextReading } from "../../agent/language/text-reading.ts";
import { createMemory, type PersonMemory } from "../../agent/memory/memory.ts";
import { wordVectors } from "../../agent/memory/word-vectors.ts";
import { chatSources } from "../../agent/providers/chat-models.ts";
import { screenText } from "../../agent/safety/screen.ts";
import type { Tool } from "../../agent/tool.ts";
import { systemClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import type { Person } from "../../models/people/person.ts";
import { geminiKey, startGeminiServer } from "../emulators/gemini-server.ts";
import type { ModelServer } from "../emulators/model-server.ts";
import { openAiKey, startOpenAiServer } from "../emulators/openai-server.ts";
import { keptLog, memoryBudget } from "./analysis.ts";
import type { TestDatabase } from "./database.ts";

/** What a turn came to, with what was heard on the way. */
export interface HeardReply {
  readonly reply: AgentReply;
  readonly streamed: readonly string[];
  readonly tools: readonly string[];
}

/** Leo's mind on a real database, with models played by local servers. */
export interface TestMind {
  readonly openai: ModelServer;
  readonly gemini: ModelServer;
  readonly budget: ReturnType<typeof memoryBudget>;
  readonly lines: readonly string[];
  /** A new adult. */
  person(): Promise<Person>;
  ask(person: Person, text: string, turnId?: string): Promise<HeardReply>;
  forgetTurn: Thinking["forgetTurn"];
  /** Throws when a server was asked more or less than scripted. */
  verify(): void;
  close(): Promise<void>;
}

/** Starts a mind with these tools; both providers unless told otherwise. */
export async function startMind(
  { database }: TestDatabase,
  options: {
    readonly tools?: readonly Tool[];
    readonly openai?: boolean;
    readonly gemini?: boolean;
    readonly tokensEach?: number;
    /** By words unless told otherwise. */
    readonly memory?: PersonMemory;
  } = {},
): Promise<TestMind> {
  const [openai, gemini] = await Promise.all([startOpenAiServer(), startGeminiServer()]);
  const { log, lines } = keptLog();
  const budget = memoryBudget(options.tokensEach ?? 1_000_000);
  const tools = options.tools ?? [];
  const openaiAccess = {
    apiKey: openAiKey,
    baseUrl: `${openai.url}/v1`,
    model: "gpt-4o",
    miniModel: "gpt-4o-mini",
  };
  const geminiAccess = { apiKey: geminiKey, baseUrl: gemini.url, model: "gemini-2.0-flash" };
  const sources = chatSources(
    {
      ...(options.openai === false ? {} : { openai: openaiAccess }),
      ...(options.gemini === false ? {} : { gemini: geminiAccess }),
    },
    systemClock,
  );
  const screen = async (text: string) => screenText(text);
  const memory = options.memory ?? createMemory({ database, budget, screen, makersFor: () => [wordVectors] });
  const reading = openTextReading();
  const agent = createAgent(
    {
      ...{ database, clock: systemClock, budget, tools, sources, memory, screen },
      callTool: bindTools(tools),
      localModel: (turn, facts) =>
        createLocalModel(turn.text, createLocalLanguage({ database, reading, tools }, turn, facts)),
    },
    new PostgresSaver(database.relaxedPool, undefined, { schema: "langgraph" }),
  );
  return {
    ...{ openai, gemini, budget, lines, forgetTurn: agent.forgetTurn },
    person: async () => {
      const createdAt = new Date();
      const person: Person = {
        ...{ id: newId(), locale: "en", region: "DE", timeZone: "Europe/Berlin", stage: "adult" },
        ...{ consentedAt: createdAt, photoConsentedAt: null, createdAt },
      };
      await database.query({
        text: "INSERT INTO people (id, locale, stage, created_at) VALUES ($1, 'en', 'adult', $2)",
        values: [person.id, createdAt],
      });
      return person;
    },
    ask: async (person, text, turnId = newId()) => {
      const streamed: string[] = [];
      const called: string[] = [];
      const reply = await agent.reply({
        ...{ id: turnId, person, channel: "telegram", helpRegion: "DE", text, now: systemClock, log },
        signal: new AbortController().signal,
        onText: (soFar) => streamed.push(soFar),
        onTool: (name) => called.push(name),
      });
      return { reply, streamed, tools: called };
    },
    verify: () => {
      openai.verify();
      gemini.verify();
    },
    close: async () => {
      await Promise.all([openai.close(), gemini.close(), reading.stop()]);
    },
  };
}
