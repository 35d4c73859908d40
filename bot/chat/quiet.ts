import { labelOf, shown } from "../../agent/words/reminder-words.ts";
import type { WallTime } from "../../models/days/leo-day.ts";
import { isQuiet } from "../../models/nudges/quiet-hours.ts";
import { changeNudgeSettings, findNudgeSettings } from "../../models/nudges/settings.ts";
import { readQuietRange } from "../../models/times/quiet-range.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, rowsOf } from "./blocks.ts";
import { compactTime, readCompactTime } from "./compact-time.ts";
import type { ChatContext } from "./context.ts";
import { keepQuestion, takeQuestion } from "./remind-question.ts";
import { loadRemindView } from "./remind-store.ts";

/** Buttons that set the quiet hours: `2130.0800`, or `off`. */
export const quietAction = "quiet";
const quietSlot = "quiet";

/** Hours that are offered; the first are the usual ones. */
const offered: readonly (readonly [WallTime, WallTime])[] = [
  ["21:30", "08:00"],
  ["22:00", "07:00"],
  ["23:00", "09:00"],
];

function quietButtons({ t }: ChatContext) {
  const ranges = offered.map(([from, to]) => ({
    action: quietAction,
    value: `${compactTime(from)}.${compactTime(to)}`,
    label: `${from}–${to}`,
  }));
  return [...ranges, { action: quietAction, value: "off", label: t("remind:quiet.offButton") }];
}

/** The quiet hours in words. */
export async function quietWords({ turn, person, t }: ChatContext): Promise<string> {
  const { quietFrom: from, quietTo: to } = await findNudgeSettings(turn.transaction, person.id);
  return from === to ? t("remind:quiet.none") : t("remind:quiet.range", { from, to });
}

async function askHours(context: ChatContext, notice: string): Promise<void> {
  const { turn } = context;
  await keepQuestion(context, { kind: "quiet", about: "" });
  turn.say(asking(notice, rowsOf(quietButtons(context))), { slot: quietSlot });
}

/** Keeps the quiet hours, and says which of the person's own reminders come in them all the same. */
async function keepHours(context: ChatContext, from: WallTime, to: WallTime): Promise<void> {
  const { turn, person, t } = context;
  await changeNudgeSettings(turn.transaction, person.id, { quietFrom: from, quietTo: to }, turn.now());
  const { reminders, habits, settings } = await loadRemindView(context);
  const loud = reminders.filter((reminder) => reminder.on && isQuiet(reminder.time, settings));
  const named = loud.map((reminder) => shown(labelOf(reminder, habits))).join(", ");
  const { digestTime, state } = settings;
  const isDigestQuiet = state === "on" && isQuiet(digestTime, settings);
  const lines = [
    from === to ? t("remind:quiet.off") : t("remind:quiet.set", { from, to }),
    loud.length === 0 ? "" : t("remind:quiet.loud", { count: loud.length, named }),
    isDigestQuiet ? t("remind:quiet.digest", { time: digestTime }) : "",
  ];
  turn.say(asking(lines.filter((line) => line !== "").join("\n\n"), []), { slot: quietSlot });
}

/** Takes words as the quiet hours, or says what is wrong with them. */
async function setHours(context: ChatContext, words: string): Promise<void> {
  const reading = readQuietRange(words, context.person.locale);
  if (reading.kind === "range") await keepHours(context, reading.from, reading.to);
  else if (reading.kind === "off") await keepHours(context, "00:00", "00:00");
  else await askHours(context, context.t(`remind:quiet.${reading.problem}`));
}

/** `/quiet`: the hours in which Leo doesn't write on its own; without words, they are asked for. */
export async function openQuiet(context: ChatContext, argument: string): Promise<void> {
  const { turn, t } = context;
  turn.release(quietSlot);
  if (argument.trim() === "") {
    await askHours(context, t("remind:quiet.ask", { now: await quietWords(context) }));
    return;
  }
  await setHours(context, argument);
  await returnToQuestion(context);
}

/** A button about the quiet hours was pressed. */
export async function pressQuiet(context: ChatContext, value: string): Promise<void> {
  await takeQuestion(context);
  const [from, to] = value.split(".").map(readCompactTime);
  if (from === undefined || to === undefined) await keepHours(context, "00:00", "00:00");
  else await keepHours(context, from, to);
}

/** Takes a text as the quiet hours, which Leo has asked for; false where the text names none. */
export async function answerQuietWords(context: ChatContext, words: string): Promise<boolean> {
  const reading = readQuietRange(words, context.person.locale);
  if (reading.kind === "problem" && reading.problem === "unclear") return false;
  context.turn.release(quietSlot);
  await setHours(context, words);
  return true;
}
