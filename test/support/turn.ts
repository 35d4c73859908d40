import { openTextReading } from "../../agent/language/text-reading.ts";
import { createMemory, type PersonMemory } from "../../agent/memory/memory.ts";
import { wordVectors } from "../../agent/memory/word-vectors.ts";
import { openAgent } from "../../agent/open-agent.ts";
import { screenText } from "../../agent/safety/screen.ts";
import { createChat } from "../../bot/chat/answer.ts";
import type { ChatDeps } from "../../bot/chat/context.ts";
import type { AnalysisRequest, HandleEvent, Think, Turn, TurnFact } from "../../bot/chat/turn.ts";
import { createMemoryJob, type MemoryJob } from "../../bot/jobs/memory-job.ts";
import { type MovableClock, movableClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import type { Locale } from "../../core/locales.ts";
import type {
  Block,
  Button,
  ConversationRef,
  InboundContent,
  OutboundMessage,
  SenderRef,
} from "../../core/message.ts";
import { plainText } from "../../core/plain-text.ts";
import type { EventContent } from "../../models/conversations/inbox.ts";
import type { Transaction } from "../../models/database.ts";
import { type PersonRow, toPerson } from "../../models/people/person-row.ts";
import { createPlaceReader } from "../../models/people/place-reader.ts";
import { memoryBudget } from "./analysis.ts";
import { silentLog, type TestDatabase } from "./database.ts";

/** A message as it stands in a conversation. */
export interface StandingMessage {
  readonly channel: string;
  message: OutboundMessage;
  slot: string | undefined;
}

/** A message as plain text, with its buttons in brackets. */
export function shown(message: OutboundMessage): string {
  return message.map(shownBlock).join("\n");
}

function shownBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return plainText(block.markdown);
    case "facts":
      return block.rows.map((row) => `${row.label}: ${row.value}`).join("\n");
    case "image":
      return `(picture: ${block.alt})`;
    case "file":
      return `(file: ${block.name})`;
    case "link":
      return `${block.label} <${block.url}>`;
    case "buttons":
      return block.rows.map((row) => row.map((button) => `[${button.label}]`).join(" ")).join("\n");
    case "progress":
      return block.steps.map((step) => `${step.label} (${step.state})`).join(" · ");
  }
}

/** The buttons of a message, in order. */
export function buttonsOf(message: OutboundMessage | undefined): readonly Button[] {
  return (message ?? []).flatMap((block) => (block.kind === "buttons" ? block.rows.flat() : []));
}

/** Where and how somebody writes. */
export interface Seat {
  readonly channel?: string;
  readonly kind?: ConversationRef["kind"];
  readonly photosAllowed?: boolean;
}

/** Somebody who talks to Leo, with everything that was said. */
export interface ScriptedPerson {
  readonly id: string;
  readonly clock: MovableClock;
  /** All that stands in the person's conversations, oldest first. */
  readonly messages: readonly StandingMessage[];
  readonly analyses: readonly AnalysisRequest[];
  readonly facts: readonly TurnFact[];
  /** Sends anything; answers what Leo said or changed by it. */
  send(content: InboundContent, seat?: Seat): Promise<readonly OutboundMessage[]>;
  /** Something happens outside the conversation; answers what Leo said or changed by it. */
  hear(event: EventContent, answerEvent: HandleEvent, seat?: Seat): Promise<string>;
  type(text: string, seat?: Seat): Promise<string>;
  /** Presses the newest button whose label is or begins with this. */
  press(label: string, seat?: Seat): Promise<string>;
  pressButton(button: Pick<Button, "action" | "value">, seat?: Seat): Promise<string>;
  /** The newest message as text. */
  last(): string;
  /** Everything that stands, as text. */
  transcript(): string;
}

/** Rules alone: what the model adds has tests of its own. */
const screen = async (text: string) => screenText(text);
/** One thread reads for everybody who is seated in a test file. */
const reading = openTextReading();

/** Means of the chat that a test may replace; the rest answers as if nothing were there. */
export type ScriptedDeps = Partial<ChatDeps>;

