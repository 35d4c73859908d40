import { signed, written } from "../../agent/words/numbers.ts";
import { categoryOrder } from "../../agent/words/score-words.ts";
import type { Translate } from "../../core/locales.ts";
import type { OutboundMessage } from "../../core/message.ts";
import type { Category } from "../../pipeline/quiz/assessment.ts";
import { type WhyItem, type WhyTable, whyTable } from "../../pipeline/quiz/why-table.ts";
import type { AssessmentView } from "./assessment-view.ts";
import { text } from "./blocks.ts";
import type { ReportWords } from "./report.ts";

function itemLine(item: WhyItem, { t, locale }: ReportWords): string {
  const points = t("report:why.pointsOf", {
    points: written(item.points, locale),
    maxPoints: written(item.maxPoints, locale),
  });
  return `- **${item.label}**: ${points}\n  _${item.source}_`;
}

function categoryMessage(
  category: Category,
  table: WhyTable,
  view: AssessmentView,
  words: ReportWords,
): OutboundMessage | undefined {
  const { t } = words;
  const items = table.items.filter((item) => item.category === category);
  if (items.length === 0) return undefined;
  const score = view.assessment.categoryScores[category];
  const value = score === null ? t("report:categories.none") : String(Math.round(score));
  const title = `**${t(`report:categories.${category}.name`)}: ${value}**`;
  return [text([title, "", ...items.map((item) => itemLine(item, words))].join("\n"))];
}

function yearsMessage(table: WhyTable, view: AssessmentView, { t, locale }: ReportWords): OutboundMessage {
  const { lifestyleAge, emotionalAge, chronologicalAge } = view.assessment;
  const { low, high } = lifestyleAge;
  const lines = table.factors.map(
    (factor) =>
      `- **${factor.label}** (${factor.levelLabel}): ${signed(factor.years, locale)}\n  _${factor.source}_`,
  );
  const average = `- ${t("report:why.average")}: ${signed(-Math.abs(lifestyleAge.referenceYears), locale)}`;
  const sum = `**${t("report:why.sum")}: ${signed(lifestyleAge.delta, locale)}** → ${t("report:lifestyleAge.range", { low, high, count: high })} (${t("report:lifestyleAge.calendar", { age: chronologicalAge })})`;
  const parts = [
    [`**${t("report:why.yearsTitle")}**`, "", ...lines, average].join("\n"),
    sum,
    t("report:why.yearsNote"),
    `_${table.method}_`,
    t("report:lifestyleAge.reference"),
    `_${t("report:lifestyleAge.disclaimer")} ${t("report:lifestyleAge.use")}_`,
  ];
  if (emotionalAge !== null) {
    parts.push(
      `**${t("report:emotionalAge.label")}: ${t("report:emotionalAge.value", { count: emotionalAge })}**\n${t("report:emotionalAge.note")}`,
    );
  }
  return [text(parts.join("\n\n"))];
}

function makersText({ synthesis, projection, photo }: AssessmentView, t: Translate): string {
  const name = (analyser: string) =>
    analyser === "local" ? t("report:analysedBy.local") : t("report:analysedBy.model", { model: analyser });
  const lines = [
    ...(photo === null ? [] : [`- ${t("report:analysedBy.photo")}: ${name(photo.analysedBy)}`]),
    `- ${t("report:analysedBy.synthesis")}: ${name(synthesis.analysedBy)}`,
    ...(projection === null
      ? []
      : [`- ${t("report:analysedBy.projection")}: ${name(projection.analysedBy)}`]),
  ];
  return [`**${t("report:analysedBy.title")}**`, "", ...lines, "", t("report:analysedBy.numbers")].join("\n");
}

/**
 * "Why these numbers", in several messages of a readable length: how it is counted, the points of every item by
 * category, the years of every factor, all with their sources. Where help comes first there are no numbers to explain.
 */
export function whyMessages(view: AssessmentView, words: ReportWords): readonly OutboundMessage[] {
  const { t } = words;
  const table = whyTable(view.assessment, t);
  if (view.assessment.flags.resourcesFirst) return [[text(t("report:resourcesFirst.intro"))]];
  const categories = categoryOrder
    .map((category) => categoryMessage(category, table, view, words))
    .filter((message) => message !== undefined);
  const intro = [
    `**${t("report:why.title")}**`,
    t("report:why.intro"),
    t("report:why.weights"),
    t("report:why.reported"),
  ];
  return [
    [text(intro.join("\n\n"))],
    ...categories,
    ...(view.assessment.lifestyleAge.display ? [yearsMessage(table, view, words)] : []),
    [text(makersText(view, t))],
  ];
}
