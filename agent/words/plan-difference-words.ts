import { type Locale, type Translate, translator } from "../../core/locales.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import type { FieldChange } from "../../models/plans/plan-difference.ts";
import type { PlanChange } from "../../models/plans/plans.ts";
import { dateWords } from "./plan-dates.ts";

/** Changes that are shown one by one. */
const shownChanges = 5;

/** Whether a difference is a whole other week: more than an edit of all seven days could touch. */
export function isWholeWeek(difference: readonly FieldChange[]): boolean {
  const dates = new Set(difference.map(({ field }) => /^days\.([\d-]+)\./.exec(field)?.[1]));
  return dates.size > 3 && difference.length > 20;
}

/** Where a field stands: "Thu, 5 March · Focus", "Challenge 2 · title", "Morning". */
function fieldWords(field: string, locale: Locale): string {
  const t = translator(locale);
  const [, date, part] = /^days\.([\d-]+)\.(.+)$/.exec(field) ?? [];
  if (date !== undefined) return `${dateWords(date, locale, "short")} · ${t(`plan:fields.${part}`)}`;
  const [, number, name] = /^weeklyChallenges\.(\d)\.(\w+)$/.exec(field) ?? [];
  if (number !== undefined) return `${t("plan:fields.challenge", { number })} · ${t(`plan:fields.${name}`)}`;
  return t(`plan:fields.${field}`);
}

/** The steps of a morning that went and came, as one change. */
function joinMorning(difference: readonly FieldChange[]): readonly FieldChange[] {
  const steps = difference.filter(({ field }) => field === "morningRoutine");
  const rest = difference.filter(({ field }) => field !== "morningRoutine");
  const joined = (side: "before" | "after") => {
    const texts = steps.flatMap((change) => change[side] ?? []);
    return texts.length === 0 ? null : texts.join(" · ");
  };
  if (steps.length === 0) return rest;
  return [{ field: "morningRoutine", before: joined("before"), after: joined("after") }, ...rest];
}

/** A difference in words, field by field with before and now; a whole week is only said to be one. */
export function differenceText(difference: readonly FieldChange[], locale: Locale): string {
  const t = translator(locale);
  if (isWholeWeek(difference)) return t("plan:wholeWeek");
  const changes = joinMorning(difference);
  const parts = changes
    .slice(0, shownChanges)
    .map(({ field, before, after }) =>
      [
        `**${fieldWords(field, locale)}**`,
        ...(before === null ? [] : [t("plan:difference.before", { text: escapeMarkdown(before) })]),
        ...(after === null ? [] : [t("plan:difference.after", { text: escapeMarkdown(after) })]),
      ].join("\n"),
    );
  const left = changes.length - shownChanges;
  return [...parts, ...(left > 0 ? [t("plan:difference.more", { count: left })] : [])].join("\n\n");
}

/** What was done to the plan, in two words: changed, taken back, or which version it is again. */
export function changeTitle({ kind, sourceVersion }: PlanChange, t: Translate): string {
  if (kind === "undone") return t("plan:undone");
  return kind === "restored" ? t("plan:restored", { version: sourceVersion ?? 1 }) : t("plan:changed");
}