/** Seats somebody new in front of a chat that runs on a real database, with deliveries only in memory. */
export async function seatPerson(
  test: TestDatabase,
  options: {
    readonly locale?: Locale;
    readonly sender?: Partial<SenderRef>;
    readonly deps?: ScriptedDeps;
    /** By words unless told otherwise. */
    readonly memory?: PersonMemory;
  } = {},
): Promise<ScriptedPerson> {
  const { database } = test;
  const id = newId();
  const clock = movableClock(new Date("2026-03-02T12:00:00Z"));
  await database.query({
    text: "INSERT INTO people (id, locale, created_at) VALUES ($1, $2, $3)",
    values: [id, options.locale ?? "en", clock.now()],
  });
  const budget = memoryBudget(0);
  const memory = options.memory ?? createMemory({ database, budget, screen, makersFor: () => [wordVectors] });
  const remembering = createMemoryJob({ database, memory, log: silentLog });
  const toRemember: MemoryJob[] = [];
  const handle = createChat({
    agent: openAgent({ database, models: {}, budget, memory, clock: clock.now, screen, reading }),
    screen,
    memory,
    rememberLater: async (_transaction, request) => void toRemember.push(request),
    openAnswerStream: () => ({ show: () => {}, end: async () => false }),
    places: createPlaceReader(),
    loadReport: async () => undefined,
    createReportLink: async () => "https://leo.example/r/token",
    exportLater: async () => undefined,
    linkLater: async () => undefined,
    forgetLater: async () => undefined,
    writePlanLater: async () => undefined,
    drawPlan: async () => null,
    directChatUrl: () => undefined,
    ...options.deps,
  });
  const messages: StandingMessage[] = [];
  const analyses: AnalysisRequest[] = [];
  const facts: TurnFact[] = [];

  const inTurn = async (
    content: InboundContent,
    seat: Seat,
    work: (turn: Turn) => Promise<Think | undefined>,
  ): Promise<readonly OutboundMessage[]> => {
    const channel = seat.channel ?? "telegram";
    const conversation: ConversationRef = { channel, id: `${channel}-1`, kind: seat.kind ?? "direct" };
    const touched: StandingMessage[] = [];
    const turnId = newId();
    const release = (slot: string, message?: OutboundMessage) => {
      const standing = messages.find((one) => one.slot === slot);
      if (standing === undefined) return;
      const rest = standing.message.filter((block) => block.kind !== "buttons");
      const [first, ...others] = rest;
      if (message !== undefined) standing.message = message;
      else if (first !== undefined) standing.message = [first, ...others];
      standing.slot = undefined;
    };
    const turnWithin = async (transaction: Transaction): Promise<Turn> => {
      const [row] = await transaction.query<PersonRow>({
        text: "SELECT * FROM people WHERE id = $1",
        values: [id],
      });
      if (row === undefined) throw new Error("the person is gone");
      return {
        person: toPerson(row),
        conversation,
        sender: { id: "user-1", languageTag: options.locale ?? "en", ...options.sender },
        content,
        id: turnId,
        now: clock.now,
        log: silentLog,
        transaction,
        signal: new AbortController().signal,
        photosAllowed: seat.photosAllowed ?? true,
        say: (message, { slot } = {}) => {
          const standing = slot === undefined ? undefined : messages.find((one) => one.slot === slot);
          if (standing !== undefined && standing.channel === channel) {
            standing.message = message;
            touched.push(standing);
            return;
          }
          if (slot !== undefined) release(slot);
          const said: StandingMessage = { channel, message, slot };
          messages.push(said);
          touched.push(said);
        },
        release,
        note: (fact) => facts.push(fact),
        analyse: (request) => analyses.push(request),
        jobAdded: () => {},
      };
    };
    const unit = database.begin();
    let think: Think | undefined;
    try {
      think = await work(await turnWithin(unit));
    } catch (error) {
      await unit.rollback();
      throw error;
    }
    if (think === undefined) await unit.commit({ text: "SELECT 1" });
    else {
      // As in the real one: a turn that has to be thought about is taken back, and answered in another.
      await unit.rollback();
      const thought = await think();
      await database.transaction(async (within) => thought.answer(await turnWithin(within)));
      await thought.committed();
    }
    for (const data of toRemember.splice(0))
      await remembering.run({ id: newId(), data, signal: new AbortController().signal });
    return [...new Set(touched)].map((one) => one.message);
  };

  const send: ScriptedPerson["send"] = (content, seat = {}) => inTurn(content, seat, handle);
  const said = (answers: readonly OutboundMessage[]) => answers.map(shown).join("\n---\n");

  return {
    id,
    clock,
    messages,
    analyses,
    facts,
    send,
    hear: async (event, answerEvent, seat = {}) => {
      const nothing: InboundContent = { kind: "unsupported", description: "an event" };
      const answers = await inTurn(nothing, seat, async (turn) => {
        await answerEvent({ ...turn, event });
        return undefined;
      });
      return said(answers);
    },
    type: async (text, seat) => said(await send({ kind: "text", text }, seat)),
    press: async (label, seat) => {
      const buttons = messages.flatMap((one) => buttonsOf(one.message)).reverse();
      const button =
        buttons.find((one) => one.label === label) ?? buttons.find((one) => one.label.startsWith(label));
      if (button === undefined)
        throw new Error(`no button "${label}" in:\n${messages.map((one) => shown(one.message)).join("\n")}`);
      return said(await send({ kind: "action", action: button.action, value: button.value }, seat));
    },
    pressButton: async ({ action, value }, seat) => said(await send({ kind: "action", action, value }, seat)),
    last: () => shown(messages.at(-1)?.message ?? [{ kind: "text", markdown: "" }]),
    transcript: () => messages.map((one) => shown(one.message)).join("\n\n"),
  };
}
