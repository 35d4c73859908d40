import { emergencyWords, helpCard } from "../../agent/safety/reply.ts";
import { type Locale, locales } from "../../core/locales.ts";
import { findRunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { findFinishedCheckIn } from "../../models/check-ins/finished.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { startAnalysis } from "./analysis.ts";
import { checkInSlot, returnToQuestion } from "./ask.ts";
import { asking, text } from "./blocks.ts";
import { beginCheckIn, stopCheckIn } from "./check-in.ts";
import { checkInAction, welcomeBackMessage } from "./check-in-view.ts";
import { type CommandName, commandNames, type TypedCommand } from "./command-names.ts";
import { type ChatContext, helpRegion } from "./context.ts";
import { askToForget } from "./forget.ts";
import { explainPhoto } from "./photo.ts";
import { sayReport } from "./report-answers.ts";
import { showSafety } from "./safety.ts";
import { askLanguage, askPlace, changeLanguage, changePlace, showSettings } from "./settings.ts";
import { languageNames, welcome } from "./welcome.ts";

/** What somebody who hasn't agreed yet may ask for all the same; `start` is answered for itself. */
const beforeConsent: readonly CommandName[] = ["help", "safe", "language", "privacy", "about", "forget"];

/** What makes scores, photos or ages, and so isn't for minors nor in the days after a crisis. */
const scoring: readonly CommandName[] = ["checkin", "photo", "report"];

function helpText({ person, t }: ChatContext): string {
  const shown = commandNames.filter((name) => {
    if (person.stage === "new") return name === "start" || beforeConsent.includes(name);
    return person.stage !== "minor" || (!scoring.includes(name) && name !== "stop");
  });
  const lines = shown.map((name) => `- /${name} – ${t(`commands:${name}.description`)}`);
  return [t("chat:help.title"), "", ...lines, "", t("chat:help.words")].join("\n");
}

function aboutText(context: ChatContext): string {
  const emergency = emergencyWords(helpRegion(context), context.t);
  return `${context.t("onboarding:whatIAm", { emergency })}\n\n${context.t("chat:about")}`;
}

/** `/checkin`: begins one, or asks whether to go on with the one that is running. */
async function openCheckIn(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const running = await findRunningCheckIn(turn.transaction, person.id);
  if (running === undefined) {
    await beginCheckIn(context);
    return;
  }
  turn.release(checkInSlot);
  turn.say(welcomeBackMessage(running, t), { slot: checkInSlot });
}

/** `/report`: the newest one again; makes the one that is still missing, or says what it takes. */
async function openReport(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const finished = await findFinishedCheckIn(turn.transaction, person.id, turn.now());
  if (finished !== undefined && !finished.isAssessed) {
    await startAnalysis(context, { checkInId: finished.id });
    return;
  }
  if (await sayReport(context)) {
    await returnToQuestion(context);
    return;
  }
  const running = await findRunningCheckIn(turn.transaction, person.id);
  if (running !== undefined) {
    turn.say([text(t("chat:report.afterCheckIn"))]);
    await returnToQuestion(context);
    return;
  }
  const start = { action: checkInAction, value: "any.any.start", label: t("check-in:buttons.start") };
  turn.say(asking(t("chat:report.none"), [[start]]));
}

/** `/start` for someone Leo knows. */
async function greetAgain(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  if (person.stage === "minor") {
    turn.say([text(t("onboarding:minor.helloAgain"))]);
    return;
  }
  if ((await findRunningCheckIn(turn.transaction, person.id)) !== undefined) {
    await openCheckIn(context);
    return;
  }
  const start = { action: checkInAction, value: "any.any.start", label: t("check-in:buttons.start") };
  turn.say(asking(t("chat:helloAgain"), [[start]]));
}

function namedLocale(argument: string): Locale | undefined {
  const word = argument.trim().toLowerCase();
  return locales.find((locale) => locale === word || languageNames[locale].toLowerCase() === word);
}

/** A language called by its own name, or by its code, if the text is nothing else. */
export function findLanguage(words: string): Locale | undefined {
  return words.trim().length > 2 ? namedLocale(words) : undefined;
}

async function run(context: ChatContext, name: CommandName, argument: string): Promise<void> {
  const { turn, t } = context;
  switch (name) {
    case "start":
      return greetAgain(context);
    case "checkin":
      return openCheckIn(context);
    case "report":
      return openReport(context);
    case "photo":
      await explainPhoto(context);
      return returnToQuestion(context);
    case "safe":
      return showSafety(context);
    case "stop":
      return stopCheckIn(context);
    case "help":
      turn.say([text(helpText(context))]);
      return returnToQuestion(context);
    case "about":
      turn.say([text(aboutText(context))]);
      return returnToQuestion(context);
    case "privacy":
      turn.say([text(t("chat:privacy"))]);
      return returnToQuestion(context);
    case "settings":
      showSettings(context);
      return returnToQuestion(context);
    case "language": {
      const locale = namedLocale(argument);
      if (locale !== undefined) return returnToQuestion(await changeLanguage(context, locale));
      return askLanguage(context);
    }
    case "timezone":
      return argument.trim() === "" ? askPlace(context) : changePlace(context, argument);
    case "forget":
      return askToForget(context);
  }
}

/** Runs a command, or says why not now. */
export async function runCommand(context: ChatContext, command: TypedCommand): Promise<void> {
  const { turn, person, t } = context;
  const { name, argument } = command;
  if (name === undefined) {
    turn.say([text(`${t("chat:unknownCommand")}\n\n${helpText(context)}`)]);
    if (person.stage !== "new") await returnToQuestion(context);
    return;
  }
  if (person.stage === "new" && (name === "start" || !beforeConsent.includes(name))) {
    await welcome(context, name === "start");
    return;
  }
  if (scoring.includes(name) && person.stage === "minor") {
    turn.say([text(t("onboarding:minor.notForYou")), helpCard(helpRegion(context), t)]);
    return;
  }
  if (scoring.includes(name) && (await isInCrisisCare(turn.transaction, person.id, turn.now()))) {
    turn.say([text(t("safety:restFirst"))]);
    return;
  }
  await run(context, name, argument);
}
