import { findRunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { findFinishedCheckIn, isTroubledByBody } from "../../models/check-ins/finished.ts";
import {
  findExpectation,
  hasDeclinedPhotos,
  recordConsent,
  setExpectation,
} from "../../models/people/people.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { isOnItsWay, lookedAtAlbum, startAnalysis, toldAlbum } from "./analysis.ts";
import { ask } from "./ask.ts";
import { asking, text } from "./blocks.ts";
import { checkInAction, shortId } from "./check-in-view.ts";
import { type ChatContext, withPerson } from "./context.ts";
import type { Turn } from "./turn.ts";
import { readYesNo } from "./yes-no.ts";

/** Buttons about photos; value `what` or `what.check-in`. */
export const photoAction = "photo";
/** Slot of the message that offers or asks for a photo. */
export const photoSlot = "photo";

type PhotoContent = Extract<Turn["content"], { readonly kind: "photo" }>;

function withoutButton(context: ChatContext, checkInId: string) {
  return {
    action: photoAction,
    value: `without.${shortId(checkInId)}`,
    label: context.t("photo:optIn.no"),
  };
}

/** Why Leo doesn't look at this person's photos here and now, as the key of a sentence. */
async function obstacle(context: ChatContext): Promise<string | undefined> {
  const { turn, person } = context;
  if (person.stage === "minor") return "photo:optIn.adultsOnly";
  if (person.stage !== "adult") return "chat:photo.ageFirst";
  if (!turn.photosAllowed) return "photo:optIn.switchedOff";
  if (await isInCrisisCare(turn.transaction, person.id, turn.now())) return "safety:restFirst";
  if (await isTroubledByBody(turn.transaction, person.id, turn.now())) return "chat:photo.leaveAside";
  return undefined;
}

/** After the last question: offers a photo to those who may and haven't said no, or starts the analysis. */
export async function offerPhotoOrAnalyse(context: ChatContext, checkInId: string): Promise<void> {
  const { turn, person, t } = context;
  const isOffered =
    (await obstacle(context)) === undefined && !(await hasDeclinedPhotos(turn.transaction, person.id));
  if (!isOffered) {
    await startAnalysis(context, { checkInId });
    return;
  }
  turn.release(photoSlot);
  if (person.photoConsentedAt !== null) {
    turn.say(asking(t("chat:photo.offerAgain"), [[withoutButton(context, checkInId)]]), { slot: photoSlot });
    return;
  }
  const agree = { action: photoAction, value: "agree", label: t("photo:optIn.yes") };
  turn.say(asking(t("photo:optIn.question"), [[agree, withoutButton(context, checkInId)]]), {
    slot: photoSlot,
  });
}

/** Asks for the consent that has to come before the first photo is looked at. */
function askConsent(context: ChatContext): void {
  const { turn, t } = context;
  turn.release(photoSlot);
  const buttons = [
    { action: photoAction, value: "agree", label: t("photo:optIn.yes") },
    { action: photoAction, value: "decline", label: t("photo:optIn.no") },
  ];
  turn.say(asking(t("photo:optIn.question"), [buttons]), { slot: photoSlot });
}

/** `/photo`: how to send one, or what has to come first. */
export async function explainPhoto(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const key = await obstacle(context);
  if (key !== undefined) {
    turn.say([text(t(key))]);
    return;
  }
  if (person.photoConsentedAt === null) askConsent(context);
  else turn.say([text(t("chat:photo.howTo"))]);
}

/**
 * Whether a photo belongs to an album whose first picture was answered; says once that only the first is looked at.
 * Where the first was not looked at either, its answer was enough.
 */
async function isLaterOfAlbum(context: ChatContext, album: string): Promise<boolean> {
  const { turn, person, t } = context;
  const expected = await findExpectation(turn.transaction, person.id);
  if (expected === `album:${album}` || (expected?.endsWith(toldAlbum(album)) ?? false)) return true;
  if (expected === null || !expected.endsWith(lookedAtAlbum(album))) return false;
  turn.say([text(t("photo:oneAtATime"))]);
  await setExpectation(turn.transaction, person.id, `analysing:${expected.slice("analysing:".length)}.told`);
  return true;
}

/** A photo has come: looks at it with the newest answers, or says what has to come first. */
export async function receivePhoto(context: ChatContext, photo: PhotoContent): Promise<void> {
  const { turn, person, t } = context;
  if (photo.album !== undefined) {
    if (await isLaterOfAlbum(context, photo.album)) return;
    await setExpectation(turn.transaction, person.id, `album:${photo.album}`);
  }
  const running = await findRunningCheckIn(turn.transaction, person.id);
  const key = await obstacle(context);
  if (key !== undefined) {
    if (running !== undefined && key !== "safety:restFirst")
      await ask(context, running, "anew", { notice: t(key) });
    else turn.say([text(t(key))]);
    return;
  }
  if (person.photoConsentedAt === null) {
    askConsent(context);
    return;
  }
  if (running !== undefined) {
    await ask(context, running, "anew", { notice: t("chat:photo.afterCheckIn") });
    return;
  }
  const finished = await findFinishedCheckIn(turn.transaction, person.id, turn.now());
  if (finished === undefined) {
    const start = { action: checkInAction, value: "any.any.start", label: t("check-in:buttons.start") };
    turn.say(asking(t("chat:photo.needsCheckIn"), [[start]]));
    return;
  }
  turn.release(photoSlot);
  await startAnalysis(context, { checkInId: finished.id, photo: photo.photo }, photo.album);
}

/** A button about photos was pressed. */
export async function answerPhotoButton(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t } = context;
  const [what, checkIn] = value.split(".");
  const channel = turn.conversation.channel;
  const now = turn.now();
  if (what === "agree") {
    const key = await obstacle(context);
    if (key !== undefined) {
      turn.say([text(t(key))], { slot: photoSlot });
      return;
    }
    const agreed = withPerson(
      context,
      await recordConsent(turn.transaction, person, { kind: "photo", given: true, channel, now }),
    );
    const finished = await findFinishedCheckIn(turn.transaction, person.id, now);
    const isWaiting = finished !== undefined && !finished.isAssessed;
    const rows = isWaiting ? [[withoutButton(agreed, finished.id)]] : [];
    turn.say(asking(t("photo:optIn.accepted"), rows), { slot: photoSlot });
    return;
  }
  if (what === "decline" || what === "off") {
    await recordConsent(turn.transaction, person, { kind: "photo", given: false, channel, now });
    turn.release(photoSlot, [text(t("photo:optIn.declined"))]);
    if (what === "off") turn.say([text(t("chat:photo.switchedOff"))]);
    else await analyseWhatWaits(context);
    return;
  }
  await goWithout(context, checkIn ?? "");
}

