import { safetyAction } from "../../agent/safety/reply.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { returnToQuestion } from "./ask.ts";
import { text } from "./blocks.ts";
import { pressAnswer, pressCheckIn, pressPlace } from "./check-in-buttons.ts";
import { answerAction, checkInAction, placeAction } from "./check-in-view.ts";
import { commandAction, createCommandReader, findCommandName, type TypedCommand } from "./command-names.ts";
import { findLanguage, runCommand } from "./commands.ts";
import { pressTicket } from "./confirm.ts";
import { type ChatContext, type ChatDeps, withPerson } from "./context.ts";
import { pressTick, tickAction } from "./done.ts";
import { answerForget, forgetAction } from "./forget.ts";
import { pressFuture } from "./future.ts";
import { futureAction } from "./future-message.ts";
import { answerInGroup } from "./group.ts";
import { answerNewHabit, newHabitAction, pressNewHabit } from "./habit-add.ts";
import { habitAction } from "./habit-list.ts";
import { pressHabit } from "./habits.ts";
import { enterCodeInWords, linkAction, pressLink } from "./link.ts";
import { answerMemoryRequest, pressMemory } from "./memory.ts";
import { readMemoryRequest } from "./memory-requests.ts";
import { memoryAction } from "./memory-view.ts";
import { muteAction, pressMute } from "./mute.ts";
import { noteSpeaking } from "./note-speaking.ts";
import { pressNudge } from "./nudge-buttons.ts";
import { nudgeAction } from "./nudge-message.ts";
import { answerPhotoButton, answerPhotoInWords, photoAction, receivePhoto } from "./photo.ts";
import { pressPlan } from "./plan.ts";
import { stopAwaitingPlanText } from "./plan-awaiting.ts";
import { takePlanText } from "./plan-change.ts";
import { pressToday, todayAction } from "./plan-today.ts";
import { planAction } from "./plan-view.ts";
import { talkAction } from "./quick-replies.ts";
import { pressQuiet, quietAction } from "./quiet.ts";
import { remindAction } from "./remind-buttons.ts";
import { remindNotHuman } from "./remind-not-human.ts";
import { pressRemind } from "./remind-press.ts";
import { takeQuestion } from "./remind-question.ts";
import { answerReminderTalk } from "./remind-talk.ts";
import { answerReminderSentence } from "./remind-typed.ts";
import { reportAction } from "./report.ts";
import { pressReport } from "./report-answers.ts";
import { answerIfGrave, answerSafetyButton, answerSafetyWords } from "./safety.ts";
import {
  pressSafetyPlan,
  safetyPlanAction,
  stopAwaitingSafetyPlan,
  takeSafetyPlanWords,
} from "./safety-plan.ts";
import {
  changeLanguage,
  changePlace,
  isWaitingForPlace,
  pressLanguage,
  pressSettings,
  pressSettingsPlace,
  settingsAction,
} from "./settings.ts";
import { pressYear, yearAction } from "./streak.ts";
import { answerTechnique, leaveTechnique, pressTechniqueButton, techniqueAction } from "./technique.ts";
import { thinkAbout, ticketAction } from "./think.ts";
import type { HandleTurn, Think, Turn } from "./turn.ts";
import { answerInWords } from "./typed-answer.ts";
import { pressUnlink, unlinkAction } from "./unlink.ts";
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
  [linkAction]: pressLink,
  [unlinkAction]: pressUnlink,
};

const presses: Readonly<Record<string, Press>> = {
  [answerAction]: unlessInCrisisCare(pressAnswer),
  [checkInAction]: unlessInCrisisCare(pressCheckIn),
  [placeAction]: async (context, value) => {
    if (!(await pressPlace(context, value))) await pressSettingsPlace(context, value);
  },
  [habitAction]: pressHabit,
  [newHabitAction]: pressNewHabit,
  [tickAction]: pressTick,
  [yearAction]: pressYear,
  [photoAction]: answerPhotoButton,
  [planAction]: pressPlan,
  [todayAction]: unlessInCrisisCare(pressToday),
  [reportAction]: pressReport,
  [futureAction]: unlessInCrisisCare(pressFuture),
  [settingsAction]: pressSettings,
  [safetyPlanAction]: pressSafetyPlan,
  [ticketAction]: pressTicket,
  [nudgeAction]: pressNudge,
  [remindAction]: pressRemind,
  [muteAction]: pressMute,
  [memoryAction]: pressMemory,
  [quietAction]: pressQuiet,
  [techniqueAction]: unlessInCrisisCare(pressTechniqueButton),
};

