import { safetyAction } from "../../agent/safety/reply.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { returnToQuestion } from "./ask.ts";
import { text } from "./blocks.ts";
import { pressAnswer, pressCheckIn, pressPlace } from "./check-in-buttons.ts";
import { answerAction, checkInAction, placeAction } from "./check-in-view.ts";
import { commandAction, createCommandReader, findCommandName, type TypedCommand } from "./command-names.ts";
import { findLanguage, runCommand } from "./commands.ts";
import { type ChatContext, type ChatDeps, withPerson } from "./context.ts";
import { answerForget, forgetAction } from "./forget.ts";
import { pressFuture } from "./future.ts";
import { futureAction } from "./future-message.ts";
import { answerInGroup } from "./group.ts";
import { habitAction, pressHabit } from "./habits.ts";
import { answerPhotoButton, answerPhotoInWords, photoAction, receivePhoto } from "./photo.ts";
import { reportAction } from "./report.ts";
import { pressReport } from "./report-answers.ts";
import { answerIfGrave, answerSafetyButton, answerSafetyWords } from "./safety.ts";
import {
  changeLanguage,
  changePlace,
  isWaitingForPlace,
  pressLanguage,
  pressSettings,
  pressSettingsPlace,
  settingsAction,
} from "./settings.ts";
import type { HandleTurn } from "./turn.ts";
import { answerInWords } from "./typed-answer.ts";
import { answerConsent, answerConsentInWords, consentAction, languageAction, welcome } from "./welcome.ts";

type Press = (context: ChatContext, value: string) => Promise<void>;

/** A check-in that was running rests in the days after a crisis: its buttons change nothing. */
function unlessInCrisisCare(press: Press): Press {
  return async (context, value) => {
    const { turn, person, t } = context;
    if (await isInCrisisCare(turn.transaction, person.id, turn.now()))
      turn.say([text(t("safety:restFirst"))]);
    else await press(context, value);
  };
}

/** Buttons that work before anything was agreed to. */
const openPresses: Readonly<Record<string, Press>> = {
  [consentAction]: answerConsent,
  [languageAction]: pressLanguage,
  [safetyAction]: answerSafetyButton,
  [forgetAction]: answerForget,
};

const presses: Readonly<Record<string, Press>> = {
  [answerAction]: unlessInCrisisCare(pressAnswer),
  [checkInAction]: unlessInCrisisCare(pressCheckIn),
  [placeAction]: async (context, value) => {
    if (!(await pressPlace(context, value))) await pressSettingsPlace(context, value);
  },
  [habitAction]: pressHabit,
  [photoAction]: answerPhotoButton,
  [reportAction]: pressReport,
  [futureAction]: unlessInCrisisCare(pressFuture),
  [settingsAction]: pressSettings,
};

/** Buttons that work for minors as well: nothing behind them makes scores, ages or photos. */
const minorsMayPress: readonly string[] = [settingsAction, placeAction, habitAction];

async function answerPress(context: ChatContext, action: string, value: string): Promise<void> {
  const { turn, person, t } = context;
  if (action === commandAction) {
    await runCommand(context, { name: findCommandName(value), argument: "" });
    return;
  }
  const open = openPresses[action];
  if (open !== undefined) return open(context, value);
  if (person.stage === "new") return welcome(context);
  const press = presses[action];
  if (press !== undefined && (person.stage !== "minor" || minorsMayPress.includes(action)))
    return press(context, value);
  turn.say([text(t("chat:oldButton"))]);
}

async function answerText(
  context: ChatContext,
  words: string,
  readCommand: (text: string) => TypedCommand | undefined,
): Promise<void> {
  const { turn, person, t, deps } = context;
  const command = readCommand(words);
  if (command !== undefined) return runCommand(context, command);
  const language = findLanguage(words);
  if (language !== undefined) {
    const changed = await changeLanguage(context, language);
    return person.stage === "new" ? welcome(changed, true) : returnToQuestion(changed);
  }
  if (await answerSafetyWords(context, words)) return;
  if (person.stage === "new") {
    return (await answerConsentInWords(context, words)) ? undefined : welcome(context);
  }
  if (await isWaitingForPlace(context)) return changePlace(context, words);
  if (await answerInWords(context, words)) return;
  if (await answerPhotoInWords(context, words)) return;
  const reply = await deps.agent({ text: words, isAdult: person.stage !== "minor", t });
  turn.say([text(reply.markdown)]);
}

/** Answers everything a person sends: safety first, then buttons, commands, a running check-in, and last Leo's mind. */
export function createChat(deps: ChatDeps): HandleTurn {
  const readCommand = createCommandReader();
  return async (turn) => {
    const context = withPerson({ turn, person: turn.person, t: (key) => key, deps }, turn.person);
    if (turn.conversation.kind === "group") return answerInGroup(context);
    const { content } = turn;
    switch (content.kind) {
      case "text":
        if (await answerIfGrave(context, content.text)) return;
        return answerText(context, content.text, readCommand);
      case "action":
        return answerPress(context, content.action, content.value);
      case "photo":
        if (content.caption !== undefined && (await answerIfGrave(context, content.caption))) return;
        if (turn.person.stage === "new") return welcome(context);
        return receivePhoto(context, content);
      case "unsupported":
        if (turn.person.stage === "new") return welcome(context);
        turn.say([text(context.t("chat:unsupported"))]);
        return returnToQuestion(context);
    }
  };
}