/** The finished check-in that has no report yet and isn't being worked on, if any. */
async function findWaiting(context: ChatContext): Promise<string | undefined> {
  const { turn, person } = context;
  const finished = await findFinishedCheckIn(turn.transaction, person.id, turn.now());
  if (finished === undefined || finished.isAssessed || (await isOnItsWay(context, finished.id)))
    return undefined;
  return finished.id;
}

/** A no to the photo is a yes to the report that waits for it. */
async function analyseWhatWaits(context: ChatContext): Promise<void> {
  const waiting = await findWaiting(context);
  if (waiting !== undefined) await startAnalysis(context, { checkInId: waiting });
}

/** Takes "yes" and "no" in words as the answer to the offer of a photo, while a report waits for it. */
export async function answerPhotoInWords(context: ChatContext, words: string): Promise<boolean> {
  const said = readYesNo(words);
  if (said !== "yes" && said !== "no") return false;
  const waiting = await findWaiting(context);
  if (waiting === undefined) return false;
  await answerPhotoButton(context, said === "yes" ? "agree" : `without.${shortId(waiting)}`);
  return true;
}

async function goWithout(context: ChatContext, checkIn: string): Promise<void> {
  const { turn, person, t } = context;
  const now = turn.now();
  const finished = await findFinishedCheckIn(turn.transaction, person.id, now);
  if (finished === undefined || shortId(finished.id) !== checkIn || finished.isAssessed) {
    turn.say([text(t("chat:oldButton"))]);
    return;
  }
  if (await isInCrisisCare(turn.transaction, person.id, now)) {
    turn.release(photoSlot);
    turn.say([text(t("safety:restFirst"))]);
    return;
  }
  if (person.photoConsentedAt === null) {
    const consent = { kind: "photo", given: false, channel: turn.conversation.channel, now } as const;
    await recordConsent(turn.transaction, person, consent);
  }
  turn.release(photoSlot, [text(t("chat:photo.without"))]);
  await startAnalysis(context, { checkInId: finished.id });
}
