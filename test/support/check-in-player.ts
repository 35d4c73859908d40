import { seededNumbers } from "../../core/seeded-numbers.ts";
import type { EmulatedUser, SeenMessage } from "../emulators/telegram-person.ts";

/** Somebody in front of a chat with Leo, on whatever channel. */
export type Chatting = Pick<EmulatedUser, "replies"> & {
  text(text: string): unknown;
  /** Presses the newest button with this label, or else this data. */
  press(labelOrData: string): unknown;
  /** Waits until Leo's messages are as wanted, and gives them. */
  waitFor(
    wanted: (replies: readonly SeenMessage[]) => boolean,
    timeoutMs?: number,
  ): Promise<readonly SeenMessage[]>;
};

/** A question as somebody sees it in the chat. */
export interface SeenQuestion {
  /** Name of the question, or `offer` for the one about the two optional ones. */
  readonly step: string;
  /** "7/25 · …", with whatever notice stands above it. */
  readonly text: string;
  /** Its answers, in the order shown; none where it is to be typed. */
  readonly options: readonly { readonly label: string; readonly data: string }[];
  readonly message: SeenMessage;
}

/** How a question is answered. */
export type Given = { readonly press: string } | { readonly type: string };

/** Chooses the answer to a question. */
export type Choose = (question: SeenQuestion) => Given;

/** The answers somebody gave: question to the key of the option, or the words typed where there are none. */
export type GivenAnswers = ReadonlyMap<string, string>;

const longestWaitMs = 25_000;

function buttonsOf(message: SeenMessage): readonly { readonly label: string; readonly data: string }[] {
  return message.buttons.flat().flatMap(({ label, data }) => (data === undefined ? [] : [{ label, data }]));
}

function optionsOf(message: SeenMessage): SeenQuestion["options"] {
  return buttonsOf(message).filter(({ data }) => /^(?:answer|place):/.test(data));
}

function asQuestion(message: SeenMessage, isNewest: boolean): SeenQuestion | undefined {
  const named = buttonsOf(message).find(({ data }) => /^(?:answer|check-in):[^.]+\.[^.]+\./.test(data));
  const step = named?.data.split(".")[1];
  if (step !== undefined && step !== "any") {
    return { step, text: message.text, options: optionsOf(message), message };
  }
  // Age is the one question without a button.
  const isAge = isNewest && /(?:^|\n)1\/25 · /.test(message.text) && !message.text.includes("→");
  return isAge ? { step: "age", text: message.text, options: [], message } : undefined;
}

/** The question that stands in the chat now, if any. */
export function standingQuestion(replies: readonly SeenMessage[]): SeenQuestion | undefined {
  const newest = replies.at(-1);
  for (const message of [...replies].reverse()) {
    const question = asQuestion(message, message === newest);
    if (question !== undefined) return question;
  }
  return undefined;
}

/** Waits for the question that fits, and gives it. */
export async function questionShown(
  user: Chatting,
  fits: (question: SeenQuestion) => boolean = () => true,
): Promise<SeenQuestion> {
  const isThere = (replies: readonly SeenMessage[]) => {
    const question = standingQuestion(replies);
    return question !== undefined && fits(question);
  };
  const question = standingQuestion(await user.waitFor(isThere, longestWaitMs));
  if (question === undefined) throw new Error("the question is gone");
  return question;
}

/** Writes to Leo and presses the consent button; resolves at the first question. */
export async function agree(user: Chatting): Promise<SeenQuestion> {
  user.text("/start");
  const isConsent = ({ data }: { readonly data: string }) => data === "consent:agree";
  await user.waitFor((replies) => replies.some((one) => buttonsOf(one).some(isConsent)), longestWaitMs);
  user.press("consent:agree");
  return questionShown(user, ({ step }) => step === "age");
}

