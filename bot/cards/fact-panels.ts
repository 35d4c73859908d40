import { box, type CardElement, column, text } from "./element.ts";
import { fitFontSizePx } from "./fit.ts";
import { palette } from "./palette.ts";
import { ageRange, type ScoreCardData } from "./score-card-data.ts";

const gapPx = 28;
const wholeWidthPx = 944;
const halfWidthPx = (wholeWidthPx - gapPx) / 2;
const insetPx = 34;
const tallPx = 276;
const lowPx = 172;

const note = { fontSize: 26, color: palette.textSoft, lineHeight: 1.3, textWrap: "balance" } as const;

function panel(widthPx: number, minHeightPx: number, ...content: readonly CardElement[]): CardElement {
  return column(
    {
      width: widthPx,
      minHeight: minHeightPx,
      padding: insetPx,
      borderRadius: 36,
      backgroundColor: palette.panel,
      gap: 10,
      justifyContent: "space-between",
    },
    ...content,
  );
}

function agePanel(range: string, data: ScoreCardData): CardElement {
  const { lifestyleAge, estimate } = data.texts;
  const room = { widthPx: halfWidthPx - 2 * insetPx, maxLines: 1, sizesPx: [31, 29, 27, 25] } as const;
  return panel(
    halfWidthPx,
    tallPx,
    text({ fontSize: fitFontSizePx(lifestyleAge, room), fontWeight: 600 }, lifestyleAge),
    box(
      { alignItems: "baseline", gap: 18 },
      text({ fontSize: 76, fontWeight: 700, lineHeight: 1.1 }, String(Math.round(data.lifestyleAge.age))),
      text({ fontSize: 42, fontWeight: 600, color: palette.textSoft }, range),
    ),
    text(note, estimate),
  );
}

function archetypePanel(widthPx: number, minHeightPx: number, data: ScoreCardData): CardElement {
  const { archetype, archetypeNote } = data.texts;
  const room = { widthPx: widthPx - 2 * insetPx, maxLines: 3, sizesPx: [46, 42, 38, 34, 30] } as const;
  return panel(
    widthPx,
    minHeightPx,
    text(
      { fontSize: fitFontSizePx(archetype, room), fontWeight: 600, lineHeight: 1.2, textWrap: "balance" },
      archetype,
    ),
    text({ ...note, marginTop: 14 }, archetypeNote),
  );
}

/** Lifestyle age, never without its range, beside the archetype; the archetype alone where no age is shown. */
export function factPanels(data: ScoreCardData): CardElement {
  const range = ageRange(data);
  if (range === null) return archetypePanel(wholeWidthPx, lowPx, data);
  return box(
    { gap: gapPx, alignItems: "stretch" },
    agePanel(range, data),
    archetypePanel(halfWidthPx, tallPx, data),
  );
}
