import { calmPanel } from "./calm-panel.ts";
import { categoryBars } from "./category-bars.ts";
import { box, type CardElement, column, text } from "./element.ts";
import { factPanels } from "./fact-panels.ts";
import { fitFontSizePx } from "./fit.ts";
import { fontFamily } from "./fonts.ts";
import { palette } from "./palette.ts";
import { layOutCard, rasterize } from "./png.ts";
import { glowingRing } from "./ring.ts";
import { type ScoreCardData, showsScore } from "./score-card-data.ts";

/** Size of the score card before scaling: 4 to 5, made to be read on a phone. */
export const scoreCardSize = { widthPx: 1080, heightPx: 1350 } as const;

const paddingPx = 68;
const ringPx = 400;

/** How a card is drawn. */
export interface DrawOptions {
  /** BCP 47 tag of the texts' language, for breaking lines. */
  readonly locale: string;
  /** Pixels of the picture for each pixel of {@link scoreCardSize}; 1 if left out. */
  readonly scale?: number;
}

function heading(data: ScoreCardData): CardElement {
  return box(
    { justifyContent: "space-between", alignItems: "baseline", width: "100%" },
    text(
      {
        fontSize: fitFontSizePx(data.texts.title, {
          widthPx: 500,
          maxLines: 1,
          sizesPx: [42, 38, 34, 31, 28],
        }),
        fontWeight: 600,
      },
      data.texts.title,
    ),
    text({ fontSize: 31, color: palette.textSoft, flexShrink: 0 }, data.texts.date),
  );
}

function scoreRing(score: number, data: ScoreCardData): CardElement {
  const label = data.texts.scoreLabel;
  return box(
    { position: "relative", width: ringPx, height: ringPx, alignItems: "center", justifyContent: "center" },
    box({ position: "absolute", left: 0, top: 0 }, glowingRing(score / 100, ringPx)),
    column(
      { alignItems: "center", width: ringPx - 110 },
      text({ fontSize: 164, fontWeight: 700, lineHeight: 1, letterSpacing: -6 }, String(Math.round(score))),
      text(
        {
          fontSize: fitFontSizePx(label, { widthPx: ringPx - 150, maxLines: 1, sizesPx: [32, 29, 26, 23] }),
          color: palette.textSoft,
          textAlign: "center",
          marginTop: 6,
        },
        label,
      ),
    ),
  );
}

function scoreBody(score: number, data: ScoreCardData): CardElement {
  const band = data.texts.band;
  return column(
    { alignItems: "center", justifyContent: "space-between", flexGrow: 1, width: "100%", paddingTop: 44 },
    scoreRing(score, data),
    band === null
      ? null
      : text(
          {
            fontSize: fitFontSizePx(band, { widthPx: 900, maxLines: 1, sizesPx: [48, 44, 38] }),
            fontWeight: 600,
            color: palette.glow,
            textAlign: "center",
          },
          band,
        ),
    categoryBars(data),
    factPanels(data),
  );
}

/** The score card as an element; what {@link drawScoreCard} draws. */
export function scoreCard(data: ScoreCardData, locale: string): CardElement {
  const root = column(
    {
      width: scoreCardSize.widthPx,
      height: scoreCardSize.heightPx,
      padding: paddingPx,
      color: palette.text,
      fontFamily,
      backgroundColor: palette.ground,
    },
    heading(data),
    showsScore(data) ? scoreBody(data.overallGlowScore, data) : calmPanel(data),
  );
  return { ...root, props: { ...root.props, lang: locale } };
}

/**
 * The picture of a report as PNG. A person whose resources come first, or without a score, gets a calm picture
 * that holds no score, no bar and no age.
 */
export async function drawScoreCard(data: ScoreCardData, options: DrawOptions): Promise<Uint8Array> {
  const svg = await layOutCard(scoreCard(data, options.locale), scoreCardSize);
  return rasterize(svg, options.scale ?? 1);
}
