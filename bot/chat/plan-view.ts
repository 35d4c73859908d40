import { dateWords } from "../../agent/words/plan-dates.ts";
import { weekText } from "../../agent/words/plan-week-words.ts";
import { type Locale, type Translate, translator } from "../../core/locales.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import type { PlanDay } from "../../models/plans/plan-content.ts";
import { dayTexts } from "../../models/plans/plan-difference.ts";
import type { StoredPlan } from "../../models/plans/stored-plan.ts";
import { asking, rowsOf } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";

/** Buttons of a plan; a value is `what`, or `what.detail` with a date, a field, or a plan's short id and version. */
export const planAction = "plan";
/** Slot of the message that a plan is read and changed in. */
export const planSlot = "plan";

/** A button of the plan. */
export function planButton(value: string, label: string): Button {
  return { action: planAction, value, label };
}

/** What a version of a plan is called in a button's value. */
export function versionValue({ planId }: Pick<StoredPlan, "planId">, version: number): string {
  return `${shortId(planId)}.${version}`;
}

/** A day's date as the beginning of a line: "Thursday, 5 March". */
export function dayTitle(date: LocalDate, locale: Locale): string {
  const words = dateWords(date, locale, "long");
  return `${words.charAt(0).toLocaleUpperCase(locale)}${words.slice(1)}`;
}

/** The week with a button for each day, and what can be done with it. @param note said above it */
export function weekMessage(plan: StoredPlan, locale: Locale, note?: string): OutboundMessage {
  const t = translator(locale);
  const days = plan.content.days.map(({ date }) =>
    planButton(`day.${date}`, dateWords(date, locale, "tiny")),
  );
  const others = [
    planButton("today", t("plan:buttons.today")),
    planButton("change", t("plan:buttons.change")),
    planButton("new", t("plan:buttons.newWeek")),
    planButton("versions", t("plan:buttons.versions")),
  ];
  const words = weekText(plan.content, locale);
  return asking(note === undefined ? words : `${note}\n\n${words}`, [...rowsOf(days), ...rowsOf(others)]);
}

/** The parts of a day with their names, one a line. */
export function dayText(day: PlanDay, t: Translate): string {
  return Object.entries(dayTexts(day))
    .map(([field, words]) => `**${t(`plan:fields.${field}`)}**: ${escapeMarkdown(words)}`)
    .join("\n");
}

/** One day of a plan with ways to the day before and after, to change it, and back. */
export function dayMessage(plan: StoredPlan, day: PlanDay, locale: Locale): OutboundMessage {
  const t = translator(locale);
  const has = (date: LocalDate) => plan.content.days.some((one) => one.date === date);
  const [before, after] = [addDays(day.date, -1), addDays(day.date, 1)];
  const turns = [
    ...(has(before) ? [planButton(`day.${before}`, `← ${dateWords(before, locale, "tiny")}`)] : []),
    ...(has(after) ? [planButton(`day.${after}`, `${dateWords(after, locale, "tiny")} →`)] : []),
  ];
  return asking(`**${dayTitle(day.date, locale)}**\n\n${dayText(day, t)}`, [
    turns,
    [planButton(`field.${day.date}`, t("plan:buttons.changeDay"))],
    [planButton("week", t("plan:buttons.back"))],
  ]);
}
