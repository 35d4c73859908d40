import { type Locale, translator } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { Insight } from "../findings.ts";
import { type ScoredItem, scoredItems } from "./item-scores.ts";
import { answersInWords } from "./local-answers.ts";
import { combinations } from "./local-combinations.ts";
import { type Finding, findings, needs, strengths } from "./local-levels.ts";

/** What insights are written from. */
export interface LocalInsightInput {
  readonly answers: QuizAnswers;
  readonly locale: Locale;
}

/** What one insight will say. */
interface Topic {
  /** The items it speaks of; it is filed under the first. */
  readonly items: readonly [ScoredItem, ...ScoredItem[]];
  /** Its texts, under `insights:`. */
  readonly key: string;
  readonly carries: boolean;
  readonly gap: number;
  readonly inVisualAppearance: boolean;
}

/** How many insights a report has. */
const insightCount = 3;
/** Most insights that join two answers. */
const combinedLimit = 2;
/** The strongest items a strength is picked from. */
const strengthsConsidered = 3;

function topicOf(finding: Finding): Topic {
  return {
    items: [finding.item],
    key: `items.${finding.item}.${finding.variant}`,
    carries: finding.level === "strong",
    gap: finding.gap,
    inVisualAppearance: finding.category === "visualAppearance",
  };
}

function combinedTopics(answers: QuizAnswers, all: readonly Finding[]): Topic[] {
  const gapOf = (item: ScoredItem) => needs(all).find((finding) => finding.item === item)?.gap ?? 0;
  return combinations
    .filter(({ fits }) => fits(answers))
    .map(({ id, items, carries }) => ({
      items,
      key: `together.${id}`,
      carries,
      gap: items.reduce((sum, item) => sum + gapOf(item), 0),
      inVisualAppearance: id === "skinCare",
    }))
    .sort((a, b) => b.gap - a.gap);
}

/** Starts the strengths at a place that the answers decide, so that not everybody reads about the heaviest item. */
function rotated(topics: readonly Topic[], all: readonly Finding[]): Topic[] {
  const considered = topics.slice(0, strengthsConsidered);
  const start = Math.round(all.reduce((sum, { strength }) => sum + strength, 0)) % (considered.length || 1);
  return [...considered.slice(start), ...considered.slice(0, start), ...topics.slice(strengthsConsidered)];
}

/** Texts about low mood and worry that speak of talking to somebody. */
const supportive = /^(?:items\.phq4\.(?:heavy|worry|mood)|together\.lowMoodLonely)$/;
const heavy = "items.phq4.heavy";

/** Limits while topics are added: how many there may be in all, and how many about skin and self-care. */
interface Limits {
  readonly all: number;
  readonly skin: number;
}

/** Adds topics in their order as far as the limits go; none about an item that was spoken of already. */
function addTopics(chosen: readonly Topic[], candidates: readonly Topic[], limits: Limits): Topic[] {
  const taken = [...chosen];
  for (const topic of candidates) {
    const count = (fits: (other: Topic) => boolean) => taken.filter(fits).length;
    const isFull =
      taken.length >= limits.all ||
      (topic.inVisualAppearance && count((other) => other.inVisualAppearance) >= limits.skin) ||
      (topic.items.length > 1 && count((other) => other.items.length > 1) >= combinedLimit);
    const isCovered = topic.items.some((item) => taken.some(({ items }) => items.includes(item)));
    if (!isFull && !isCovered) taken.push(topic);
  }
  return taken;
}

/**
 * The three topics: first what calls for support, then what has the most room, alone or together with another
 * answer, at most one of them about skin and self-care, and at least one thing that carries if there is any.
 */
function chooseTopics(answers: QuizAnswers): readonly Topic[] {
  const all = findings(answers);
  const combined = combinedTopics(answers, all);
  const withRoom = [...combined.filter(({ carries }) => !carries), ...needs(all).map(topicOf)].sort(
    (a, b) => b.gap - a.gap,
  );
  const carrying = [
    ...combined.filter(({ carries }) => carries),
    ...rotated(strengths(all).map(topicOf), all),
  ];
  const support = withRoom.filter(({ key }) => supportive.test(key));
  const first = support.find(({ key }) => key === heavy) ?? support[0];
  const needCount = carrying.length > 0 ? insightCount - 1 : insightCount;
  // Skin can wait where somebody is having a hard time.
  const skin = first?.key === heavy ? 0 : 1;
  const supported = first === undefined ? [] : [first];
  const focused = addTopics(supported, withRoom, { all: needCount, skin });
  const balanced = addTopics(focused, carrying, { all: insightCount, skin: 1 });
  return addTopics(balanced, [...withRoom, ...carrying], { all: insightCount, skin: insightCount });
}

/** Texts for those who answered fewer than three items, filed under items they left open. */
function openInsights(answers: QuizAnswers, taken: readonly Insight[], locale: Locale): Insight[] {
  const translate = translator(locale);
  const answered = findings(answers).map(({ item }) => item);
  const open = scoredItems.filter((item) => !answered.includes(item));
  return ["choice", "start", "return"].slice(0, insightCount - taken.length).map((name, index) => ({
    item: open[index] ?? name,
    title: translate(`insights:open.${name}.title`),
    text: translate(`insights:open.${name}.text`),
    reason: translate("insights:reason.fewAnswers"),
  }));
}

/**
 * Exactly three insights out of the person's own answers, each about other items, chosen by the points they could
 * still bring or already bring, and worded without a model; each names the answer it rests on. The same answers
 * give the same insights.
 */
export function writeLocalInsights({ answers, locale }: LocalInsightInput): Insight[] {
  const translate = translator(locale);
  const written = chooseTopics(answers).map(({ items, key }) => ({
    item: items[0],
    title: translate(`insights:${key}.title`),
    text: translate(`insights:${key}.text`),
    reason: translate("insights:reason.said", { answers: answersInWords(items, answers, locale) }),
  }));
  return [...written, ...openInsights(answers, written, locale)];
}
