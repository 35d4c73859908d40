import { callAgain, laterTimes } from "../../models/nudges/later.ts";
import { nudgeLessOften } from "../../models/nudges/less-often.ts";
import { knownZone } from "../../models/nudges/occurrence.ts";
import { changeNudgeSettings, findNudgeSettings, stopNudges } from "../../models/nudges/settings.ts";
import { readMessageKey } from "../../models/nudges/slots.ts";
import { answerReminder, findNewestNudge, findNudgeSlots } from "../../models/nudges/subjects.ts";
import { text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { nudgeSlot } from "./nudge-event.ts";
import { findNudgeTopic, type NudgeItem, type NudgeTopic } from "./nudge-items.ts";
import { type NudgeContent, nudgeButton, nudgeMessage } from "./nudge-message.ts";
import { compactTime, digestTimeButtons, readCompactTime } from "./nudge-times.ts";

/** A nudge one of whose buttons was pressed. */
interface PressedNudge {
  readonly key: string;
  readonly topic: NudgeTopic;
  readonly content: NudgeContent;
  /** Whether it is the newest: older ones have lost their buttons and stay as they are. */
  readonly isNewest: boolean;
}

type Extras = Parameters<typeof nudgeMessage>[2];

async function findPressed({ turn, person }: ChatContext, key: string): Promise<PressedNudge | undefined> {
  const slots = await findNudgeSlots(turn.transaction, person.id, key);
  const date = readMessageKey(key)?.date;
  if (slots.length === 0 || date === undefined) return undefined;
  const topic = await findNudgeTopic(turn.transaction, person.id, slots);
  const newest = await findNewestNudge(turn.transaction, person.id);
  return {
    key,
    topic,
    content: { key, date, items: topic.items, lines: [], asksHowToGoOn: false },
    isNewest: newest === key,
  };
}

/** Shows a nudge as it stands by now; an older one gets a word of its own instead. */
async function show(context: ChatContext, pressed: PressedNudge, extras: Extras = {}): Promise<void> {
  const now = await findPressed(context, pressed.key);
  if (now === undefined) return;
  const message = nudgeMessage(now.content, context.t, extras);
  if (pressed.isNewest) context.turn.say(message, { slot: nudgeSlot });
  else context.turn.say(message);
}

/** Ends a nudge with a last line; nothing can be pressed in it any more. */
function end({ turn }: ChatContext, { isNewest }: PressedNudge, words: string): void {
  if (isNewest) turn.release(nudgeSlot, [text(words)]);
  else turn.say([text(words)]);
}

async function tell(
  context: ChatContext,
  items: readonly NudgeItem[],
  state: "done" | "skipped",
): Promise<void> {
  for (const item of items) {
    if (item.state === "open")
      await answerReminder(context.turn.transaction, context.person.id, item.id, state);
  }
}

async function offerLater(context: ChatContext, pressed: PressedNudge): Promise<void> {
  const { turn, person, t } = context;
  const settings = await findNudgeSettings(turn.transaction, person.id);
  const times = laterTimes(turn.now(), knownZone(person.timeZone), settings);
  if (times.length === 0) return show(context, pressed, { notice: t("nudges:later.tomorrow") });
  const choices = times.map((time) => nudgeButton("at", pressed.key, time, compactTime(time)));
  const back = nudgeButton("back", pressed.key, t("nudges:buttons.back"));
  return show(context, pressed, { notice: t("nudges:later.ask"), choices: [...choices, back] });
}

async function takeLater(context: ChatContext, pressed: PressedNudge, which: string): Promise<void> {
  const { turn, person, t } = context;
  const time = readCompactTime(which);
  if (time === undefined) return offerLater(context, pressed);
  const timeZone = knownZone(person.timeZone);
  const wanted = { key: pressed.key, time, timeZone };
  const comes = await callAgain(turn.transaction, person.id, wanted, turn.now());
  await show(context, pressed, {
    notice: t(comes ? "nudges:later.done" : "nudges:later.tomorrow", { time }),
  });
}

async function lessOften(context: ChatContext, pressed: PressedNudge): Promise<void> {
  const { turn, person, t } = context;
  const { subjects } = pressed.topic;
  const pace = await nudgeLessOften(turn.transaction, person.id, subjects, pressed.content.date, turn.now());
  await show(context, pressed, { notice: t(`nudges:pace.${pace}`) });
}

async function chooseTime(context: ChatContext, pressed: PressedNudge): Promise<void> {
  const { turn, person, t } = context;
  const settings = await findNudgeSettings(turn.transaction, person.id);
  const choices = digestTimeButtons(pressed.key, settings);
  await show(context, pressed, { notice: t("nudges:goOn.when"), choices });
}

type PressNudge = (context: ChatContext, pressed: PressedNudge, which: string) => Promise<void>;

/** What each button of a nudge does. */
const presses: Readonly<Record<string, PressNudge>> = {
  done: async (context, pressed, which) => {
    await tell(
      context,
      pressed.topic.items.filter(({ id }) => shortId(id) === which),
      "done",
    );
    await show(context, pressed);
  },
  skip: async (context, pressed) => {
    await tell(context, pressed.topic.items, "skipped");
    await show(context, pressed);
  },
  later: offerLater,
  at: takeLater,
  back: (context, pressed) => show(context, pressed),
  less: lessOften,
  weekly: async (context, pressed) => {
    const { turn, person, t } = context;
    await changeNudgeSettings(turn.transaction, person.id, { everyDays: 7 }, turn.now());
    end(context, pressed, t("nudges:pace.weekly"));
  },
  change: chooseTime,
  daily: async (context, pressed, which) => {
    const { turn, person, t } = context;
    const time = readCompactTime(which);
    if (time === undefined) return chooseTime(context, pressed);
    await changeNudgeSettings(turn.transaction, person.id, { digestTime: time }, turn.now());
    end(context, pressed, t("nudges:goOn.changed", { time }));
  },
  stop: async (context, pressed) => {
    const { turn, person, t } = context;
    await stopNudges(turn.transaction, person.id, turn.now());
    end(context, pressed, t("nudges:stopped"));
  },
};

/** A button under a nudge was pressed. */
export async function pressNudge(context: ChatContext, value: string): Promise<void> {
  const [what = "", date = "", number = "", which = ""] = value.split(".");
  const pressed = await findPressed(context, `${date}.${number}`);
  const press = presses[what];
  if (pressed === undefined || press === undefined) context.turn.say([text(context.t("chat:oldButton"))]);
  else await press(context, pressed, which);
}
