import { setTimeout as pause } from "node:timers/promises";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import { between, type Random } from "./random.ts";
import { type Step, stepOf } from "./steps.ts";

/** The answers a person has seen taken, in one check-in. */
export interface PlayedCheckIn {
  /** First characters of its id. */
  checkIn: string | undefined;
  /** By question; `undefined` where the words of an answer are not its value (a place). */
  readonly answers: Map<string, string | undefined>;
  reported: boolean;
}

/** How long a person waited for the next question, or the report. */
export interface Wait {
  readonly step: Step["kind"];
  /** When the answer was sent, by the clock of `performance.now()`. */
  readonly sentAtMs: number;
  readonly durationMs: number;
}

/** A person who answers whatever Leo asks. */
export interface Player {
  readonly user: EmulatedUser;
  readonly checkIns: readonly PlayedCheckIn[];
  readonly waits: readonly Wait[];
  /** How many messages and presses went out. */
  sent(): number;
  /** The step whose answer is out and not answered yet. */
  awaiting(): Step["kind"] | undefined;
  /** Takes one check-in from its beginning to its report. */
  playCheckIn(): Promise<void>;
  /** Answers this many questions of a check-in and leaves it. */
  playSome(questions: number): Promise<void>;
}

/** How a person behaves. */
export interface PlayerOptions {
  readonly random: Random;
  /** Longest pause before an answer. */
  readonly thinkingMs: number;
  /** Longest wait for Leo. */
  readonly patienceMs: number;
  /** A selfie; a person without one declines. */
  readonly photo?: Uint8Array;
  /** Share of the answers that come right behind a command, both at once. */
  readonly impatience?: number;
}

/** Answers that are typed as they are. */
const typed: Readonly<Record<string, string>> = { age: "42", region: "Berlin", lifeSat: "7", actDays: "3" };

/** Seats a person in front of the bot. */
export function seatPlayer(user: EmulatedUser, options: PlayerOptions): Player {
  const { random, thinkingMs, patienceMs, photo, impatience = 0 } = options;
  const handled = new Set<string>();
  const checkIns: PlayedCheckIn[] = [];
  const waits: Wait[] = [];
  let sent = 0;
  let last: { readonly step: Step["kind"]; readonly sentAtMs: number } | undefined;

  const send = (step: Step["kind"], action: () => unknown) => {
    action();
    sent += 1;
    last = { step, sentAtMs: performance.now() };
  };

  const nextStep = async (): Promise<Step> => {
    const isNew = (step: Step | undefined) => step !== undefined && !handled.has(step.key);
    const replies = await user.waitFor((now) => isNew(stepOf(now)), patienceMs);
    const step = stepOf(replies);
    if (step === undefined) throw new Error("nothing is asked");
    if (last !== undefined) {
      waits.push({ step: last.step, sentAtMs: last.sentAtMs, durationMs: performance.now() - last.sentAtMs });
      last = undefined;
    }
    handled.add(step.key);
    return step;
  };

  const answerQuestion = (step: Extract<Step, { kind: "question" }>, current: PlayedCheckIn) => {
    current.checkIn ??= step.checkIn;
    const words = typed[step.question];
    // A place and an age known from before are buttons.
    if (words !== undefined && (step.answers.length === 0 || step.question in { lifeSat: 0, actDays: 0 })) {
      current.answers.set(step.question, step.question === "region" ? undefined : words);
      send(step.kind, () => user.text(words));
      return;
    }
    const choices = step.question === "region" ? step.answers.slice(0, 1) : step.answers.slice(0, 3);
    const choice = choices[Math.floor(random() * choices.length)];
    if (choice === undefined) throw new Error(`no answer to ${step.question}`);
    const value = choice.split(".").slice(2).join(".");
    current.answers.set(step.question, step.question === "region" ? undefined : value);
    if (random() < impatience) send(step.kind, () => user.text("/about"));
    send(step.kind, () => user.press(choice));
  };

  const act = (step: Step, current: PlayedCheckIn) => {
    switch (step.kind) {
      case "consent":
      case "offer":
        return send(step.kind, () => user.press(step.press));
      case "question":
        return answerQuestion(step, current);
      case "photo-offer":
        return send(step.kind, () => user.press(photo === undefined ? step.without : step.agree));
      case "picture":
        return send(step.kind, () => user.photo(photo ?? new Uint8Array()));
      case "report":
        current.reported = true;
    }
  };

  const begin = (): PlayedCheckIn => {
    const current: PlayedCheckIn = { checkIn: undefined, answers: new Map(), reported: false };
    checkIns.push(current);
    send("consent", () => user.text(checkIns.length === 1 ? "/start" : "/checkin"));
    return current;
  };

  const goOn = async (current: PlayedCheckIn): Promise<void> => {
    const step = await nextStep();
    if (thinkingMs > 0) await pause(between(random, 0, thinkingMs));
    act(step, current);
  };

  return {
    user,
    checkIns,
    waits,
    sent: () => sent,
    awaiting: () => last?.step,
    playCheckIn: async () => {
      const current = begin();
      while (!current.reported) await goOn(current);
    },
    playSome: async (questions) => {
      const current = begin();
      while (current.answers.size < questions) await goOn(current);
      await nextStep();
    },
  };
}