/** Buttons that work for minors as well: nothing behind them makes scores, ages or photos. */
const minorsMayPress: readonly string[] = [
  safetyPlanAction,
  settingsAction,
  placeAction,
  habitAction,
  newHabitAction,
  tickAction,
  yearAction,
  todayAction,
  nudgeAction,
  ticketAction,
  remindAction,
  muteAction,
  memoryAction,
  quietAction,
  techniqueAction,
];

async function answerPress(context: ChatContext, action: string, value: string): Promise<void> {
  const { turn, person, t } = context;
  if (action !== planAction) await stopAwaitingPlanText(context);
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
): Promise<Think | undefined> {
  // A sentence about Leo's memory is no answer to anything that may be asked just now.
  const request = context.person.stage === "new" ? undefined : readMemoryRequest(words);
  if (request !== undefined) return answerMemoryRequest(context, request, words);
  return (await isAnswered(context, words, readCommand)) ? undefined : thinkAbout(context, words);
}

/** Answers a text that is a command, a setting or the answer to a question; false where Leo has to think about it. */
async function isAnswered(
  context: ChatContext,
  words: string,
  readCommand: (text: string) => TypedCommand | undefined,
): Promise<boolean> {
  const { person } = context;
  const command = readCommand(words);
  if (command !== undefined) {
    await takeQuestion(context);
    await stopAwaitingPlanText(context);
    await stopAwaitingSafetyPlan(context);
    await runCommand(context, command);
    return true;
  }
  const language = findLanguage(words);
  if (language !== undefined) {
    const changed = await changeLanguage(context, language);
    await (person.stage === "new" ? welcome(changed, true) : returnToQuestion(changed));
    return true;
  }
  if (await enterCodeInWords(context, words)) return true;
  if (await takeSafetyPlanWords(context, words)) return true;
  if (await answerSafetyWords(context, words)) return true;
  if (person.stage === "new") {
    if (!(await answerConsentInWords(context, words))) await welcome(context);
    return true;
  }
  if (await isWaitingForPlace(context)) {
    // The hour in "remind me at 9" is not the hour of the person's clock.
    if (!(await answerReminderSentence(context, words))) await changePlace(context, words);
    return true;
  }
  if (await takePlanText(context, words)) return true;
  return (
    (await answerNewHabit(context, words)) ||
    (await answerReminderTalk(context, words)) ||
    (await answerInWords(context, words)) ||
    (await answerTechnique(context, words)) ||
    (await answerPhotoInWords(context, words))
  );
}

async function answerPhoto(
  context: ChatContext,
  content: Extract<Turn["content"], { kind: "photo" }>,
): Promise<void> {
  if (content.caption !== undefined && (await answerIfGrave(context, content.caption))) return;
  if (context.person.stage === "new") await welcome(context);
  else await receivePhoto(context, content);
}

async function answerUnsupported(context: ChatContext): Promise<void> {
  if (context.person.stage === "new") return welcome(context);
  context.turn.say([text(context.t("chat:unsupported"))]);
  await returnToQuestion(context);
}

/** Answers everything a person sends: safety first, then buttons, commands, a running check-in, and last Leo's mind. */
export function createChat(deps: ChatDeps): HandleTurn {
  const readCommand = createCommandReader();
  const answer: HandleTurn = async (turn) => {
    const context = withPerson({ turn, person: turn.person, t: (key) => key, deps }, turn.person);
    const { content } = turn;
    if (turn.conversation.kind === "group") {
      await answerInGroup(context);
      return undefined;
    }
    switch (content.kind) {
      case "text":
        if (await answerIfGrave(context, content.text)) {
          await leaveTechnique(context);
          return undefined;
        }
        return answerText(context, content.text, readCommand);
      case "action":
        if (content.action === talkAction && turn.person.stage !== "new")
          return thinkAbout(context, context.t("agent:quick.talk_more"));
        await answerPress(context, content.action, content.value);
        return undefined;
      case "photo":
        await answerPhoto(context, content);
        return undefined;
      case "unsupported":
        await answerUnsupported(context);
        return undefined;
    }
  };
  return remindNotHuman(noteSpeaking(answer));
}