/** Answers by a table of question to typed words or the place of an option, counted from 0; the second one otherwise. */
export function byTable(table: Readonly<Record<string, string | number>> = {}): Choose {
  const all: Readonly<Record<string, string | number>> = { age: "42", region: "Berlin", ...table };
  return ({ step, options }) => {
    const wanted = all[step] ?? 1;
    if (typeof wanted === "string") return { type: wanted };
    const option = options[wanted];
    if (option === undefined) throw new Error(`question ${step} has no option ${wanted}`);
    return { press: option.data };
  };
}

/** Answers at random by a seed: any option, pressed or typed as it is written on its button; age and place typed. */
export function bySeed(seed: number): Choose {
  const next = seededNumbers(seed);
  const oneOf = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(next() * items.length)];
  return ({ step, options }) => {
    if (step === "age") return { type: String(18 + Math.floor(next() * 70)) };
    if (step === "region") return { type: oneOf(["Berlin", "Madrid", "14:00"]) ?? "Berlin" };
    if (step === "bmi") return { type: "170 cm, 65 kg" };
    const option = oneOf(options);
    if (option === undefined) throw new Error(`question ${step} has no options`);
    const words = option.label.replace(/^✓ /, "");
    return next() < 0.5 ? { press: option.data } : { type: words };
  };
}

/** Gives one answer and waits for what comes after its question. @returns key of the chosen option, or the words */
export async function answerOne(user: Chatting, question: SeenQuestion, given: Given): Promise<string> {
  const words = "type" in given ? given.type : undefined;
  if ("press" in given) user.press(given.press);
  else user.text(given.type);
  await user.waitFor((replies) => standingQuestion(replies)?.step !== question.step, longestWaitMs);
  const chosen = question.options.find(({ label, data }) =>
    "press" in given ? data === given.press : label === words,
  );
  return chosen?.data.split(".").slice(2).join(".") ?? words ?? "";
}

/**
 * Answers the questions that stand until a step, or all 25, declining the two optional ones at the end.
 * @param until stops in front of this question
 */
export async function answerQuestions(
  user: Chatting,
  choose: Choose = byTable(),
  until = "end",
): Promise<GivenAnswers> {
  const given = new Map<string, string>();
  for (let step = 0; step < 40; step += 1) {
    const question = await questionShown(user);
    if (question.step === until) return given;
    if (question.step === "offer") {
      const finish = buttonsOf(question.message).find(({ data }) => data.endsWith(".finish"));
      user.press(finish?.data ?? "");
      await user.waitFor((replies) => standingQuestion(replies)?.step !== "offer", longestWaitMs);
      return given;
    }
    given.set(question.step, await answerOne(user, question, choose(question)));
  }
  throw new Error("the questions don't come to an end");
}

/** From the first word to the offer of a photo. */
export async function checkIn(user: Chatting, choose: Choose = byTable()): Promise<GivenAnswers> {
  await agree(user);
  const given = await answerQuestions(user, choose);
  await user.waitFor((replies) => newestButton(replies, "photo:") !== undefined, longestWaitMs);
  return given;
}

/** The newest button whose data begins so. */
export function newestButton(
  replies: readonly SeenMessage[],
  start: string,
): { readonly label: string; readonly data: string } | undefined {
  return [...replies]
    .reverse()
    .flatMap(buttonsOf)
    .find(({ data }) => data.startsWith(start));
}

/** Presses the newest button whose data begins so, as soon as there is one. */
export async function pressShown(user: Chatting, start: string): Promise<void> {
  const replies = await user.waitFor((shown) => newestButton(shown, start) !== undefined, longestWaitMs);
  user.press(newestButton(replies, start)?.data ?? "");
}

/** The messages of a report: all from its picture to its buttons. Waits for the report of this number, the first as 1. */
export async function reportShown(user: Chatting, number = 1): Promise<readonly SeenMessage[]> {
  const isEnd = (one: SeenMessage) => buttonsOf(one).some(({ data }) => data.startsWith("report:full."));
  const replies = await user.waitFor((shown) => shown.filter(isEnd).length >= number, 30_000);
  const end = replies.findLastIndex(isEnd);
  const start = replies.slice(0, end + 1).findLastIndex(({ photo }) => photo !== undefined);
  return replies.slice(start === -1 ? end : start, end + 1);
}
