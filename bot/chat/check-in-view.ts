import type { Locale, Translate } from "../../core/locales.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import type { RunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { type CheckInStep, questionCount } from "../../models/check-ins/course.ts";
import { answerTextKey, optionTextKey, questionTextKey } from "../../models/check-ins/question-texts.ts";
import { findQuestion, type Question, questions } from "../../models/check-ins/questions.ts";
import { type Place, regionName, timeIn, zoneCity } from "../../models/people/place.ts";
import { asking, rowsOf } from "./blocks.ts";

/** Buttons that answer a question; value `check-in.question.option`. */
export const answerAction = "answer";
/** Buttons that move in a check-in; value `check-in.step.what`. */
export const checkInAction = "check-in";
/** Buttons that name a place; value `check-in.zone.region`. */
export const placeAction = "place";

/** The start of an id that buttons carry: enough to tell one check-in from another. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** What a question's message shows besides the question. */
export interface QuestionExtras {
  /** A sentence that comes first: why the last input changed nothing, or what was noted. */
  readonly notice?: string;
  /** Where the person seems to be, for the question about it; left out when they are to type it. */
  readonly place?: Place;
  /** Zones to choose from, where a country has several. */
  readonly zones?: { readonly region: string; readonly timeZones: readonly string[] };
  /** The age given in an earlier check-in, in years. */
  readonly earlierAge?: number;
  readonly now: Date;
  readonly locale: Locale;
}

/** "7/25", or "Extra 1/2" for the optional ones. */
export function stepLabel(step: CheckInStep, t: Translate): string {
  const question = findQuestion(step);
  if (question?.number != null)
    return t("check-in:number", { number: question.number, count: questionCount });
  const optional = questions.filter((one) => one.optional);
  const index = optional.findIndex((one) => one.id === step);
  return t("check-in:extraNumber", { number: index + 1, count: optional.length });
}

/** A place in words: country and the time there. */
export function placeWords(
  place: Place,
  locale: Locale,
  now: Date,
): { readonly region: string; readonly time: string } {
  const region = place.region === null ? zoneCity(place.timeZone) : regionName(place.region, locale);
  return { region, time: timeIn(place.timeZone, locale, now) };
}

function wording(question: Question, extras: QuestionExtras, t: Translate): string {
  if (question.kind !== "region") return t(questionTextKey(question));
  if (extras.zones !== undefined) {
    return t("check-in:place.several", { region: regionName(extras.zones.region, extras.locale) });
  }
  if (extras.place === undefined) return t("check-in:place.ask");
  return t(questionTextKey(question), { ...placeWords(extras.place, extras.locale, extras.now) });
}

/** Buttons for the zones of a country: the time there and a city that has it. */
export function zoneButtons(
  owner: string,
  zones: NonNullable<QuestionExtras["zones"]>,
  extras: Pick<QuestionExtras, "locale" | "now">,
): readonly Button[] {
  return zones.timeZones.slice(0, 12).map((timeZone) => ({
    action: placeAction,
    value: `${owner}.${timeZone}.${zones.region}`,
    label: `${timeIn(timeZone, extras.locale, extras.now)} ${zoneCity(timeZone)}`,
  }));
}

function optionButtons(
  checkIn: RunningCheckIn,
  question: Question,
  extras: QuestionExtras,
  t: Translate,
): readonly Button[] {
  const id = shortId(checkIn.id);
  if (question.kind === "region") {
    if (extras.zones !== undefined) return zoneButtons(id, extras.zones, extras);
    if (extras.place === undefined) return [];
  }
  if (question.id === "age" && extras.earlierAge !== undefined) {
    return [extras.earlierAge, extras.earlierAge + 1].map((age) => ({
      action: answerAction,
      value: `${id}.age.${age}`,
      label: String(age),
    }));
  }
  const given = checkIn.course.answers.get(question.id);
  return question.options.map((option) => ({
    action: answerAction,
    value: `${id}.${question.id}.${option.key}`,
    label: `${option.value === given ? "✓ " : ""}${t(optionTextKey(question, option))}`,
  }));
}

function navigation(checkIn: RunningCheckIn, question: Question, t: Translate): readonly Button[] {
  const button = (what: "back" | "skip" | "forward"): Button => ({
    action: checkInAction,
    value: `${shortId(checkIn.id)}.${question.id}.${what}`,
    label: t(`check-in:buttons.${what}`),
  });
  const isAnswered = checkIn.course.answers.has(question.id);
  return [
    ...(question.id === "age" ? [] : [button("back")]),
    ...(isAnswered ? [button("forward")] : question.skippable ? [button("skip")] : []),
  ];
}

/** The message of the question that is asked now; for the offer of the optional ones, that offer. */
export function questionMessage(
  checkIn: RunningCheckIn,
  extras: QuestionExtras,
  t: Translate,
): OutboundMessage {
  const notice = extras.notice === undefined ? "" : `${extras.notice}\n\n`;
  const question = findQuestion(checkIn.course.step);
  if (question === undefined) return offerMessage(checkIn, notice, t);
  const options = rowsOf(optionButtons(checkIn, question, extras, t));
  const moves = navigation(checkIn, question, t);
  const rows = moves.length === 0 ? options : [...options, moves];
  return asking(`${notice}**${stepLabel(question.id, t)}** · ${wording(question, extras, t)}`, rows);
}

function offerMessage(checkIn: RunningCheckIn, notice: string, t: Translate): OutboundMessage {
  const button = (what: string): Button => ({
    action: checkInAction,
    value: `${shortId(checkIn.id)}.offer.${what}`,
    label: t(`check-in:buttons.${what}`),
  });
  return asking(`${notice}${t("check-in:offer")}`, [[button("more"), button("finish")], [button("back")]]);
}

/** What stays of a question once it was answered in words. */
export function answeredRecord(
  question: Question,
  value: string | number,
  t: Translate,
  place?: string,
): OutboundMessage {
  const key = answerTextKey(question, value);
  const answer = place ?? (key === undefined ? String(value) : t(key));
  const asked = question.kind === "region" ? t("check-in:place.short") : t(questionTextKey(question));
  return asking(`**${stepLabel(question.id, t)}** · ${asked}\n→ **${answer}** ✓`, []);
}

/** Asks whether to go on where the person stopped. */
export function welcomeBackMessage(checkIn: RunningCheckIn, t: Translate): OutboundMessage {
  const id = shortId(checkIn.id);
  const isOffer = checkIn.course.step === "offer";
  const where = isOffer ? "" : stepLabel(checkIn.course.step, t);
  return asking(t(isOffer ? "check-in:welcomeBackAtOffer" : "check-in:welcomeBack", { where }), [
    [
      { action: checkInAction, value: `${id}.any.resume`, label: t("check-in:buttons.resume") },
      { action: checkInAction, value: `${id}.any.restart`, label: t("check-in:buttons.restart") },
    ],
  ]);
}

/** Asks a person who seems to be younger than 18 whether the number is right. */
export function minorQuestion(checkIn: RunningCheckIn, age: number, t: Translate): OutboundMessage {
  const id = shortId(checkIn.id);
  return asking(t("onboarding:minor.confirm", { count: age }), [
    [
      { action: checkInAction, value: `${id}.age.minor`, label: t("onboarding:minor.yes") },
      { action: checkInAction, value: `${id}.age.again`, label: t("onboarding:minor.correct") },
    ],
  ]);
}
