import { DateTime } from "luxon";
import { differenceText, isWholeWeek } from "../../agent/words/plan-difference-words.ts";
import { planError } from "../../models/plans/plan-error.ts";
import { type PlanVersion, planVersions } from "../../models/plans/plan-versions.ts";
import { restorePlanVersion, undoPlan } from "../../models/plans/plans.ts";
import type { StoredPlan } from "../../models/plans/stored-plan.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { orSayWhyNot, runningPlan } from "./plan-context.ts";
import { changeMessage } from "./plan-difference.ts";
import { planButton, planSlot, versionValue } from "./plan-view.ts";

/** Versions that the list shows. */
const shownVersions = 10;

function whatWords({ kind, sourceVersion, difference }: PlanVersion, { t }: ChatContext): string {
  if (kind === "changed") return t("plan:versions.what.changed", { count: difference.length });
  return t(`plan:versions.what.${kind}`, { version: sourceVersion ?? 1 });
}

function versionLine(one: PlanVersion, context: ChatContext): string {
  const { person, t } = context;
  const at = DateTime.fromJSDate(one.at, { zone: person.timeZone ?? "UTC" }).setLocale(person.locale);
  return t("plan:versions.line", {
    version: one.version,
    when: at.toLocaleString({
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }),
    who: t(`plan:versions.who.${one.actor}`),
    what: whatWords(one, context),
  });
}

/** The newest versions of the plan, each with a button that shows what it changed. @throws PlanError */
export async function showVersions(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const plan = await runningPlan(context);
  const versions = await planVersions(turn.transaction, person.id, plan, shownVersions);
  const lines = versions.map((one) => {
    const isCurrent = one.version === plan.version;
    return `- ${versionLine(one, context)}${isCurrent ? ` (${t("plan:versions.current")})` : ""}`;
  });
  const buttons = versions.map(({ version }) =>
    planButton(`version.${versionValue(plan, version)}`, t("plan:versions.show", { version })),
  );
  const back = planButton("week", t("plan:buttons.back"));
  const message = asking([t("plan:versions.title"), "", ...lines].join("\n"), [...rowsOf(buttons), [back]]);
  turn.say(message, { slot: planSlot });
}

/** The running plan and a version of it that a button names. @throws PlanError `unknown-version` */
async function namedVersion(context: ChatContext, id: string, number: string) {
  const plan = await runningPlan(context);
  if (shortId(plan.planId) !== id || !/^\d{1,6}$/.test(number)) throw planError("unknown-version");
  return { plan, version: Number(number) };
}

/** Shows what a version changed, and how to bring it back. @throws PlanError */
export async function showVersion(context: ChatContext, id: string, number: string): Promise<void> {
  const { turn, person, t } = context;
  const { plan, version } = await namedVersion(context, id, number);
  const versions = await planVersions(turn.transaction, person.id, plan, plan.version);
  const one = versions.find((other) => other.version === version);
  if (one === undefined) throw planError("unknown-version");
  const words = version === 1 ? t("plan:versions.first") : differenceText(one.difference, person.locale);
  const restore = planButton(`restore.${versionValue(plan, version)}`, t("plan:buttons.restore"));
  const rows = [
    ...(version === plan.version ? [] : [[restore]]),
    [planButton("versions", t("plan:buttons.versions")), planButton("week", t("plan:buttons.back"))],
  ];
  turn.say(asking(`**${versionLine(one, context)}**\n\n${words}`, rows), { slot: planSlot });
}

/** Asks before a version is brought back. @throws PlanError */
export async function askToRestore(context: ChatContext, id: string, number: string): Promise<void> {
  const { turn, t } = context;
  const { plan, version } = await namedVersion(context, id, number);
  const message = asking(t("plan:ask.restore", { version }), [
    [planButton(`back.${versionValue(plan, version)}`, t("plan:buttons.restoreYes"))],
    [planButton("week", t("plan:buttons.no"))],
  ]);
  turn.say(message, { slot: planSlot });
}

/** Brings a version back. @throws PlanError */
export async function restoreVersion(context: ChatContext, id: string, number: string): Promise<void> {
  const { turn, person } = context;
  const { version } = await namedVersion(context, id, number);
  const act = { personId: person.id, actor: "person", now: turn.now(), version } as const;
  turn.say(changeMessage(await restorePlanVersion(turn.transaction, act), person.locale), { slot: planSlot });
}

async function takeBack(context: ChatContext, plan: StoredPlan): Promise<void> {
  const { turn, person } = context;
  const act = { personId: person.id, actor: "person", now: turn.now(), version: plan.version } as const;
  turn.say(changeMessage(await undoPlan(turn.transaction, act), person.locale), { slot: planSlot });
}

/** Takes the change back that a button stands under. @throws PlanError `changed-meanwhile` where another came after */
export async function undoVersion(context: ChatContext, id: string, number: string): Promise<void> {
  const { plan, version } = await namedVersion(context, id, number);
  if (version !== plan.version) throw planError("changed-meanwhile");
  await takeBack(context, plan);
}

/** `/undo`: takes the last change of the plan back and says what it was; asks first where that is a whole week. */
export async function undoLast(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  turn.release(planSlot);
  await orSayWhyNot(context, async () => {
    const plan = await runningPlan(context);
    const [last] = await planVersions(turn.transaction, person.id, plan, 1);
    if (last === undefined || plan.version === 1) throw planError("nothing-to-undo");
    if (!isWholeWeek(last.difference)) return takeBack(context, plan);
    const rows = [
      [planButton(`undo.${versionValue(plan, plan.version)}`, t("plan:buttons.undoYes"))],
      [planButton("week", t("plan:buttons.no"))],
    ];
    turn.say([text(t("plan:ask.undoWeek")), { kind: "buttons", rows }], { slot: planSlot });
  });
}
