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
import { openDone } from "./done.ts";
import { askForExport } from "./export.ts";
import { askToForget } from "./forget.ts";
import { openFuture } from "./future.ts";
import { openHabits } from "./habits.ts";
import { openLink } from "./link.ts";
import { openMute } from "./mute.ts";
import { explainPhoto } from "./photo.ts";
import { createOpenPlan } from "./plan.ts";
import { openToday } from "./plan-today.ts";
import { undoLast } from "./plan-versions.ts";
import { openQuiet } from "./quiet.ts";
import { openReminders } from "./remind.ts";
import { explainReport, sayReport } from "./report-answers.ts";
import { showSafety } from "./safety.ts";
import { askLanguage, askPlace, changeLanguage, changePlace, showSettings } from "./settings.ts";
import { openStreaks } from "./streak.ts";
import { stopTechnique } from "./technique.ts";
import { openUnlink } from "./unlink.ts";
import { languageNames, welcome } from "./welcome.ts";

/** What somebody who hasn't agreed yet may ask for all the same; `start` is answered for itself. */
const beforeConsent: readonly CommandName[] = [
  "help",
  "safe",
  "language",
  "privacy",
  "about",
  "link",
  "unlink",
  "export",
  "forget",
];

/** What makes scores, photos or ages, and so isn't for minors nor in the days after a crisis. */
const scoring: readonly CommandName[] = ["checkin", "photo", "report", "why", "future"];

/** What is made from a report, and so isn't for minors; it rests in the days after a crisis. */
const planning: readonly CommandName[] = ["plan", "undo"];

/** What rests in the days after a crisis. */
const resting: readonly CommandName[] = [...scoring, ...planning, "today"];

function helpText({ person, t }: ChatContext): string {
  const shown = commandNames.filter((name) => {
    if (person.stage === "new") return name === "start" || beforeConsent.includes(name);
    return person.stage !== "minor" || (![...scoring, ...planning].includes(name) && name !== "stop");
  });
  const lines = shown.map((name) => `- /${name} – ${t(`commands:${name}.description`)}`);
  const hints = [t("chat:help.words"), ...(person.stage === "minor" ? [] : [t("chat:help.checkIn")])];
  return [t("chat:help.title"), "", ...lines, "", hints.join(" ")].join("\n");
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

/** `/why`: where the newest report's numbers come from; without one, what a report takes. */
async function openWhy(context: ChatContext): Promise<void> {
  if (await explainReport(context)) await returnToQuestion(context);
  else await openReport(context);
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

type RunCommand = (context: ChatContext, argument: string) => void | Promise<void>;

/** Says something that leaves a running check-in where it is, and asks its question again. */
function aside(say: (context: ChatContext) => void | Promise<void>): RunCommand {
  return async (context) => {
    await say(context);
    await returnToQuestion(context);
  };
}

function saying(textOf: (context: ChatContext) => string): RunCommand {
  return aside((context) => context.turn.say([text(textOf(context))]));
}

async function openLanguage(context: ChatContext, argument: string): Promise<void> {
  const locale = namedLocale(argument);
  if (locale === undefined) askLanguage(context);
  else await returnToQuestion(await changeLanguage(context, locale));
}

/** What each command does: one line a command. */
const runs: Readonly<Record<CommandName, RunCommand>> = {
  start: greetAgain,
  checkin: openCheckIn,
  report: openReport,
  why: openWhy,
  plan: createOpenPlan(),
  today: openToday,
  undo: aside(undoLast),
  photo: aside(explainPhoto),
  habits: openHabits,
  done: openDone,
  streak: openStreaks,
  remind: openReminders,
  mute: openMute,
  quiet: openQuiet,
  future: aside(openFuture),
  safe: showSafety,
  help: saying(helpText),
  settings: aside(showSettings),
  language: openLanguage,
  timezone: (context, argument) =>
    argument.trim() === "" ? askPlace(context) : changePlace(context, argument),
  stop: async (context) => {
    if (!(await stopTechnique(context))) await stopCheckIn(context);
  },
  privacy: saying(({ t }) => t("chat:privacy")),
  about: saying(aboutText),
  link: openLink,
  unlink: aside(openUnlink),
  export: aside(askForExport),
  forget: askToForget,
};

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
    turn.say([text(t("onboarding:minor.notForYou")), helpCard(helpRegion(context), t, turn.now())]);
    return;
  }
  if (planning.includes(name) && person.stage === "minor") {
    turn.say([text(t("plan:minor")), helpCard(helpRegion(context), t, turn.now())]);
    return;
  }
  if (resting.includes(name) && (await isInCrisisCare(turn.transaction, person.id, turn.now()))) {
    turn.say([text(t("safety:restFirst"))]);
    return;
  }
  await runs[name](context, argument);
}
