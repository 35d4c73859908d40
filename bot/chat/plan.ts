import { dayAndMonth } from "../../agent/words/plan-dates.ts";
import { planError } from "../../models/plans/plan-error.ts";
import { planTicks } from "../../models/plans/plan-ticks.ts";
import { findCurrentPlan, type StoredPlan } from "../../models/plans/stored-plan.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import { stopAwaitingPlanText } from "./plan-awaiting.ts";
import { askField, askMorning, askText, askWhat, changeByWords } from "./plan-change.ts";
import { orSayWhyNot, runningPlan, todayFor } from "./plan-context.ts";
import { sayWeek } from "./plan-say.ts";
import { openToday } from "./plan-today.ts";
import { askToRestore, restoreVersion, showVersion, showVersions, undoVersion } from "./plan-versions.ts";
import { dayMessage, planButton, planSlot, weekMessage } from "./plan-view.ts";
import { createPlanReader } from "./plan-words.ts";
import { askForNewWeek, startWriting } from "./plan-writing.ts";

/** A week that is over: what was done of it, and the way to the next. */
async function offerNextWeek({ turn, person, t }: ChatContext, plan: StoredPlan): Promise<void> {
  const ticks = await planTicks(turn.transaction, person.id, plan);
  const words = ticks.length === 0 ? t("plan:over.quiet") : t("plan:over.ticked", { count: ticks.length });
  turn.release(planSlot);
  turn.say(asking(words, [[planButton("write", t("plan:buttons.nextWeek"))]]), { slot: planSlot });
}

async function showOrWrite(context: ChatContext): Promise<void> {
  const { turn, person, deps } = context;
  const plan = await findCurrentPlan(turn.transaction, person.id);
  if (plan === undefined) return startWriting(context);
  if (plan.lastDate < (await todayFor(context))) return offerNextWeek(context, plan);
  await sayWeek(turn, deps.drawPlan, plan);
}

/** `/plan`: the week, or the writing of one; words behind it change it: "thursday focus: yoga in the evening". */
export function createOpenPlan(): (context: ChatContext, argument: string) => Promise<void> {
  const readChange = createPlanReader();
  return async (context, argument) => {
    await orSayWhyNot(context, async () => {
      if (argument.trim() === "") return showOrWrite(context);
      const change = readChange(argument);
      if (change !== undefined) return changeByWords(context, change);
      context.turn.release(planSlot);
      await askWhat(context);
    });
    await returnToQuestion(context);
  };
}

/** "Plan my week" under a report: the week made from it, a question where another one runs, else a new one. */
async function planFromReport(context: ChatContext, assessmentId: string): Promise<void> {
  const { turn, person, t, deps } = context;
  const plan = await findCurrentPlan(turn.transaction, person.id);
  if (plan === undefined || plan.lastDate < (await todayFor(context))) return startWriting(context);
  if (plan.assessmentId === assessmentId) return sayWeek(turn, deps.drawPlan, plan);
  turn.release(planSlot);
  turn.say([text(t("plan:goesOn", { last: dayAndMonth(plan.lastDate, person.locale) }))]);
  await askForNewWeek(context);
}

async function showDay(context: ChatContext, date: string): Promise<void> {
  const plan = await runningPlan(context);
  const day = plan.content.days.find((one) => one.date === date);
  if (day === undefined) throw planError("day-outside-week");
  context.turn.say(dayMessage(plan, day, context.person.locale), { slot: planSlot });
}

type PressPart = (context: ChatContext, ...details: string[]) => Promise<void>;

/** What each button does, by the first word of its value. */
const parts: Readonly<Record<string, PressPart>> = {
  make: (context, id = "") => planFromReport(context, id),
  show: showOrWrite,
  write: (context) => startWriting(context),
  new: async (context) => {
    await runningPlan(context);
    await askForNewWeek(context);
  },
  week: async (context) => {
    const plan = await runningPlan(context);
    context.turn.say(weekMessage(plan, context.person.locale), { slot: planSlot });
  },
  today: openToday,
  day: (context, date = "") => showDay(context, date),
  change: askWhat,
  morning: askMorning,
  field: (context, date = "") => askField(context, date),
  edit: (context, date = "", ...field) => askText(context, date, field.join(".")),
  versions: showVersions,
  version: (context, id = "", number = "") => showVersion(context, id, number),
  restore: (context, id = "", number = "") => askToRestore(context, id, number),
  back: (context, id = "", number = "") => restoreVersion(context, id, number),
  undo: (context, id = "", number = "") => undoVersion(context, id, number),
};

/** A button of the plan was pressed; in the days after a crisis plans rest. */
export async function pressPlan(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t } = context;
  if (await isInCrisisCare(turn.transaction, person.id, turn.now())) {
    turn.say([text(t("safety:restFirst"))]);
    return;
  }
  await stopAwaitingPlanText(context);
  const [what = "", ...details] = value.split(".");
  const press = Object.hasOwn(parts, what) ? parts[what] : undefined;
  if (press === undefined) turn.say([text(t("chat:oldButton"))]);
  else await orSayWhyNot(context, () => press(context, ...details));
}
