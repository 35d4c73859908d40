import { z } from "zod";
import type { Json } from "../../core/message.ts";
import { dayBounds, leoDay } from "../../models/days/leo-day.ts";
import { addDays } from "../../models/days/local-date.ts";
import { findPatterns } from "../../models/patterns/find-patterns.ts";
import { loadPatternData } from "../../models/patterns/load-pattern-data.ts";
import type { Pattern, PatternData } from "../../models/patterns/pattern.ts";
import { defineTool } from "../tool.ts";
import { missingWords, patternWords } from "../words/pattern-words.ts";

/** Days looked back unless told otherwise: a season. */
const usualDays = 90;
/** Relations that are said; a model gets all. */
const mostSaid = 3;

function factsOf({ relation, p, certainty }: Pattern, { habits }: PatternData): Json {
  const nameOf = (id: string) => habits.find((habit) => habit.id === id)?.name ?? "";
  const sure = { certainty, p_corrected: Number(p.toPrecision(2)) };
  if (relation.kind === "answers") return { ...relation, items: [...relation.items], ...sure };
  if ("habits" in relation) {
    const { habits: pair, ...counts } = relation;
    return { ...counts, habits_text: pair.map(nameOf), ...sure };
  }
  const { habit, ...counts } = relation;
  return { ...counts, habit_text: nameOf(habit), ...sure };
}

/** Looks for relations that hold in this person's own data. */
export const identifyHiddenPatterns = defineTool({
  name: "identify_hidden_patterns",
  description:
    "Looks for relations that really hold in this person's own data: weekdays on which a habit is missed, habits that go together, times of day, trends, and answers that move together across check-ins. Each with its numbers and how sure it is; none where there is too little data. Repeat the numbers as they are, and call nothing a cause.",
  input: z.strictObject({
    days: z
      .number()
      .int()
      .min(7)
      .max(365)
      .optional()
      .describe(`how far to look back, ${usualDays} if left out`),
  }),
  effect: "read",
  run: async ({ days = usualDays }, context) => {
    const { personId, transaction, now, dayRule, isAdult, isInCrisisCare, t, locale } = context;
    if (isInCrisisCare) return { refused: t("tools:context.resting") };
    const from = addDays(leoDay(now(), dayRule), 1 - days);
    const range = { from, since: dayBounds(from, dayRule).from, now: now() };
    const loaded = await loadPatternData(transaction, personId, range);
    const data = isAdult ? loaded : { ...loaded, checkIns: [] };
    const { patterns, looked, missing: allMissing } = findPatterns(data);
    const missing = allMissing.filter(({ what }) => isAdult || what !== "check-ins");
    const voice = { t, locale, habits: data.habits };
    const found = patterns.slice(0, mostSaid).map((pattern) => `- ${patternWords(pattern, voice)}`);
    const say = [
      found.length === 0 ? t("tools:patterns.none") : [t("tools:patterns.found"), "", ...found].join("\n"),
      ...(found.length > 0 ? [] : missing.map((one) => missingWords(one, t))),
    ];
    return {
      say: say.join("\n\n"),
      facts: {
        days,
        relations_tested: looked,
        patterns: patterns.map((pattern) => factsOf(pattern, data)),
        too_little_of: missing.map((one) => ({ ...one })),
      },
    };
  },
});
