import { addChatLines } from "../../models/conversations/chat-lines.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import { keepFact, listMemories, type Memory } from "../../models/memory/memories.ts";
import { strikeMemories } from "../../models/memory/strike.ts";
import { returnToQuestion } from "./ask.ts";
import { text } from "./blocks.ts";
import { type ChatContext, withPerson } from "./context.ts";
import type { MemoryRequest } from "./memory-requests.ts";
import { linesPerPage, memoriesFound, memoryPage, memorySlot } from "./memory-view.ts";
import type { Think } from "./turn.ts";

/** Most memories that are shown about something. */
const mostFound = 5;

async function dateView({ turn, person }: ChatContext): Promise<{ readonly timeZone: string }> {
  const { timeZone } = await findDayRule(turn.transaction, person.id, turn.now());
  return { timeZone };
}

async function showPage(context: ChatContext, wanted: number): Promise<void> {
  const { turn, person, t } = context;
  const page = Number.isSafeInteger(wanted) && wanted >= 0 ? Math.min(wanted, 1_000) : 0;
  const offset = page * linesPerPage;
  const { memories, total } = await listMemories(turn.transaction, person.id, {
    limit: linesPerPage,
    offset,
  });
  if (memories.length > 0) {
    const message = memoryPage(context, { memories, total, page }, await dateView(context));
    turn.say(message, { slot: memorySlot });
  } else if (page > 0) await showPage(context, page - 1);
  else turn.say([text(t("memory:nothing"))], { slot: memorySlot });
}

/** "What do you remember about me": everything, a page at a time, in a new message. */
export async function showMemories(context: ChatContext): Promise<void> {
  context.turn.release(memorySlot, [text(context.t("memory:shownBelow"))]);
  await showPage(context, 0);
}

/** "Remember that …": keeps it as told, until it is struck out. */
export async function keepInMind(context: ChatContext, said: string, words: string): Promise<void> {
  const { turn, person, t, deps } = context;
  const { transaction, id: turnId } = turn;
  const saidAt = turn.now();
  await keepFact(transaction, { personId: person.id, turnId, words, toldAt: saidAt });
  await addChatLines(transaction, person.id, turnId, [
    { speaker: "person", words: said, saidAt },
    { speaker: "leo", words: t("memory:keeping"), saidAt },
  ]);
  await deps.rememberLater(transaction, { personId: person.id });
  turn.jobAdded();
  turn.say([text(t("memory:keeping"))]);
}

async function sayFound(
  context: ChatContext,
  memories: readonly Memory[],
  asks: "recall" | "forget",
): Promise<void> {
  const { turn, t } = context;
  turn.release(memorySlot, [text(t("memory:shownBelow"))]);
  if (memories.length === 0) turn.say([text(t("memory:nothingAbout"))]);
  else turn.say(memoriesFound(context, memories, asks, await dateView(context)), { slot: memorySlot });
}

/** What was told about something: found outside the transaction, since a provider may be asked. */
function findAbout(context: ChatContext, topic: string, asks: "recall" | "forget"): Think {
  const { turn, person, deps } = context;
  return async () => {
    const { id: personId, locale } = person;
    const memories = await deps.memory.recall(topic, {
      ...{ personId, locale, by: "topic" as const, log: turn.log },
      ...{ newestLines: 0, limit: mostFound },
    });
    return {
      answer: async (later) => {
        const inLater = withPerson({ ...context, turn: later }, later.person);
        await sayFound(inLater, memories, asks);
        await returnToQuestion(inLater);
      },
      committed: async () => {},
    };
  };
}

/** Does what a text asks of Leo's memory. @param said the whole text */
export async function answerMemoryRequest(
  context: ChatContext,
  request: MemoryRequest,
  said: string,
): Promise<Think | undefined> {
  switch (request.kind) {
    case "recall":
    case "forget":
      return findAbout(context, request.topic, request.kind);
    case "list":
      await showMemories(context);
      break;
    case "keep":
      await keepInMind(context, said, request.words);
  }
  await returnToQuestion(context);
  return undefined;
}

/** A button under memories was pressed. */
export async function pressMemory(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t } = context;
  const [what = "", ...rest] = value.split(".");
  const ids = (what === "strike" ? rest.slice(1) : rest).filter((id) => /^\d{1,18}$/.test(id));
  if (what === "page") return showPage(context, Number(rest[0]));
  if (what === "keep") return turn.release(memorySlot, [text(t("memory:leftAsItIs"))]);
  if (what === "strike") {
    // The message itself shows the line, so it is written anew in any case.
    await strikeMemories(turn.transaction, person.id, ids);
    return showPage(context, Number(rest[0]));
  }
  if (what !== "all") return turn.say([text(t("chat:oldButton"))]);
  const count = await strikeMemories(turn.transaction, person.id, ids);
  turn.release(memorySlot, [text(count === 0 ? t("chat:oldButton") : t("memory:struck", { count }))]);
}
