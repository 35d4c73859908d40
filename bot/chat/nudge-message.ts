import { stateMarks } from "../../agent/words/habit-words.ts";
import type { Translate } from "../../core/locales.ts";
import type { Block, Button, OutboundMessage } from "../../core/message.ts";
import { daysBetween, type LocalDate } from "../../models/days/local-date.ts";
import { asking, rowsOf } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { NudgeItem } from "./nudge-items.ts";

/** Buttons under a nudge; value `WHAT.KEY` or `WHAT.KEY.WHICH`. */
export const nudgeAction = "nudge";

/** What stands in a nudge. */
export interface NudgeContent {
  /** Its key: which of whose day's messages it is. */
  readonly key: string;
  readonly date: LocalDate;
  readonly items: readonly NudgeItem[];
  /** What stands above the words: the week as a picture. */
  readonly pictures: readonly Block[];
  /** Lines under the items, in Markdown. */
  readonly lines: readonly string[];
  /** Whether it asks how to go on, after a long time without an answer. */
  readonly asksHowToGoOn: boolean;
}

/** Items that a message names; the others are counted. */
const mostItems = 5;

/** Ways to begin, so that it isn't the same every day. */
const openings = 5;

function openingOf({ date, items }: NudgeContent, t: Translate): string {
  if (items.length === 0) return "";
  const day = daysBetween("2026-01-01", date);
  const number = ((day % openings) + openings) % openings;
  const isOrdered = items.every(({ kind }) => kind === "words");
  return t(`nudges:${isOrdered ? "openingOne" : "opening"}.${number + 1}`);
}

function listOf(items: readonly NudgeItem[], t: Translate): string[] {
  const shown = items.slice(0, mostItems).map(({ state, name }) => `${stateMarks[state]} ${name}`);
  const more = items.length - shown.length;
  return more === 0 ? shown : [...shown, t("nudges:more", { count: more })];
}

/** A button of a nudge. */
export function nudgeButton(what: string, key: string, label: string, which?: string): Button {
  return {
    action: nudgeAction,
    value: [what, key, ...(which === undefined ? [] : [which])].join("."),
    label,
  };
}

function tickButtons({ key, items }: NudgeContent, t: Translate): Button[] {
  const open = items.filter(({ state }) => state === "due").slice(0, mostItems);
  return open.map(({ id, label }) =>
    nudgeButton(
      "done",
      key,
      items.length === 1 ? t("nudges:buttons.done") : `${stateMarks.due} ${label}`,
      shortId(id),
    ),
  );
}

function otherButtons({ key, items, asksHowToGoOn }: NudgeContent, t: Translate): Button[] {
  const isOpen = items.some(({ state }) => state === "due");
  const button = (what: string) => nudgeButton(what, key, t(`nudges:buttons.${what}`));
  const aboutItems = isOpen ? [button("skip"), button("later")] : [];
  const pace = asksHowToGoOn
    ? [button("weekly"), button("change"), button("stop")]
    : [button("less"), button("stop")];
  return isOpen || asksHowToGoOn || items.length === 0 ? [...aboutItems, ...pace] : [];
}

function words(content: NudgeContent, t: Translate): string {
  const { items, lines, asksHowToGoOn } = content;
  const isAllTold = items.length > 0 && items.every(({ state }) => state !== "due");
  const parts = [
    isAllTold
      ? t(items.some(({ state }) => state !== "skipped") ? "nudges:allDone" : "nudges:allSkipped")
      : openingOf(content, t),
    listOf(items, t).join("\n"),
    lines.join("\n"),
    asksHowToGoOn ? t("nudges:goOn.ask") : "",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function below(pictures: readonly Block[], words: OutboundMessage): OutboundMessage {
  const [first, ...others] = pictures;
  return first === undefined ? words : [first, ...others, ...words];
}

/** What stands in a nudge after a button of it was pressed. */
export interface NudgeExtras {
  /** A line about what was pressed. */
  readonly notice?: string;
  /** Buttons that stand in place of the usual ones, while something is being chosen. */
  readonly choices?: readonly Button[];
}

/** A nudge as it stands: what is open with a tick each, and what else can be done with it. */
export function nudgeMessage(
  content: NudgeContent,
  t: Translate,
  { notice, choices }: NudgeExtras = {},
): OutboundMessage {
  const markdown = notice === undefined ? words(content, t) : `${words(content, t)}\n\n${notice}`;
  if (choices !== undefined) return below(content.pictures, asking(markdown, rowsOf(choices)));
  const blocks: readonly (readonly Button[])[] = [
    ...tickButtons(content, t).map((button) => [button]),
    ...rowsOf(otherButtons(content, t)),
  ];
  return below(content.pictures, asking(markdown, blocks));
}
