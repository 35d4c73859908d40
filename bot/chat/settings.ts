import { type Locale, locales } from "../../core/locales.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import { findExpectation, setExpectation, setLocale, setPlace } from "../../models/people/people.ts";
import { type Place, regionName } from "../../models/people/place.ts";
import type { PlaceReading } from "../../models/people/place-reader.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import { placeWords, zoneButtons } from "./check-in-view.ts";
import { type ChatContext, placeOf, withPerson } from "./context.ts";
import { photoAction } from "./photo.ts";
import { askDayStart, dayButtons, dayFacts, keepDayStart } from "./settings-days.ts";
import { languageAction, languageNames, welcomeMessage, welcomeSlot } from "./welcome.ts";

/** Buttons that open a setting. */
export const settingsAction = "settings";
const languageSlot = "language";
const placeSlot = "place";

/** Longest text that is read as a place, in characters. */
const longestPlace = 200;

function findLocale(value: string): Locale | undefined {
  return locales.find((locale) => locale === value);
}

/** `/language`: the four languages to choose from. */
export function askLanguage(context: ChatContext): void {
  const { turn, t } = context;
  const buttons = locales.map((locale) => ({
    action: languageAction,
    value: locale,
    label: languageNames[locale],
  }));
  turn.release(languageSlot);
  turn.say(asking(t("chat:language.ask"), rowsOf(buttons)), { slot: languageSlot });
}

/** Speaks another language from now on, and says so in it. */
export async function changeLanguage(context: ChatContext, locale: Locale): Promise<ChatContext> {
  const changed = withPerson(context, await setLocale(context.turn.transaction, context.person, locale));
  context.turn.say([text(changed.t("chat:language.changed"))], { slot: languageSlot });
  context.turn.release(languageSlot);
  return changed;
}

/** A language button was pressed; on the first message that message changes its language. */
export async function pressLanguage(context: ChatContext, value: string): Promise<void> {
  const [name = "", origin] = value.split(".");
  const locale = findLocale(name);
  if (locale === undefined) return;
  if (origin === "welcome" && context.person.stage === "new") {
    const changed = withPerson(context, await setLocale(context.turn.transaction, context.person, locale));
    context.turn.say(welcomeMessage(changed), { slot: welcomeSlot });
    return;
  }
  await returnToQuestion(await changeLanguage(context, locale));
}

/** Shows where the person is thought to be and waits for a place in words. */
export async function askPlace(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const place = placeOf(context);
  const known = place === undefined ? "" : t("chat:place.now", placeWords(place, person.locale, turn.now()));
  await setExpectation(turn.transaction, person.id, "place");
  turn.release(placeSlot);
  turn.say([text(`${known}\n\n${t("check-in:place.ask")}`.trim())], { slot: placeSlot });
}

async function keepPlace(context: ChatContext, place: Place): Promise<void> {
  const { turn, person } = context;
  const placed = withPerson(context, await setPlace(turn.transaction, person, place, turn.now()));
  turn.release(placeSlot);
  turn.say([text(placed.t("chat:place.changed", placeWords(place, person.locale, turn.now())))]);
  await returnToQuestion(placed);
}

/** Reads words as the person's place and keeps it, or says what is wrong with them. */
export async function changePlace(context: ChatContext, words: string): Promise<void> {
  const { turn, person, t, deps } = context;
  const now = turn.now();
  const region = person.region ?? placeOf(context)?.region ?? null;
  const reading: PlaceReading =
    words.length > longestPlace ? { kind: "unknown" } : deps.places.read(words, { now, region });
  if (reading.kind === "place") {
    await keepPlace(context, reading.place);
    return;
  }
  await setExpectation(turn.transaction, person.id, "place");
  turn.release(placeSlot);
  if (reading.kind === "several-zones") {
    const question = t("check-in:place.several", { region: regionName(reading.region, person.locale) });
    const buttons = zoneButtons("settings", reading, { locale: person.locale, now });
    turn.say(asking(question, rowsOf(buttons)), { slot: placeSlot });
    return;
  }
  turn.say([text(t(`check-in:place.${reading.kind}`))], { slot: placeSlot });
}

/** Whether the next text is meant as a place. */
export async function isWaitingForPlace(context: ChatContext): Promise<boolean> {
  return (await findExpectation(context.turn.transaction, context.person.id)) === "place";
}

/** A zone's button from `/timezone` was pressed. */
export async function pressSettingsPlace(context: ChatContext, value: string): Promise<void> {
  const [, timeZone = "", region = ""] = value.split(".");
  await keepPlace(context, { timeZone, region: region === "" ? null : region });
}

/** `/settings`: language, place, reminders, days and photos, each with a button. */
export async function showSettings(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const place = placeOf(context);
  const { region, time } =
    place === undefined
      ? { region: t("chat:settings.unknown"), time: "" }
      : placeWords(place, person.locale, turn.now());
  const arePhotosOn = person.photoConsentedAt !== null;
  const buttons: Button[] = [
    { action: settingsAction, value: "language", label: t("chat:settings.language") },
    { action: settingsAction, value: "place", label: t("chat:settings.place") },
    ...dayButtons(context, settingsAction),
  ];
  if (arePhotosOn) buttons.push({ action: photoAction, value: "off", label: t("chat:settings.photosOff") });
  const message: OutboundMessage = [
    text(t("chat:settings.title")),
    {
      kind: "facts",
      rows: [
        { label: t("chat:settings.language"), value: languageNames[person.locale] },
        { label: t("chat:settings.place"), value: time === "" ? region : `${region}, ${time}` },
        ...(await dayFacts(context)),
        ...(person.stage === "adult"
          ? [
              {
                label: t("chat:settings.photos"),
                value: t(arePhotosOn ? "chat:settings.on" : "chat:settings.off"),
              },
            ]
          : []),
      ],
    },
    { kind: "buttons", rows: rowsOf(buttons) },
  ];
  turn.say(message);
}

/** A button under the settings was pressed. */
export async function pressSettings(context: ChatContext, value: string): Promise<void> {
  const [what, choice] = value.split(".");
  if (what === "language") askLanguage(context);
  else if (what !== "day") await askPlace(context);
  else if (choice === undefined) await askDayStart(context, settingsAction);
  else await keepDayStart(context, choice);
}
