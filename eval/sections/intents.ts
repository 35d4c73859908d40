import { readCorpus } from "../../agent/language/corpora.ts";
import { decide } from "../../agent/language/decide.ts";
import { loadFittedLanguages } from "../../agent/language/fitted-models.ts";
import { createIntentReading } from "../../agent/language/intent-reading.ts";
import { routeOf } from "../../agent/language/routes.ts";
import { loadEmbedding } from "../../agent/language/sentence-embedding.ts";
import type { Section } from "../../bench/section.ts";
import { locales } from "../../core/locales.ts";

interface Outcome {
  readonly locale: string;
  readonly intent: string;
  readonly isRight: boolean;
  readonly isRouted: boolean;
  /** A question, or the honest "I didn't get that", where a tool was meant. */
  readonly isAsked: boolean;
}

/** Share of some outcomes that are true, in percent. */
function percent(outcomes: readonly boolean[]): number {
  return (100 * outcomes.filter((one) => one).length) / Math.max(1, outcomes.length);
}

/** How often the sentences that were kept apart lead to the right tool, or rightly to none. */
export const intentsSection: Section = {
  name: "intents",
  title: "sentences that nothing was fitted on: whether the right tool is called, or rightly none",
  run: async () => {
    const embed = await loadEmbedding();
    const read = createIntentReading(await loadFittedLanguages(embed), embed);
    const outcomes: Outcome[] = [];
    for (const locale of locales) {
      for (const { intent, text } of readCorpus(locale, "held-out")) {
        const decision = decide(await read(text, locale));
        const got = decision.kind === "intent" ? routeOf(decision.intent) : "none";
        const isAsked = decision.kind !== "intent" && routeOf(intent) !== "none";
        outcomes.push({
          locale,
          intent,
          isRight: got === routeOf(intent),
          isRouted: got !== "none",
          isAsked,
        });
      }
    }
    const of = (locale: string) => outcomes.filter((one) => one.locale === locale);
    return {
      table: {
        columns: ["language", "sentences", "right tool %", "asked instead %", "wrong tool %"],
        rows: locales.map((locale) => [
          locale,
          of(locale).length,
          percent(of(locale).map(({ isRight }) => isRight)),
          percent(of(locale).map(({ isAsked }) => isAsked)),
          percent(of(locale).map(({ isRight, isRouted }) => isRouted && !isRight)),
        ]),
      },
      figures: [
        ...locales.map((locale) => ({
          what: `right tool, ${locale}`,
          value: percent(of(locale).map(({ isRight }) => isRight)),
          unit: "%",
          aim: { least: locale === "en" ? 92 : 85 },
        })),
        {
          what: "out of Leo's field and yet led to a tool",
          value: percent(outcomes.filter(({ intent }) => intent === "other").map(({ isRouted }) => isRouted)),
          unit: "%",
          aim: { most: 2 },
        },
      ],
    };
  },
};
