import { helpCard } from "../../agent/safety/reply.ts";
import { translator } from "../../core/locales.ts";
import { text } from "./blocks.ts";
import type { HandleEvent } from "./turn.ts";

/** Event that has Leo ask, once, how somebody is on the day after a crisis. */
export const followUpEvent = "safety-follow-up";

/** Asks how the person is, with the helplines under it. */
export const answerFollowUp: HandleEvent = async (turn) => {
  const { person } = turn;
  const t = translator(person.locale);
  turn.say([text(t("safety-plan:follow.tomorrow")), helpCard(person.region, t, turn.now())]);
};
