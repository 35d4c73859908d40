import { type Locale, type Translate, translator } from "../../core/locales.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import type { PlanContent } from "../../models/plans/plan-content.ts";
import { isTheme } from "../../pipeline/plan/themes.ts";
import { dateWords, dayAndMonth } from "./plan-dates.ts";

/** "This week is about sleep, moving and people."; `undefined` for a week without themes. */
function aboutWords({ days }: PlanContent, locale: Locale): string | undefined {
  const t = translator(locale);
  const themes = [...new Set(days.flatMap(({ theme }) => (isTheme(theme) ? [theme] : [])))];
  if (themes.length === 0) return undefined;
  const named = themes.slice(0, 3).map((theme) => t(`plan:themes.${theme}`));
  return t("plan:about", { themes: new Intl.ListFormat(locale, { type: "conjunction" }).format(named) });
}

function challengesText({ weeklyChallenges }: PlanContent, t: Translate): string {
  const lines = weeklyChallenges.map(
    ({ category, title, description, time, reason }) =>
      `**${escapeMarkdown(title)}** (${escapeMarkdown(category)}, ${escapeMarkdown(time)})\n${escapeMarkdown(description)} _${escapeMarkdown(reason)}_`,
  );
  return [`**${t("plan:headings.challenges")}**`, ...lines].join("\n\n");
}

/** A week in words: what it is about, the mornings, each day's focus, the challenges. */
export function weekText(content: PlanContent, locale: Locale): string {
  const t = translator(locale);
  const [first, last] = [content.days[0], content.days.at(-1)].map((day) =>
    dayAndMonth(day?.date ?? "", locale),
  );
  const dates = t("plan:dates", { first: first ?? "", last: last ?? "" });
  const days = content.days.map(
    ({ date, mainFocus }) => `- **${dateWords(date, locale, "tiny")}** ${escapeMarkdown(mainFocus)}`,
  );
  const head = [`**${t("plan:title")}**, ${dates}`, aboutWords(content, locale)];
  return [
    head.filter((line) => line !== undefined).join("\n"),
    [
      `**${t("plan:headings.morning")}**`,
      "",
      ...content.morningRoutine.map((step) => `- ${escapeMarkdown(step)}`),
    ].join("\n"),
    [`**${t("plan:headings.days")}**`, "", ...days].join("\n"),
    challengesText(content, t),
  ].join("\n\n");
}
