import { drawScoreCard } from "./score-card.ts";
import type { ScoreCardData } from "./score-card-data.ts";

/** Letters out of each bundled font file. */
const letters = "Aa 0–4 Łź Жя";

const sample: ScoreCardData = {
  overallGlowScore: 50,
  resourcesFirst: false,
  categoryScores: { physicalVitality: 50, emotionalHealth: 50, visualAppearance: 50 },
  lifestyleAge: { age: 50, low: 46, high: 54, display: true },
  texts: {
    title: letters,
    date: letters,
    scoreLabel: letters,
    band: letters,
    categories: { physicalVitality: letters, emotionalHealth: letters, visualAppearance: letters },
    notScored: letters,
    lifestyleAge: letters,
    estimate: letters,
    archetype: letters,
    archetypeNote: letters,
    calmHeading: letters,
    calmText: letters,
  },
};

/** Loads and parses the fonts and draws once for nobody, so that no person waits for it. */
export async function warmUpCards(): Promise<void> {
  await drawScoreCard(sample, { locale: "en" });
}
