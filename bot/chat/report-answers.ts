import { addHabit } from "../../models/habits/habits.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import type { AssessmentView } from "./assessment-view.ts";
import { text } from "./blocks.ts";
import { type ChatContext, helpRegion } from "./context.ts";
import { sayAdded } from "./habit-add.ts";
import { orRefuse } from "./habit-ticks.ts";
import { type ReportWords, reportMessage } from "./report.ts";
import { whyMessages } from "./why.ts";

function wordsOf(context: ChatContext): ReportWords {
  return {
    t: context.t,
    locale: context.person.locale,
    region: helpRegion(context),
    now: context.turn.now(),
  };
}

/** Says the newest report; answers false where there is none. */
export async function sayReport(context: ChatContext): Promise<boolean> {
  const report = await context.deps.loadReport(context.person);
  if (report === undefined) return false;
  context.turn.say(reportMessage(report.view, report.picture, wordsOf(context)));
  return true;
}

/** Says where the numbers of the newest report come from; answers false where there is none. */
export async function explainReport(context: ChatContext): Promise<boolean> {
  const report = await context.deps.loadReport(context.person);
  if (report === undefined) return false;
  for (const message of whyMessages(report.view, wordsOf(context))) context.turn.say(message);
  return true;
}

/** Keeps one of a report's micro-habits, every day, with what to do and after what. */
async function addMicroHabit(context: ChatContext, view: AssessmentView, index: number): Promise<void> {
  const { turn, person, t } = context;
  const habit = view.synthesis.microHabits[index];
  if (habit === undefined) {
    turn.say([text(t("chat:oldButton"))]);
    return;
  }
  const added = await orRefuse(context, () =>
    addHabit(turn.transaction, {
      personId: person.id,
      name: habit.title,
      cue: `${habit.cue}, ${habit.action}`,
      schedule: { kind: "daily" },
      source: "report",
      now: turn.now(),
    }),
  );
  if (added !== undefined) await sayAdded(context, added);
}

/** A button under a report was pressed. */
export async function pressReport(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t, deps } = context;
  if (await isInCrisisCare(turn.transaction, person.id, turn.now())) {
    turn.say([text(t("safety:restFirst"))]);
    return;
  }
  const [what, id = ""] = value.split(".");
  const report = await deps.loadReport(person, id);
  if (report === undefined) {
    turn.say([text(t("chat:report.gone"))]);
    return;
  }
  if (what === "why") {
    for (const message of whyMessages(report.view, wordsOf(context))) turn.say(message);
    return;
  }
  const added = /^add(\d)$/.exec(what ?? "")?.[1];
  if (added !== undefined) return addMicroHabit(context, report.view, Number(added));
  const url = await deps.createReportLink(turn.transaction, person.id, report.view.id);
  turn.say([text(t("chat:report.link")), { kind: "link", label: t("report:buttons.fullReport"), url }]);
}
