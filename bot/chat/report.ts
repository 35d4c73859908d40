import { helpCard } from "../../agent/safety/reply.ts";
import { nameOnButton } from "../../agent/words/habit-words.ts";
import { scoreRows } from "../../agent/words/score-words.ts";
import type { Locale, Translate } from "../../core/locales.ts";
import type { Block, Button, OutboundMessage } from "../../core/message.ts";
import { photoSentences } from "../../pipeline/photo/photo-words.ts";
import type { AssessmentView } from "./assessment-view.ts";
import { rowsOf, text } from "./blocks.ts";
import { commandAction } from "./command-names.ts";
import { planAction } from "./plan-view.ts";

/** Buttons under a report; value `what.assessment id`. */
export const reportAction = "report";

/** What a report is written with. */
export interface ReportWords {
  readonly t: Translate;
  readonly locale: Locale;
  /** Region for the numbers for help, where they come first. */
  readonly region: string | null;
  /** Decides whether the helplines count as checked. */
  readonly now: Date;
}

/** The report's picture. */
export interface ReportPicture {
  readonly pngBase64: string;
  /** The same facts in one line. */
  readonly alt: string;
}

function insightsText({ synthesis }: AssessmentView, t: Translate): string {
  const parts = synthesis.insights.map((one) => `**${one.title}**\n${one.text}\n_${one.reason}_`);
  return [`**${t("report:headings.insights")}**`, ...parts].join("\n\n");
}

/** The three micro-habits in words. */
function microHabitsText({ synthesis }: AssessmentView, t: Translate): string {
  const lines = synthesis.microHabits.map((habit) => `- **${habit.title}**: ${habit.cue}, ${habit.action}.`);
  return [`**${t("report:headings.microHabits")}**`, "", ...lines].join("\n");
}

/** A button for each micro-habit that keeps it from now on. */
function addButtons({ id, synthesis }: AssessmentView, t: Translate): readonly (readonly Button[])[] {
  return synthesis.microHabits.map(({ title }, index) => {
    const label = t("report:buttons.addHabit", { name: nameOnButton({ name: title }) });
    return [{ action: reportAction, value: `add${index}.${id}`, label }];
  });
}

function futureText({ projection }: AssessmentView, t: Translate): string | undefined {
  return projection === null ? undefined : `**${t("report:headings.future")}**\n${projection.narrative}`;
}

/** What is seen in the photo; what the summary says of it already isn't said twice. */
function photoText(
  { photo, earlierPhoto, synthesis }: AssessmentView,
  { t, locale }: ReportWords,
): string | undefined {
  if (photo === null) return undefined;
  const isSaid = (sentence: string) =>
    synthesis.summary.includes(sentence) ||
    (sentence === t("photo:localOnly") && synthesis.summary.includes(t("report:photo.local")));
  const sentences = photoSentences(photo, locale, earlierPhoto).filter((sentence) => !isSaid(sentence));
  return sentences.length === 0 ? undefined : `**${t("report:steps.photo")}**\n${sentences.join(" ")}`;
}

function reportButtons(view: AssessmentView, t: Translate): Block {
  const buttons: Button[] = [
    { action: reportAction, value: `why.${view.id}`, label: t("report:buttons.why") },
    { action: reportAction, value: `full.${view.id}`, label: t("report:buttons.fullReport") },
    { action: planAction, value: `make.${view.id}`, label: t("plan:buttons.planWeek") },
    { action: commandAction, value: "future", label: t("future:chat.buttons.open") },
  ];
  return { kind: "buttons", rows: [...addButtons(view, t), ...rowsOf(buttons)] };
}

/** Where the answers sound heavy: people to turn to first, no score, no age, nothing to win. */
function resourcesFirstMessage(
  view: AssessmentView,
  picture: ReportPicture | null,
  words: ReportWords,
): OutboundMessage {
  const { t, region, now } = words;
  const safe: Button = { action: commandAction, value: "safe", label: t("report:resourcesFirst.button") };
  const full: Button = {
    action: reportAction,
    value: `full.${view.id}`,
    label: t("report:buttons.fullReport"),
  };
  const gently: Button = {
    action: planAction,
    value: `make.${view.id}`,
    label: t("plan:buttons.planGently"),
  };
  return [
    text(`**${t("report:resourcesFirst.title")}**\n\n${t("report:resourcesFirst.intro")}`),
    helpCard(region, t, now),
    text(
      [
        t("report:resourcesFirst.professional"),
        t("report:resourcesFirst.someone"),
        t("report:resourcesFirst.now"),
      ].join("\n\n"),
    ),
    ...(picture === null ? [] : [{ kind: "image" as const, ...picture }]),
    text(view.synthesis.summary),
    text(microHabitsText(view, t)),
    text(`_${t("report:resourcesFirst.notice")}_`),
    { kind: "buttons", rows: [[safe], ...addButtons(view, t), [gently], [full]] },
  ];
}

/** The report in chat: picture, numbers, archetype, insights with their reasons, three small habits, buttons. */
export function reportMessage(
  view: AssessmentView,
  picture: ReportPicture | null,
  words: ReportWords,
): OutboundMessage {
  const { t } = words;
  const { assessment, synthesis } = view;
  if (assessment.flags.resourcesFirst) return resourcesFirstMessage(view, picture, words);
  const archetype = `**${t(`report:archetypes.${assessment.archetype}.name`)}**\n_${t("report:archetypeNote")}_`;
  const paragraphs = [
    insightsText(view, t),
    microHabitsText(view, t),
    futureText(view, t),
    photoText(view, words),
    assessment.lifestyleAge.display ? `_${t("report:lifestyleAge.disclaimer")}_` : undefined,
  ].filter((part) => part !== undefined);
  const head = text(`**${t("report:title")}**`);
  const rest: Block[] = [
    { kind: "facts", rows: scoreRows(assessment, t) },
    text(`${archetype}\n\n${synthesis.summary}`),
    ...paragraphs.map(text),
    reportButtons(view, t),
  ];
  return picture === null ? [head, ...rest] : [{ kind: "image", ...picture }, head, ...rest];
}
