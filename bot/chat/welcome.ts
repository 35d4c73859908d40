import { emergencyWords } from "../../agent/safety/reply.ts";
import { type Locale, locales } from "../../core/locales.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import { findExpectation, recordConsent, setExpectation } from "../../models/people/people.ts";
import { asking, text } from "./blocks.ts";
import { beginCheckIn } from "./check-in.ts";
import { type ChatContext, helpRegion, withPerson } from "./context.ts";
import { readYesNo } from "./yes-no.ts";

/** Buttons about the consent that comes before anything is stored. */
export const consentAction = "consent";
/** Buttons that choose a language; value is the locale, or `locale.welcome` on the first message. */
export const languageAction = "language";
/** Slot of the first message, until it is answered. */
export const welcomeSlot = "welcome";

/** What each language calls itself. */
export const languageNames: Readonly<Record<Locale, string>> = {
  en: "English",
  ru: "Русский",
  es: "Español",
  de: "Deutsch",
};

function consentButtons(context: ChatContext): readonly Button[] {
  return (["agree", "privacy", "decline"] as const).map((value) => ({
    action: consentAction,
    value,
    label: context.t(`onboarding:buttons.${value}`),
  }));
}

/** The first message: what Leo is, what it stores, whether that is all right, and in which language. */
export function welcomeMessage(context: ChatContext): OutboundMessage {
  const { t, person } = context;
  const others = locales.filter((locale) => locale !== person.locale);
  const languages = others.map((locale) => ({
    action: languageAction,
    value: `${locale}.welcome`,
    label: languageNames[locale],
  }));
  const emergency = emergencyWords(helpRegion(context), t);
  return asking(
    [
      t("onboarding:hello"),
      t("onboarding:whatIAm", { emergency }),
      t("onboarding:whatIStore"),
      t("onboarding:question"),
    ].join("\n\n"),
    [...consentButtons(context).map((button) => [button]), languages],
  );
}

/** Greets someone new; whoever was greeted before is only asked for the answer that is missing. */
export async function welcome(context: ChatContext, isForced = false): Promise<void> {
  const { turn, person, t } = context;
  const wasGreeted = (await findExpectation(turn.transaction, person.id)) === "consent";
  turn.release(welcomeSlot);
  if (wasGreeted && !isForced) {
    turn.say(
      asking(
        t("onboarding:reminder"),
        consentButtons(context).map((button) => [button]),
      ),
      { slot: welcomeSlot },
    );
    return;
  }
  await setExpectation(turn.transaction, person.id, "consent");
  turn.say(welcomeMessage(context), { slot: welcomeSlot });
}

/** Takes "yes" and "no" in words as the answer to the consent, once it was asked; answers false otherwise. */
export async function answerConsentInWords(context: ChatContext, words: string): Promise<boolean> {
  const { turn, person } = context;
  const said = readYesNo(words);
  if (said !== "yes" && said !== "no") return false;
  if ((await findExpectation(turn.transaction, person.id)) !== "consent") return false;
  await answerConsent(context, said === "yes" ? "agree" : "decline");
  return true;
}

/** A consent button was pressed. */
export async function answerConsent(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t } = context;
  const at = { channel: turn.conversation.channel, now: turn.now() };
  if (value === "privacy") {
    const rows =
      person.stage === "new" ? consentButtons(context).filter((button) => button.value !== "privacy") : [];
    if (person.stage !== "new") turn.say([text(t("chat:privacy"))]);
    else turn.say(asking(t("chat:privacy"), [rows]), { slot: welcomeSlot });
    return;
  }
  if (person.stage !== "new") {
    turn.say([text(t("onboarding:alreadyAgreed"))]);
    return;
  }
  if (value === "decline") {
    await recordConsent(turn.transaction, person, { kind: "health", given: false, ...at });
    turn.release(welcomeSlot);
    turn.say([text(t("onboarding:declined"))]);
    return;
  }
  const agreed = withPerson(
    context,
    await recordConsent(turn.transaction, person, { kind: "health", given: true, ...at }),
  );
  await setExpectation(turn.transaction, person.id, null);
  turn.release(welcomeSlot, [text(t("onboarding:agreed"))]);
  await beginCheckIn(agreed);
}
