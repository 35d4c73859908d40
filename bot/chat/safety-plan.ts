import type { Translate } from "../../core/locales.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import { findExpectation, setExpectation } from "../../models/people/people.ts";
import { agreeFollowUp, cancelFollowUp, isFollowUpAgreed } from "../../models/safety/follow-up.ts";
import {
  findSafetyPlan,
  keepSafetyPlanPart,
  type SafetyPlan,
  type SafetyPlanPart,
  safetyPlanParts,
} from "../../models/safety/safety-plan.ts";
import { asking, text } from "./blocks.ts";
import { type ChatContext, placeOf } from "./context.ts";
import { readYesNoBeginning } from "./yes-no.ts";

/** Name of the buttons of the safety plan and of the question for the next day. */
export const safetyPlanAction = "safety-plan";

function button(value: string, label: string): Button {
  return { action: safetyPlanAction, value, label };
}

/** The plan as it stands, part by part, in the person's own words; `undefined` where nothing is filled in. */
function planText(plan: SafetyPlan, t: Translate): string | undefined {
  const lines = safetyPlanParts.flatMap((part) => {
    const words = plan[part];
    return words === undefined ? [] : [`**${t(`safety-plan:parts.${part}`)}:** ${words}`];
  });
  return lines.length === 0 ? undefined : [t("safety-plan:title"), ...lines].join("\n\n");
}

/** The plan for under the helplines, with a way to make or change it; nothing for whom nothing may be kept yet. */
export async function safetyPlanMessage({
  turn,
  person,
  t,
}: ChatContext): Promise<OutboundMessage | undefined> {
  if (person.stage === "new") return undefined;
  const words = planText(await findSafetyPlan(turn.transaction, person.id), t);
  const label = t(`safety-plan:buttons.${words === undefined ? "make" : "change"}`);
  return asking(words ?? t("safety-plan:none"), [[button("ask.signs", label)]]);
}

/** Asks for one part; what stands there is shown and stays if the part is skipped. */
async function askPart({ turn, person, t }: ChatContext, part: SafetyPlanPart): Promise<void> {
  const stands = (await findSafetyPlan(turn.transaction, person.id))[part];
  const question = [`**${t(`safety-plan:parts.${part}`)}**`, t(`safety-plan:questions.${part}`)];
  await setExpectation(turn.transaction, person.id, `safety-plan:${part}`);
  turn.say(
    asking([...question, ...(stands === undefined ? [] : [`_${stands}_`])].join("\n\n"), [
      [button(`skip.${part}`, t("safety-plan:buttons.skip")), button("stop.", t("safety-plan:buttons.stop"))],
    ]),
  );
}

async function askNext(context: ChatContext, part: SafetyPlanPart): Promise<void> {
  const { turn, person, t } = context;
  const next = safetyPlanParts[safetyPlanParts.indexOf(part) + 1];
  if (next !== undefined) return askPart(context, next);
  await setExpectation(turn.transaction, person.id, null);
  const words = planText(await findSafetyPlan(turn.transaction, person.id), t);
  if (words !== undefined) turn.say([text(words)]);
  turn.say([text(t(words === undefined ? "safety-plan:stopped" : "safety-plan:kept"))]);
}

/** A question for the next day, off unless the person says yes; `undefined` where nothing may be kept. */
export function followUpMessage({ person, t }: ChatContext): OutboundMessage | undefined {
  if (person.stage === "new") return undefined;
  return asking(t("safety-plan:follow.ask"), [
    [button("follow.yes", t("safety-plan:follow.yes")), button("follow.no", t("safety-plan:follow.no"))],
  ]);
}

async function settleFollowUp(context: ChatContext, isAgreed: boolean): Promise<void> {
  const { turn, person, t } = context;
  if (isAgreed) {
    await agreeFollowUp(turn.transaction, person.id, {
      timeZone: placeOf(context)?.timeZone ?? null,
      now: turn.now(),
    });
  } else await cancelFollowUp(turn.transaction, person.id);
  turn.say([text(t(`safety-plan:follow.${isAgreed ? "agreed" : "declined"}`))]);
}

/** Whatever else the person asks for ends the wait for the words of a part. */
export async function stopAwaitingSafetyPlan({ turn, person }: ChatContext): Promise<void> {
  const expected = await findExpectation(turn.transaction, person.id);
  if (expected?.startsWith("safety-plan:") === true) await setExpectation(turn.transaction, person.id, null);
}

/** A button of the safety plan or of the question for the next day was pressed. */
export async function pressSafetyPlan(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t } = context;
  const [what, about = ""] = value.split(".");
  const part = safetyPlanParts.find((one) => one === about);
  if (what === "ask" && part !== undefined) return askPart(context, part);
  if (what === "skip" && part !== undefined) return askNext(context, part);
  if (what === "stop") {
    await setExpectation(turn.transaction, person.id, null);
    turn.say([text(t("safety-plan:stopped"))]);
    return;
  }
  if (what === "follow") return settleFollowUp(context, about === "yes");
  turn.say([text(t("chat:oldButton"))]);
}

/** Takes words for the part that was asked for, or a "no" that takes back the question for the next day. */
export async function takeSafetyPlanWords(context: ChatContext, words: string): Promise<boolean> {
  const { turn, person } = context;
  const expected = await findExpectation(turn.transaction, person.id);
  const part = safetyPlanParts.find((one) => expected === `safety-plan:${one}`);
  if (part !== undefined) {
    await keepSafetyPlanPart(turn.transaction, person.id, { part, words, now: turn.now() });
    await askNext(context, part);
    return true;
  }
  if (expected !== null || person.stage === "new" || readYesNoBeginning(words) !== "no") return false;
  if (!(await isFollowUpAgreed(turn.transaction, person.id))) return false;
  await settleFollowUp(context, false);
  return true;
}
