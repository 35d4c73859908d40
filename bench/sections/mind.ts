import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Agent } from "../../agent/agent.ts";
import { openMemory } from "../../agent/memory/open-memory.ts";
import { openAgent } from "../../agent/open-agent.ts";
import { openScreen } from "../../agent/safety/open-screen.ts";
import { openStore } from "../../bot/store.ts";
import { systemClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import { createLog } from "../../core/log.ts";
import type { Database } from "../../models/database.ts";
import type { Person } from "../../models/people/person.ts";
import { removeData } from "../../test/durability/remove-data.ts";
import { answer } from "../../test/emulators/model-server.ts";
import { openAiKey, startOpenAiServer } from "../../test/emulators/openai-server.ts";
import { quantile, type Section } from "../section.ts";

const warmUpTurns = 20;
const turns = 200;
/** What the scripted model takes for itself, in milliseconds. */
const modelMs = 200;

const log = createLog("silent", process.stderr);

const texts = [
  "I did my walk today",
  "what's on for tomorrow?",
  "remind me at half past six to stretch",
  "I always mess everything up",
  "good morning",
  "do you see any patterns in my habits?",
  "who won the match yesterday?",
  "make me a new plan with more rest",
];

async function somebody(database: Database): Promise<Person> {
  const createdAt = systemClock();
  const id = newId();
  await database.query({
    text: "INSERT INTO people (id, locale, stage, created_at) VALUES ($1, 'en', 'adult', $2)",
    values: [id, createdAt],
  });
  return {
    ...{ id, locale: "en", region: "GB", timeZone: "Europe/London", stage: "adult" },
    ...{ consentedAt: createdAt, photoConsentedAt: null, createdAt },
  };
}

/** One turn, from the text to the forgotten checkpoints, in milliseconds. */
async function timeTurn(agent: Agent, person: Person, text: string): Promise<number> {
  const id = newId();
  const startedAt = performance.now();
  await agent.reply({
    ...{ id, person, channel: "terminal", helpRegion: "GB", text, now: systemClock, log },
    ...{ signal: new AbortController().signal, onText: () => {}, onTool: () => {} },
  });
  const tookMs = performance.now() - startedAt;
  await agent.forgetTurn(person.id, id);
  return tookMs;
}

async function timeTurns(agent: Agent, person: Person, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    times.push(await timeTurn(agent, person, texts[turn % texts.length] ?? ""));
  }
  return times;
}

/** How long Leo's mind takes for a turn: without a key, and around a model that takes a known time. */
export const mindSection: Section = {
  name: "mind",
  title: `a turn of Leo's mind without its channel; the scripted model answers after ${modelMs} ms`,
  run: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "leo-mind-"));
    const store = await openStore({ dataDir }, log);
    const server = await startOpenAiServer();
    const agents: Agent[] = [];
    try {
      const { database } = store;
      const budget = { remaining: async () => 1_000_000, spend: async () => {} };
      const screen = openScreen(log);
      const shared = { database, budget, clock: systemClock, screen };
      const memory = openMemory({ ...shared, models: {} });
      const local = openAgent({ ...shared, memory, models: {} });
      agents.push(local);
      const person = await somebody(database);
      const [cold = Number.NaN] = await timeTurns(local, person, 1);
      await timeTurns(local, person, warmUpTurns);
      const localTimes = await timeTurns(local, person, turns);
      const memoryMb = process.memoryUsage().rss / 2 ** 20;

      const access = {
        apiKey: openAiKey,
        baseUrl: `${server.url}/v1`,
        model: "gpt-4o",
        miniModel: "gpt-4o-mini",
      };
      const withModel = openAgent({ ...shared, memory, models: { openai: access } });
      agents.push(withModel);
      const reply = answer({ text: "That sounds good.", quick_replies: [] }, { delayMs: modelMs });
      server.script(...Array.from({ length: warmUpTurns + turns }, () => reply));
      await timeTurns(withModel, person, warmUpTurns);
      const modelTimes = (await timeTurns(withModel, person, turns)).map((ms) => ms - modelMs);
      server.verify();

      const row = (name: string, times: readonly number[]) =>
        [name, times.length, quantile(times, 0.5), quantile(times, 0.99)] as const;
      return {
        table: {
          columns: ["turn", "turns", "p50 ms", "p99 ms"],
          rows: [
            ["first of the process, local", 1, cold, cold],
            row("local", localTimes),
            row("with a model, over its own time", modelTimes),
          ],
        },
        figures: [
          { what: "local turn, p50", value: quantile(localTimes, 0.5), unit: "ms", aim: { most: 40 } },
          { what: "local turn, p99", value: quantile(localTimes, 0.99), unit: "ms" },
          {
            what: "a model's turn over the model's own time, p50",
            value: quantile(modelTimes, 0.5),
            unit: "ms",
            aim: { most: 40 },
          },
          { what: "memory of the process", value: memoryMb, unit: "MB" },
        ],
      };
    } finally {
      await Promise.all(agents.map((agent) => agent.close()));
      await server.close();
      await store.close();
      await removeData(dataDir);
    }
  },
};
