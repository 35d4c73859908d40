import { dateWords, dayAndMonth } from "../../agent/words/plan-dates.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import type { Database } from "../../models/database.ts";
import type { LocalDate } from "../../models/days/local-date.ts";
import { habitStandings } from "../../models/habits/standings.ts";
import { planError } from "../../models/plans/plan-error.ts";
import { focusItem, type PlanItem, planItems, planTicks, tickPlan } from "../../models/plans/plan-ticks.ts";
import { findCurrentPlan, findPlanOfDay, type StoredPlan } from "../../models/plans/stored-plan.ts";
import { returnToQuestion } from "./ask.ts";
import { asking } from "./blocks.ts";
import { commandAction } from "./command-names.ts";
import type { ChatContext } from "./context.ts";
import { takeTick, tickRows } from "./habit-ticks.ts";
import { orSayWhyNot, todayFor } from "./plan-context.ts";
import { planButton } from "./plan-view.ts";

/** Buttons that tick something of today off; a value is `plan.DATE.ITEM.1` (or `.0` to take it back), or a habit's. */
export const todayAction = "today";
const todaySlot = "today";

/** Longest label of a button, in characters; the list above says the whole. */
const longestLabel = 40;

/** Whose day is shown, in which language, and when. */
export interface TodayView extends Pick<ChatContext, "person" | "t"> {
  readonly queries: Pick<Database, "query">;
  readonly now: Date;
}

function shorten(label: string): string {
  return label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1).trimEnd()}…`;
}

function itemWords({ item, label }: PlanItem, { t }: TodayView): string {
  return item === focusItem ? t("plan:today.focus", { focus: label }) : label;
}

/** The day's part of the plan: its list with ticks, and how the focus is done. */
function planPart(plan: StoredPlan, date: LocalDate, done: ReadonlySet<string>, view: TodayView): string {
  const { t } = view;
  const lines = planItems(plan, date).map(
    (one) => `- ${done.has(one.item) ? "✅" : "▫️"} ${escapeMarkdown(itemWords(one, view))}`,
  );
  const system = plan.content.days.find((day) => day.date === date)?.triggerActionReward;
  const how =
    system === undefined
      ? []
      : [
          "",
          escapeMarkdown(t("plan:today.system", { trigger: system.trigger, action: system.action })),
          `_${escapeMarkdown(t("plan:today.reward", { reward: system.reward }))}_`,
        ];
  return [...lines, ...how].join("\n");
}

function planWords(plan: StoredPlan, date: LocalDate, done: ReadonlySet<string>, view: TodayView) {
  const isAllDone = planItems(plan, date).every(({ item }) => done.has(item));
  const { t } = view;
  return [
    planPart(plan, date, done, view),
    isAllDone ? t("plan:today.allDone") : `_${t("plan:today.hint")}_`,
  ];
}

function planButtons(plan: StoredPlan, date: LocalDate, done: ReadonlySet<string>, view: TodayView) {
  return planItems(plan, date).map((one): readonly Button[] => {
    const isDone = done.has(one.item);
    const label = `${isDone ? "✅" : "▫️"} ${shorten(itemWords(one, view))}`;
    return [{ action: todayAction, value: `plan.${date}.${one.item}.${isDone ? 0 : 1}`, label }];
  });
}

/** What there is to say where today is no day of a plan, and a button that leads on. Minors have habits, no plans. */
async function withoutPlan(today: LocalDate, { queries, t, person }: TodayView) {
  if (person.stage === "minor") {
    const button: Button = { action: commandAction, value: "habits", label: t("habits:buttons.list") };
    return { words: [], button };
  }
  const plan = await findCurrentPlan(queries, person.id);
  if (plan !== undefined && today < plan.firstDate) {
    const date = dayAndMonth(plan.firstDate, person.locale);
    return { words: [t("plan:today.begins", { date })], button: planButton("show", t("plan:title")) };
  }
  const words = t(plan === undefined ? "plan:today.none" : "plan:errors.week-over");
  return { words: [words], button: planButton("show", t("plan:buttons.planWeek")) };
}

/** A day's part of the plan and the habits that are due, each with a button to tick it off. */
export async function todayList(view: TodayView, date: LocalDate): Promise<OutboundMessage> {
  const { queries, person, t, now } = view;
  const plan = await findPlanOfDay(queries, person.id, date);
  const ticks = plan === undefined ? [] : await planTicks(queries, person.id, plan);
  const done = new Set(ticks.filter((tick) => tick.date === date).map(({ item }) => item));
  const habits = await habitStandings(queries, person.id, now);
  const habitRows = tickRows(habits, todayAction);
  const { words, button } =
    plan === undefined
      ? await withoutPlan(date, view)
      : { words: planWords(plan, date, done, view), button: planButton("show", t("plan:title")) };
  const paragraphs = [
    `**${t("plan:headings.today", { date: dateWords(date, person.locale, "long") })}**`,
    ...words,
    ...(habitRows.length > 0 ? [`**${t("plan:headings.habits")}**`] : []),
    ...(words.length + habitRows.length === 0 ? [t("habits:ticks.nothing")] : []),
  ];
  const rows = [...(plan === undefined ? [] : planButtons(plan, date, done, view)), ...habitRows, [button]];
  return asking(paragraphs.join("\n\n"), rows);
}

function todayMessage({ turn, person, t }: ChatContext, date: LocalDate): Promise<OutboundMessage> {
  return todayList({ queries: turn.transaction, person, t, now: turn.now() }, date);
}

/** `/today`: this day's morning steps and focus, and the habits that are due, each to be ticked off. */
export async function openToday(context: ChatContext): Promise<void> {
  const { turn } = context;
  turn.release(todaySlot);
  turn.say(await todayMessage(context, await todayFor(context)), { slot: todaySlot });
  await returnToQuestion(context);
}

async function tick(context: ChatContext, value: string): Promise<LocalDate> {
  const { turn, person } = context;
  const [, date = "", item = "", done = ""] = /^plan\.(\d{4}-\d{2}-\d{2})\.(\w+)\.([01])$/.exec(value) ?? [];
  const today = await todayFor(context);
  await orSayWhyNot(context, async () => {
    const plan = await findPlanOfDay(turn.transaction, person.id, date);
    if (plan === undefined) throw planError("unknown-step");
    const act = { personId: person.id, plan, date, item, done: done === "1", today, now: turn.now() };
    await tickPlan(turn.transaction, { ...act, channel: turn.conversation.channel });
  });
  return date <= today && date !== "" ? date : today;
}

/** A button of today's list was pressed: ticks it off, or takes the tick back, and the list shows it. */
export async function pressToday(context: ChatContext, value: string): Promise<void> {
  const { turn } = context;
  let date = await todayFor(context);
  if (value.startsWith("plan.")) date = await tick(context, value);
  else await takeTick(context, value);
  turn.say(await todayMessage(context, date), { slot: todaySlot });
}
