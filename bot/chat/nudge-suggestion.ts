import { wallClock } from "../../models/days/leo-day.ts";
import { lastCompletions } from "../../models/habits/standings.ts";
import { mayProposeTime } from "../../models/nudges/proposal.ts";
import { findNudgeSettings } from "../../models/nudges/settings.ts";
import { addMinutes, beforeMinutes, suggestTime } from "../../models/nudges/suggest-time.ts";
import { compactTime } from "./compact-time.ts";
import type { ChatContext } from "./context.ts";
import { type NudgeExtras, nudgeButton } from "./nudge-message.ts";

/** How far back completions tell when somebody does things, in milliseconds. */
const recentMs = 30 * 24 * 60 * 60_000;

/**
 * Asks whether the digest should come at the time things are usually done, once a month at most and never of its own
 * accord: where everything is told, somebody is there to answer.
 */
export async function suggestDigestTime(context: ChatContext, key: string): Promise<NudgeExtras> {
  const { turn, person, t } = context;
  const now = turn.now();
  const settings = await findNudgeSettings(turn.transaction, person.id);
  if (settings.state === "off") return {};
  const done = await lastCompletions(turn.transaction, person.id, new Date(now.getTime() - recentMs));
  const times = done.map(({ at, timeZone }) => wallClock(at, timeZone).time);
  const time = suggestTime(times, settings.digestTime, settings);
  if (time === undefined || !(await mayProposeTime(turn.transaction, person.id, now))) return {};
  const current = settings.digestTime;
  return {
    notice: t("nudges:suggest.ask", { usual: addMinutes(time, beforeMinutes), time, now: current }),
    choices: [
      nudgeButton("daily", key, time, compactTime(time)),
      nudgeButton("back", key, t("nudges:suggest.keep", { time: current })),
    ],
  };
}
