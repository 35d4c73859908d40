import type { Translate } from "../../core/locales.ts";
import type { Block, Button, OutboundMessage } from "../../core/message.ts";
import { emergencyNumber, helpFor } from "./helplines.ts";
import { type OtherDanger, otherDangers } from "./rule.ts";
import type { Screening } from "./screen.ts";

/** Name of the buttons under a safety reply; their values are {@link SafetyAnswer}s. */
export const safetyAction = "safety";

/** What a person answers to the one question of a safety reply. */
export type SafetyAnswer =
  /** To "are you having thoughts of ending your life?" */
  | "thoughts-yes"
  | "thoughts-no"
  | "thoughts-unsure"
  /** To "are you safe at this moment?" */
  | "safe-yes"
  | "safe-no";

const safetyAnswers: readonly SafetyAnswer[] = [
  "thoughts-yes",
  "thoughts-no",
  "thoughts-unsure",
  "safe-yes",
  "safe-no",
];

/** A pressed button's value as an answer, if it is one. */
export function findSafetyAnswer(value: string): SafetyAnswer | undefined {
  return safetyAnswers.find((answer) => answer === value);
}

function text(markdown: string): Block {
  return { kind: "text", markdown };
}

function buttons(t: Translate, answers: readonly SafetyAnswer[]): Block {
  const row: Button[] = answers.map((answer) => ({
    action: safetyAction,
    value: answer,
    label: t(`safety:answers.${answer}`),
  }));
  return { kind: "buttons", rows: [row] };
}

/** Emergency number as words: the region's own, or how to find it. */
export function emergencyWords(region: string | null, t: Translate): string {
  const number = emergencyNumber(region);
  return number === null ? t("safety:emergencyUnknown") : t("safety:emergencyKnown", { number });
}

/** Emergency number, helplines and the directory, as one text that can be read at a glance. */
export function helpCard(region: string | null, t: Translate, now: Date): Block {
  const help = helpFor(region, now);
  const lines = [
    `**${t("safety:card.emergency", { emergency: emergencyWords(region, t) })}**`,
    ...help.lines.map((line) => `${line.name}: **${line.contact}**`),
    t("safety:card.directory", { url: help.directoryUrl }),
  ];
  const list = lines.map((line) => `- ${line}`).join("\n");
  return text(help.isVerified ? list : `${list}\n\n_${t("safety:card.unchecked")}_`);
}

/** What `/safe` shows: whom to call, and what helps until then. */
export function safetyCard(region: string | null, t: Translate, now: Date): OutboundMessage {
  return [text(t("safety:card.title")), helpCard(region, t, now), text(t("safety:card.untilThen"))];
}

/** The question of level 2 by itself, for somebody who wrote something else. */
export function thoughtsQuestion(t: Translate): OutboundMessage {
  return [text(t("safety:level2.question")), buttons(t, ["thoughts-yes", "thoughts-no", "thoughts-unsure"])];
}

function dangerOf(rule: string | null): OtherDanger {
  return otherDangers.find((danger) => rule?.endsWith(danger) ?? false) ?? "medical";
}

/**
 * The written answer to a grave text: acknowledge, name it plainly, whom to call, one question.
 * `undefined` at levels 0 and 1, which are for the ordinary conversation.
 */
export function safetyReply(
  screening: Screening,
  region: string | null,
  t: Translate,
  now: Date,
): OutboundMessage | undefined {
  const words = { emergency: emergencyWords(region, t) };
  switch (screening.level) {
    case 0:
    case 1:
      return undefined;
    case 2:
      return [
        text(t("safety:level2.words")),
        text(t("safety:level2.question")),
        helpCard(region, t, now),
        buttons(t, ["thoughts-yes", "thoughts-no", "thoughts-unsure"]),
      ];
    case 3:
    case 4:
      return [
        text(t(`safety:level${screening.level}.words`)),
        helpCard(region, t, now),
        text(t(`safety:level${screening.level}.now`, words)),
        text(t("safety:safeQuestion")),
        buttons(t, ["safe-yes", "safe-no"]),
      ];
    case 5:
      return [
        text(t("safety:level5.call", words)),
        helpCard(region, t, now),
        text(t("safety:level5.now")),
        text(t("safety:level5.question")),
      ];
    case "S": {
      const danger = dangerOf(screening.rule);
      return [
        text(t(`safety:other.${danger}.words`)),
        helpCard(region, t, now),
        text(t(`safety:other.${danger}.question`, words)),
      ];
    }
  }
}

/** What follows a pressed answer, and how grave that makes it: an unsure one is taken as seriously as a yes. */
export function safetyFollowUp(
  answer: SafetyAnswer,
  region: string | null,
  t: Translate,
  now: Date,
): { readonly message: OutboundMessage; readonly screening: Screening } {
  const rule = `button.${answer}`;
  switch (answer) {
    case "thoughts-yes":
    case "thoughts-unsure": {
      const screening: Screening = { level: 3, rule };
      return { screening, message: safetyReply(screening, region, t, now) ?? safetyCard(region, t, now) };
    }
    case "thoughts-no":
      return { screening: { level: 1, rule }, message: [text(t("safety:thoughtsNo"))] };
    case "safe-yes":
      return { screening: { level: 3, rule }, message: [text(t("safety:safeYes"))] };
    case "safe-no": {
      const screening: Screening = { level: 5, rule };
      return { screening, message: safetyReply(screening, region, t, now) ?? safetyCard(region, t, now) };
    }
  }
}
