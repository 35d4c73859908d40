import { dayWords, shown } from "../../agent/words/reminder-words.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import { wallClock } from "../../models/days/leo-day.ts";
import { changeNudgeSettings, findNudgeSettings } from "../../models/nudges/settings.ts";
import { readMute } from "../../models/times/mute-span.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, rowsOf } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import { keepQuestion, takeQuestion } from "./remind-question.ts";
import { withZone } from "./remind-store.ts";

/** Buttons that mute for a while; a value is one of the spans, or `off`. */
export const muteAction = "mute";
const muteSlot = "mute";

/** Spans that are offered, as somebody would type them. */
const spans = ["1d", "3d", "1w"] as const;

function spanButtons({ t }: ChatContext) {
  return spans.map((span) => ({ action: muteAction, value: span, label: t(`remind:mute.${span}`) }));
}

function offButton({ t }: ChatContext) {
  return { action: muteAction, value: "off", label: t("remind:mute.offButton") };
}

/** Until when nothing is sent, in words. */
export async function mutedWords(context: ChatContext, until: Date): Promise<string> {
  const { turn, person, t } = context;
  const now = turn.now();
  const rule = await findDayRule(turn.transaction, person.id, now);
  const { date, time } = wallClock(until, rule.timeZone);
  return t("remind:when.once", { day: dayWords(date, { t, locale: person.locale, rule, now }), time });
}

async function askHowLong(context: ChatContext, notice: string): Promise<void> {
  const { turn } = context;
  await keepQuestion(context, { kind: "mute", about: "" });
  const isMuted = await findMutedUntil(context);
  const rows = rowsOf([...spanButtons(context), ...(isMuted === undefined ? [] : [offButton(context)])]);
  turn.say(asking(notice, rows), { slot: muteSlot });
}

/** Until when a person is muted; `undefined` where they aren't. */
async function findMutedUntil({ turn, person }: ChatContext): Promise<Date | undefined> {
  const { mutedUntil } = await findNudgeSettings(turn.transaction, person.id);
  return mutedUntil !== null && mutedUntil > turn.now() ? mutedUntil : undefined;
}

/** Takes words as how long nothing is to be sent, or says what is wrong with them. */
async function muteFor(context: ChatContext, words: string): Promise<void> {
  const placed = await withZone(context);
  const { turn, person, t } = placed;
  const now = turn.now();
  const rule = await findDayRule(turn.transaction, person.id, now);
  const reading = readMute(words, { locale: person.locale, now, rule });
  const change = (mutedUntil: Date | null) =>
    changeNudgeSettings(turn.transaction, person.id, { mutedUntil }, now);
  switch (reading.kind) {
    case "until": {
      await change(reading.until);
      const until = await mutedWords(placed, reading.until);
      turn.say(asking(t("remind:mute.until", { until }), [[offButton(placed)]]), { slot: muteSlot });
      return;
    }
    case "off":
      await change(null);
      turn.say(asking(t("remind:mute.off"), []), { slot: muteSlot });
      return;
    case "for-good":
      turn.say(asking(t("remind:mute.forGood"), rowsOf(spanButtons(placed))), { slot: muteSlot });
      return;
    case "problem": {
      const key = reading.problem === "unclear" ? "remind:mute.unclear" : `remind:problem.${reading.problem}`;
      await askHowLong(placed, t(key, { words: shown(words.slice(0, 60)), count: 200 }));
    }
  }
}

/** `/mute`: nothing is sent for a while; without words, how long is asked. */
export async function openMute(context: ChatContext, argument: string): Promise<void> {
  const { turn, t } = context;
  turn.release(muteSlot);
  if (argument.trim() === "") {
    const until = await findMutedUntil(context);
    const notice =
      until === undefined
        ? t("remind:mute.ask")
        : t("remind:mute.askAgain", { until: await mutedWords(context, until) });
    await askHowLong(context, notice);
    return;
  }
  await muteFor(context, argument);
  await returnToQuestion(context);
}

/** A button about muting was pressed. */
export async function pressMute(context: ChatContext, value: string): Promise<void> {
  await takeQuestion(context);
  await muteFor(context, value);
}

/** Takes a text as how long to be quiet, which Leo has asked; false where the text doesn't say it. */
export async function answerMuteWords(context: ChatContext, words: string): Promise<boolean> {
  const { turn, person } = context;
  const rule = await findDayRule(turn.transaction, person.id, turn.now());
  const reading = readMute(words, { locale: person.locale, now: turn.now(), rule });
  if (reading.kind === "problem" && reading.problem === "unclear") return false;
  turn.release(muteSlot);
  await muteFor(context, words);
  return true;
}
