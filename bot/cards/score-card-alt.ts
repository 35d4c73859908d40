import { categoryOrder } from "./category-bars.ts";
import { ageRange, type ScoreCardData, showsScore } from "./score-card-data.ts";

function sentence(...parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null && part !== "").join(" – ");
  return said === "" ? null : said.replace(/[.\s]*$/, ".");
}

function categories(data: ScoreCardData): string {
  return categoryOrder
    .map((category) => {
      const score = data.categoryScores[category];
      const value = score === null ? data.texts.notScored : String(Math.round(score));
      return `${data.texts.categories[category]}: ${value}`;
    })
    .join("; ");
}

/** The score card in words, for people who don't see the picture: the same facts in the same order, one line. */
export function scoreCardAlt(data: ScoreCardData): string {
  const { texts } = data;
  const head = sentence(texts.title, texts.date);
  if (!showsScore(data)) return [head, sentence(texts.calmHeading), texts.calmText].join(" ");
  const range = ageRange(data);
  const age = Math.round(data.lifestyleAge.age);
  return [
    head,
    sentence(`${texts.scoreLabel}: ${Math.round(data.overallGlowScore)}`, texts.band),
    sentence(categories(data)),
    range === null ? null : sentence(`${texts.lifestyleAge}: ${age} (${range})`, texts.estimate),
    sentence(texts.archetype, texts.archetypeNote),
  ]
    .filter((line) => line !== null)
    .join(" ");
}
