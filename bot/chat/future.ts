import { changeLook, type FutureLook, loadLook } from "../../agent/future-look.ts";
import { helpCard } from "../../agent/safety/reply.ts";
import {
  type Choice,
  ChoiceError,
  changeableItems,
  choiceLimit,
} from "../../pipeline/projection/change-levels.ts";
import type { ReadyFuture } from "../../pipeline/projection/future-view.ts";
import { asking, text } from "./blocks.ts";
import { checkInAction, shortId } from "./check-in-view.ts";
import { type ChatContext, helpRegion } from "./context.ts";
import { sendLetter } from "./future-letter.ts";
import { type FutureWords, futureMessage, levelsMessage } from "./future-message.ts";

const futureSlot = "future";

function wordsOf({ t, person }: ChatContext, { assessmentId, basis }: FutureLook): FutureWords {
  return { t, locale: person.locale, assessmentId, basis };
}

/** Shows a look ahead in the message that stands, or says kindly why there is none. */
function show(context: ChatContext, look: FutureLook, notice?: string): void {
  const { turn, t } = context;
  const { view } = look;
  if (view.kind === "resources-first")
    turn.say([text(t("future:none.heavy")), helpCard(helpRegion(context), t, turn.now())]);
  else if (view.kind === "unscored") turn.say([text(t("future:none.unscored"))]);
  else turn.say(futureMessage(view, wordsOf(context, look), notice), { slot: futureSlot });
}

/** `/future`: what one or two changes could mean in 7 days, in 30, and once they are usual. */
export async function openFuture(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const look = await loadLook(turn.transaction, person);
  turn.release(futureSlot);
  if (look !== undefined) {
    show(context, look);
    return;
  }
  const start = { action: checkInAction, value: "any.any.start", label: t("check-in:buttons.start") };
  turn.say(asking(t("future:chat.noReport"), [[start]]));
}

async function choose(context: ChatContext, look: FutureLook, picked: readonly Choice[]): Promise<void> {
  const { turn, person } = context;
  const change = { choices: picked, now: turn.now() };
  show(context, await changeLook(turn.transaction, person.id, look, change));
}

async function pressReady(
  context: ChatContext,
  look: FutureLook,
  view: ReadyFuture,
  [what, , name, level = ""]: readonly (string | undefined)[],
): Promise<void> {
  const { turn, t } = context;
  const item = changeableItems.find((one) => one === name);
  const others = view.choices.filter((choice) => choice.item !== item);
  if (what === "letter") return sendLetter(context, look);
  if (what === "clear") return choose(context, look, []);
  if (what === "off") return choose(context, look, others);
  if (item === undefined || what === "open") return show(context, look);
  if (others.length === choiceLimit) return show(context, look, t("future:chat.full"));
  if (what === "item") {
    turn.say(levelsMessage(item, view, wordsOf(context, look)), { slot: futureSlot });
    return;
  }
  await choose(context, look, [...others, { item, level }]);
}

/** A button under a look ahead was pressed. */
export async function pressFuture(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t } = context;
  const parts = value.split(".");
  const look = await loadLook(turn.transaction, person);
  if (look === undefined || look.view.kind !== "ready") return openFuture(context);
  if (parts[1] !== shortId(look.assessmentId)) {
    turn.release(futureSlot);
    return show(context, look, t("future:chat.gone"));
  }
  try {
    await pressReady(context, look, look.view, parts);
  } catch (error) {
    // A forged button: what it names is no change of these answers.
    if (!(error instanceof ChoiceError)) throw error;
    show(context, look);
  }
}
