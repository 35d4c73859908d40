import { escapeMarkdown } from "../../core/markdown.ts";
import type { Json } from "../../core/message.ts";
import { leoDay } from "../../models/days/leo-day.ts";
import { weekdayOf } from "../../models/days/local-date.ts";
import type { PlanDay } from "../../models/plans/plan-content.ts";
import { weekdayNames } from "../../models/plans/plan-edit.ts";
import { planItems, planTicks } from "../../models/plans/plan-ticks.ts";
import { planVersions } from "../../models/plans/plan-versions.ts";
import { findCurrentPlan, findPlanOfDay, type StoredPlan } from "../../models/plans/stored-plan.ts";
import type { ToolContext } from "../tool.ts";
import { weekText } from "../words/plan-week-words.ts";
import { type LoadSection, nothing, type Section } from "./section.ts";

/** Versions that a model is told of. */
const toldVersions = 5;

/** Why there are no plans for somebody now. */
function noPlans({ isAdult, isInCrisisCare, t }: ToolContext): Section | undefined {
  if (!isAdult) return nothing("for adults only", t("tools:plan.minor"));
  return isInCrisisCare ? nothing("rests in the days after a crisis", t("safety:restFirst")) : undefined;
}

function dayFacts({ date, mainFocus, triggerActionReward: system, ...day }: PlanDay): Json {
  return {
    date,
    weekday: weekdayNames[weekdayOf(date) - 1] ?? "",
    main_focus_text: mainFocus,
    trigger_text: system.trigger,
    action_text: system.action,
    reward_text: system.reward,
    deep_focus_text: day.deepFocus,
    evening_reflection_text: day.eveningReflection,
    tip_text: day.tip,
  };
}

async function planFacts(
  plan: StoredPlan,
  { personId, transaction }: ToolContext,
): Promise<Section["facts"]> {
  const { content, version, firstDate, lastDate } = plan;
  const versions = await planVersions(transaction, personId, plan, toldVersions);
  return {
    version,
    first_date: firstDate,
    last_date: lastDate,
    morning_text: [...content.morningRoutine],
    days: content.days.map(dayFacts),
    challenges: content.weeklyChallenges.map(({ category, title, description, time, reason }) => ({
      category_text: category,
      title_text: title,
      description_text: description,
      time_text: time,
      reason_text: reason,
    })),
    newest_versions: versions.map(({ version: number, kind, at }) => ({
      version: number,
      kind,
      at: at.toISOString(),
    })),
  };
}

/** The current plan, whole, with its newest versions. */
export const loadPlan: LoadSection = async (context) => {
  const { personId, transaction, dayRule, now, locale, t } = context;
  const none = noPlans(context);
  if (none !== undefined) return none;
  const plan = await findCurrentPlan(transaction, personId);
  if (plan === undefined) return nothing("no plan yet", t("plan:errors.no-plan"));
  if (plan.lastDate < leoDay(now(), dayRule)) return nothing("its week is over", t("plan:errors.week-over"));
  return { say: weekText(plan.content, locale), facts: await planFacts(plan, context) };
};

/** Today's morning steps and focus, and which are ticked off. */
export const loadTodaysPlan: LoadSection = async (context) => {
  const { personId, transaction, dayRule, now, t } = context;
  const none = noPlans(context);
  if (none !== undefined) return none;
  const date = leoDay(now(), dayRule);
  const plan = await findPlanOfDay(transaction, personId, date);
  if (plan === undefined) return nothing("no plan for today", t("plan:today.none"));
  const ticks = await planTicks(transaction, personId, plan);
  const done = new Set(ticks.filter((tick) => tick.date === date).map(({ item }) => item));
  const items = planItems(plan, date).map(({ item, label }) => ({
    label: item === "focus" ? t("plan:today.focus", { focus: label }) : label,
    isDone: done.has(item),
  }));
  return {
    say: items.map(({ label, isDone }) => `- ${isDone ? "✅" : "▫️"} ${escapeMarkdown(label)}`).join("\n"),
    facts: items.map(({ label, isDone }) => ({ step_text: label, is_done: isDone })),
  };
};
