import { outcomeRows } from "../../agent/words/future-words.ts";
import type { Locale, Translate } from "../../core/locales.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import type { ChangeableItem, Choice } from "../../pipeline/projection/change-levels.ts";
import { changeInWords, changesInWords, levelLabel } from "../../pipeline/projection/change-words.ts";
import type { FutureBasis, ReadyFuture } from "../../pipeline/projection/future-view.ts";
import { answerInWords } from "../../pipeline/quiz/local-answers.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";

/** Buttons under a look ahead; value `what.start of the report's id`, then the item and its level. */
export const futureAction = "future";

/** What a look ahead is written with. */
export interface FutureWords {
  readonly t: Translate;
  readonly locale: Locale;
  readonly assessmentId: string;
  readonly basis: FutureBasis;
}

/** Points below which two scores are about the same. */
const noticeablePoints = 5;

function notes(view: ReadyFuture, { t, basis }: FutureWords): string {
  const drinksALot = basis.answers.alcohol === "23-32" && view.choices.some(({ item }) => item === "alcohol");
  const isSmall = view.usual.score.high - view.scoreNow < noticeablePoints;
  return [
    ...(isSmall ? [t("future:chat.small")] : []),
    t("future:chat.range"),
    ...(drinksALot ? [t("future:chat.alcohol")] : []),
    t("future:chat.average"),
    ...(view.age === undefined
      ? []
      : [t("future:chat.age"), `_${t("report:lifestyleAge.disclaimer")} ${t("report:lifestyleAge.use")}_`]),
  ].join("\n\n");
}

function button(
  what: string,
  label: string,
  { assessmentId }: FutureWords,
  rest: readonly string[] = [],
): Button {
  return { action: futureAction, value: [what, shortId(assessmentId), ...rest].join("."), label };
}

/** The look ahead: what is picked and what the formulas say to it, and everything that could be picked. */
export function futureMessage(view: ReadyFuture, words: FutureWords, notice?: string): OutboundMessage {
  const { t, basis, locale } = words;
  if (view.options.length === 0) return [text(`${t("future:chat.title")}\n\n${t("future:chat.strong")}`)];
  const hasChoices = view.choices.length > 0;
  const changes = changesInWords(view.choices, basis.answers, locale);
  const head = [
    t("future:chat.title"),
    ...(notice === undefined ? [] : [notice]),
    hasChoices ? t("future:chat.chosen", { changes }) : t("future:chat.pick"),
  ].join("\n\n");
  const items = view.options.map(({ item }) => {
    const mark = view.choices.some((choice) => choice.item === item) ? "✓ " : "";
    return button("item", `${mark}${t(`quiz:items.${item}`)}`, words, [item]);
  });
  const more = [
    button("letter", t("future:chat.buttons.letter"), words),
    button("clear", t("future:chat.buttons.clear"), words),
  ];
  const rows = [...rowsOf(items), ...(hasChoices ? rowsOf(more) : [])];
  if (!hasChoices) return asking(head, rows);
  return [
    text(head),
    { kind: "facts", rows: outcomeRows(view, t) },
    text(notes(view, words)),
    { kind: "buttons", rows },
  ];
}

/** The levels an item could have, in place of the look ahead. */
export function levelsMessage(item: ChangeableItem, view: ReadyFuture, words: FutureWords): OutboundMessage {
  const { t, basis, locale } = words;
  const levels = view.options.find((option) => option.item === item)?.levels ?? [];
  const picked = view.choices.find((choice) => choice.item === item);
  const buttons = levels.map((level) => {
    const choice: Choice = { item, level };
    const mark = picked?.level === level ? "✓ " : "";
    return button("level", `${mark}${levelLabel(choice, locale)}`, words, [item, level]);
  });
  const question = t("future:chat.ask", {
    item: t(`quiz:items.${item}`),
    answer: answerInWords(item, basis.answers, locale) ?? "",
  });
  const now =
    picked === undefined
      ? ""
      : `\n\n${t("future:chat.chosen", { changes: changeInWords(picked, basis.answers, locale) })}`;
  return asking(`${question}${now}`, [
    ...rowsOf(buttons),
    ...(picked === undefined ? [] : [[button("off", t("future:chat.buttons.asItIs"), words, [item])]]),
    [button("open", t("future:chat.buttons.back"), words)],
  ]);
}
