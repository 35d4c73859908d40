import type { Translate } from "../../core/locales.ts";
import type { WallTime } from "../../models/days/leo-day.ts";
import { changeNudgeSettings, findNudgeSettings } from "../../models/nudges/settings.ts";
import type { Person } from "../../models/people/person.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import { compactTime, readCompactTime } from "./compact-time.ts";
import type { ChatContext } from "./context.ts";
import { nudgeAction } from "./nudge-message.ts";
import { offeredTimes } from "./nudge-times.ts";
import type { Turn } from "./turn.ts";

const offerSlot = "nudge-offer";

/** What an offer's buttons begin with; a time or `no` follows. */
export const offerValue = "offer";

/** Where the offer is made: in a turn of the person's, or in one of Leo's own. */
interface Offering {
  readonly turn: Pick<Turn, "transaction" | "now" | "say">;
  readonly person: Person;
  readonly t: Translate;
}

/**
 * Asks once whether Leo shall remind of what is open, after the first habit or plan: says nothing to somebody who was
 * asked before, who has it on, or who needs rest from such questions.
 */
export async function offerNudges({ turn, person, t }: Offering): Promise<void> {
  const { transaction } = turn;
  const settings = await findNudgeSettings(transaction, person.id);
  if (settings.askedAt !== null || settings.state === "on") return;
  if (await isInCrisisCare(transaction, person.id, turn.now())) return;
  await changeNudgeSettings(transaction, person.id, { askedAt: turn.now() }, turn.now());
  const button = (which: string, label: string) => ({
    action: nudgeAction,
    value: `${offerValue}.${which}`,
    label,
  });
  const times = offeredTimes(settings).map((time) => button(compactTime(time), time));
  turn.say(asking(t("nudges:offer.ask"), rowsOf([...times, button("no", t("nudges:offer.no"))])), {
    slot: offerSlot,
  });
}

/** The last words take the question's place, or stand by themselves where it is gone. */
function conclude({ turn }: ChatContext, words: string): void {
  turn.say([text(words)], { slot: offerSlot });
  turn.release(offerSlot);
}

async function accept(context: ChatContext, time: WallTime): Promise<void> {
  const { turn, person, t } = context;
  const change = { state: "on", digestTime: time } as const;
  await changeNudgeSettings(turn.transaction, person.id, change, turn.now());
  conclude(context, t("nudges:offer.yes", { time }));
}

/** The offer was answered. @param which a time as its button carries it, or anything else for no */
export async function answerOffer(context: ChatContext, which: string): Promise<void> {
  const time = readCompactTime(which);
  if (time === undefined) conclude(context, context.t("nudges:offer.declined"));
  else await accept(context, time);
}
