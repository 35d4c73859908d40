import { dateWords } from "../../agent/words/habit-words.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import { wallClock } from "../../models/days/leo-day.ts";
import type { Memory } from "../../models/memory/memories.ts";
import { asking, rowsOf } from "./blocks.ts";
import type { ChatContext } from "./context.ts";

/** Buttons of the memory; value `page.N`, `strike.PAGE.ID`, `all.ID.ID…` or `keep`. */
export const memoryAction = "memory";
/** Slot of the message that shows memories. */
export const memorySlot = "memory";

/** Lines of a page; also what a phone shows at a glance. */
export const linesPerPage = 10;

/** Longest part of a memory that a line shows, in characters. */
const longestLine = 160;

/** How dates of memories are shown. */
export interface DateView {
  readonly timeZone: string;
}

function lineOf(memory: Memory, number: number, { t, person }: ChatContext, { timeZone }: DateView): string {
  const { words, toldAt } = memory;
  const flat = words.replace(/\s+/gu, " ").trim();
  const shown = flat.length > longestLine ? `${flat.slice(0, longestLine).trimEnd()}…` : flat;
  const date = dateWords(wallClock(toldAt, timeZone).date, person.locale);
  const mark = memory.source === "kept" ? ` (${t("memory:kept")})` : "";
  return `${number}\\. **${date}**${mark}: ${escapeMarkdown(shown)}`;
}

function pageButton(page: number, label: string): Button {
  return { action: memoryAction, value: `page.${page}`, label };
}

/** A page of everything that is remembered, each line with a button that strikes it out. @param page from 0 on */
export function memoryPage(
  context: ChatContext,
  found: { readonly memories: readonly Memory[]; readonly total: number; readonly page: number },
  view: DateView,
): OutboundMessage {
  const { t } = context;
  const { memories, total, page } = found;
  const first = page * linesPerPage + 1;
  const lines = memories.map((memory, index) => lineOf(memory, first + index, context, view));
  const strikes = memories.map(
    ({ id }, index): Button => ({
      action: memoryAction,
      value: `strike.${page}.${id}`,
      label: t("memory:buttons.strike", { number: first + index }),
    }),
  );
  const turns = [
    ...(page > 0 ? [pageButton(page - 1, t("memory:buttons.newer"))] : []),
    ...(first + memories.length <= total ? [pageButton(page + 1, t("memory:buttons.older"))] : []),
  ];
  const title = t("memory:list", { count: total });
  return asking(`${title}\n\n${lines.join("\n\n")}`, [
    ...rowsOf(strikes),
    ...(turns.length > 0 ? [turns] : []),
  ]);
}

/** What was found about something, with what can be done about it. */
export function memoriesFound(
  context: ChatContext,
  memories: readonly Memory[],
  asks: "recall" | "forget",
  view: DateView,
): OutboundMessage {
  const { t } = context;
  const lines = memories.map((memory, index) => lineOf(memory, index + 1, context, view));
  const ids = memories.map(({ id }) => id);
  const strikes = ids.map(
    (id, index): Button => ({
      action: memoryAction,
      value: `all.${id}`,
      label: t("memory:buttons.strike", { number: index + 1 }),
    }),
  );
  const all: Button = {
    action: memoryAction,
    value: `all.${ids.join(".")}`,
    label: t("memory:buttons.strikeAll"),
  };
  const keep: Button = { action: memoryAction, value: "keep", label: t("memory:buttons.keep") };
  const rows =
    asks === "forget" ? [...rowsOf(ids.length > 1 ? strikes : []), [all], [keep]] : rowsOf(strikes);
  return asking(`${t(`memory:found.${asks}`)}\n\n${lines.join("\n\n")}`, rows);
}
