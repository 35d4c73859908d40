import { box, type CardElement, column, text } from "./element.ts";
import { fitFontSizePx } from "./fit.ts";
import { fontFamily } from "./fonts.ts";
import { palette } from "./palette.ts";
import { layOutCard, rasterize } from "./png.ts";
import type { WeekCardData, WeekDay } from "./week-card-data.ts";

/** Size of a week's chart before scaling. */
export const weekCardSize = { widthPx: 1080, heightPx: 810 } as const;

const paddingPx = 64;
const wholeWidthPx = weekCardSize.widthPx - 2 * paddingPx;
const barWidthPx = 88;
const barHeightPx = 330;

function heading({ texts }: WeekCardData): CardElement {
  const room = { widthPx: wholeWidthPx - 340, maxLines: 1, sizesPx: [46, 42, 38, 34, 30] } as const;
  return box(
    { justifyContent: "space-between", alignItems: "baseline", width: "100%" },
    text({ fontSize: fitFontSizePx(texts.title, room), fontWeight: 600 }, texts.title),
    text({ fontSize: 28, color: palette.textSoft, flexShrink: 0 }, texts.range),
  );
}

/** A part of a bar; what was done in part is striped by a line, so that colour isn't needed. */
function part(share: number, style: Readonly<Record<string, string | number>>): CardElement | null {
  return share <= 0 ? null : box({ width: "100%", height: Math.round(share * barHeightPx), ...style });
}

function bar({ due, done, partial }: WeekDay): CardElement {
  const whole = Math.max(1, due);
  return column(
    {
      width: barWidthPx,
      height: barHeightPx,
      borderRadius: 20,
      overflow: "hidden",
      justifyContent: "flex-end",
      backgroundColor: due === 0 ? "transparent" : palette.track,
    },
    part(partial / whole, { border: `5px solid ${palette.glow}`, backgroundColor: palette.track }),
    part(done / whole, { backgroundColor: palette.glow }),
  );
}

function dayColumn(day: WeekDay): CardElement {
  return column(
    { alignItems: "center", gap: 12, width: wholeWidthPx / 7 },
    bar(day),
    text({ fontSize: 32, fontWeight: 700 }, day.due === 0 ? "–" : `${day.done}/${day.due}`),
    text({ fontSize: 27, color: palette.textSoft }, day.label),
  );
}

/** A week's chart as an element; what {@link drawWeekCard} draws. */
export function weekCard(data: WeekCardData, locale: string): CardElement {
  const { note } = data.texts;
  const root = column(
    {
      width: weekCardSize.widthPx,
      height: weekCardSize.heightPx,
      padding: paddingPx,
      color: palette.text,
      fontFamily,
      backgroundColor: palette.ground,
      justifyContent: "space-between",
    },
    heading(data),
    box({ width: "100%", alignItems: "flex-end" }, ...data.days.map(dayColumn)),
    text(
      {
        fontSize: fitFontSizePx(note, { widthPx: wholeWidthPx, maxLines: 1, sizesPx: [30, 28, 26, 24, 22] }),
        color: palette.textSoft,
      },
      note,
    ),
  );
  return { ...root, props: { ...root.props, lang: locale } };
}

/** A week of habits as PNG. @param locale BCP 47 tag of the texts' language */
export async function drawWeekCard(data: WeekCardData, locale: string): Promise<Uint8Array> {
  return rasterize(await layOutCard(weekCard(data, locale), weekCardSize), 1);
}
