import { translator } from "../../core/locales.ts";
import { findRunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { linkOutcome } from "../jobs/link-job.ts";
import { asking, text } from "./blocks.ts";
import { checkInAction, shortId } from "./check-in-view.ts";
import { channelName, confirmMessage } from "./link.ts";
import { linkEntered, linkSlot } from "./link-events.ts";
import type { HandleEvent } from "./turn.ts";

/** Somebody entered the person's code: asks whether it was them. */
export const answerLinkEntered: HandleEvent = async (turn) => {
  const request = linkEntered.parse(turn.event.detail);
  turn.release(linkSlot);
  turn.say(confirmMessage("entered", request, translator(turn.person.locale)), { slot: linkSlot });
};

/** The other side said no. */
export const answerLinkRefused: HandleEvent = async (turn) => {
  const t = translator(turn.person.locale);
  turn.release(linkSlot);
  turn.say([text(t("link:refusedThere"))]);
};

/** Two chats became one, or could not. */
export const answerLinked: HandleEvent = async (turn) => {
  const { person, transaction } = turn;
  const t = translator(person.locale);
  const { result, channel, hadTwoCheckIns, offersCheckIn } = linkOutcome.parse(turn.event.detail);
  if (result !== "merged") {
    turn.say([text(t(result === "failed" ? "link:failed" : "link:problems.agesDiffer"))]);
    return;
  }
  const running = offersCheckIn ? await findRunningCheckIn(transaction, person.id) : undefined;
  const words = [
    t("link:linked", { channel: channelName(channel, t) }),
    ...(hadTwoCheckIns ? [t("link:linkedCheckIns")] : []),
    ...(running === undefined ? [] : [t("link:goOn")]),
  ].join("\n\n");
  if (running === undefined) {
    turn.say([text(words)]);
    return;
  }
  const value = `${shortId(running.id)}.any.resume`;
  turn.say(asking(words, [[{ action: checkInAction, value, label: t("check-in:buttons.resume") }]]));
};

/** The first words to somebody whose account was taken off another person. */
export const answerUnlinked: HandleEvent = async (turn) => {
  turn.say([text(translator(turn.person.locale)("link:unlink.fresh"))]);
};
