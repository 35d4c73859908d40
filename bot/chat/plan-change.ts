import { dateWords } from "../../agent/words/plan-dates.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import { planTextLimits } from "../../models/plans/plan-content.ts";
import { dayTexts } from "../../models/plans/plan-difference.ts";
import { findPlanDate, type PlanDayUpdates } from "../../models/plans/plan-edit.ts";
import { planError } from "../../models/plans/plan-error.ts";
import { changePlan } from "../../models/plans/plans.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import { awaitedPlanText, awaitPlanText, stopAwaitingPlanText } from "./plan-awaiting.ts";
import { orSayWhyNot, runningPlan, todayFor } from "./plan-context.ts";
import { changeMessage } from "./plan-difference.ts";
import { dayMessage, dayTitle, planButton, planSlot } from "./plan-view.ts";
import { type DayField, dayFields, readSteps, type TypedPlanChange } from "./plan-words.ts";
import { startWriting } from "./plan-writing.ts";

/** New words for one field, as the plan's edits take them. */
function updateOf(field: DayField, words: string): PlanDayUpdates {
  const [part = "", inner] = field.split(".");
  return inner === undefined ? { [part]: words } : { [part]: { [inner]: words } };
}

async function change(context: ChatContext, edit: object, basedOn?: number): Promise<void> {
  const { turn, person } = context;
  const act = { personId: person.id, actor: "person", now: turn.now(), edit } as const;
  const made = await changePlan(turn.transaction, { ...act, ...(basedOn === undefined ? {} : { basedOn }) });
  turn.release(planSlot);
  turn.say(changeMessage(made, person.locale), { slot: planSlot });
}

/** Does what words behind `/plan` say. @throws PlanError */
export async function changeByWords(context: ChatContext, typed: TypedPlanChange): Promise<void> {
  const { turn, person } = context;
  switch (typed.kind) {
    case "unknown-day":
      throw planError("not-an-edit");
    case "unknown-field":
      throw planError("unknown-field");
    case "morning":
      return change(context, { kind: "morning", steps: typed.steps });
    case "days":
      return change(context, {
        kind: "days",
        days: typed.days,
        updates: updateOf(typed.field, typed.text),
      });
    case "show": {
      const plan = await runningPlan(context);
      const date = findPlanDate(plan.content, typed.day, await todayFor(context));
      const day = plan.content.days.find((one) => one.date === date);
      turn.release(planSlot);
      if (day !== undefined) turn.say(dayMessage(plan, day, person.locale), { slot: planSlot });
    }
  }
}

/** The text that Leo waits for has come; answers false where it waits for none. */
export async function takePlanText(context: ChatContext, words: string): Promise<boolean> {
  const what = await awaitedPlanText(context);
  if (what === undefined) return false;
  const failed = await orSayWhyNot(context, async () => {
    if (what === "wishes") return startWriting(context, words);
    const [, date, field = "", version] = /^edit\.([\d-]+)\.(.+)\.(\d+)$/.exec(what) ?? [];
    const known = dayFields.find((one) => one === field);
    if (date !== undefined && known !== undefined) {
      const edit = { kind: "days", days: [date], updates: updateOf(known, words) };
      return change(context, edit, Number(version));
    }
    const [, seen] = /^morning\.(\d+)$/.exec(what) ?? [];
    return change(context, { kind: "morning", steps: readSteps(words) }, Number(seen));
  });
  // What can be said better is asked for once more; the rest is over.
  const mayTryAgain = ["text-empty", "text-too-long", "step-count"].includes(failed?.code ?? "");
  if (mayTryAgain) await awaitPlanText(context, what);
  else await stopAwaitingPlanText(context);
  return true;
}

/** Asks what to change: the morning, or a day. */
export async function askWhat(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const plan = await runningPlan(context);
  const days = plan.content.days.map(({ date }) =>
    planButton(`field.${date}`, dateWords(date, person.locale, "tiny")),
  );
  const rows = [
    ...rowsOf(days),
    [planButton("morning", t("plan:buttons.morning"))],
    [planButton("week", t("plan:buttons.back"))],
  ];
  turn.say(asking(`${t("plan:ask.what")}\n\n${t("plan:how")}`, rows), { slot: planSlot });
}

/** Asks which part of a day to change. @throws PlanError `day-outside-week` */
export async function askField(context: ChatContext, date: string): Promise<void> {
  const { turn, person, t } = context;
  const plan = await runningPlan(context);
  if (!plan.content.days.some((day) => day.date === date)) throw planError("day-outside-week");
  const fields = dayFields.map((field) => planButton(`edit.${date}.${field}`, t(`plan:fields.${field}`)));
  const back = planButton(`day.${date}`, `← ${dateWords(date, person.locale, "tiny")}`);
  const question = t("plan:ask.field", { day: dayTitle(date, person.locale) });
  turn.say(asking(question, [...rowsOf(fields), [back]]), { slot: planSlot });
}

/** Shows a field and waits for its new text. @throws PlanError */
export async function askText(context: ChatContext, date: string, field: string): Promise<void> {
  const { turn, person, t } = context;
  const plan = await runningPlan(context);
  const day = plan.content.days.find((one) => one.date === date);
  if (day === undefined) throw planError("day-outside-week");
  const known = dayFields.find((one) => one === field);
  if (known === undefined) throw planError("unknown-field");
  const limits: Readonly<Record<string, number>> = planTextLimits;
  const question = t("plan:ask.text", {
    day: dayTitle(date, person.locale),
    field: t(`plan:fields.${known}`),
    before: escapeMarkdown(dayTexts(day)[known] ?? ""),
    count: limits[known.split(".").at(-1) ?? ""] ?? planTextLimits.tip,
  });
  await awaitPlanText(context, `edit.${date}.${known}.${plan.version}`);
  turn.say(asking(question, [[planButton(`field.${date}`, t("plan:buttons.no"))]]), { slot: planSlot });
}

/** Shows the morning list and waits for a new one. @throws PlanError */
export async function askMorning(context: ChatContext): Promise<void> {
  const { turn, t } = context;
  const plan = await runningPlan(context);
  const before = plan.content.morningRoutine.map((step) => `- ${escapeMarkdown(step)}`).join("\n");
  await awaitPlanText(context, `morning.${plan.version}`);
  const message = [text(t("plan:ask.morning", { before }))] as const;
  turn.say([...message, { kind: "buttons", rows: [[planButton("week", t("plan:buttons.no"))]] }], {
    slot: planSlot,
  });
}
