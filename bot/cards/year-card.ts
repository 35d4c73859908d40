import { dayShape, shapesMarkup } from "./day-shapes.ts";
import { box, type CardElement, column, drawing, text } from "./element.ts";
import { fitFontSizePx } from "./fit.ts";
import { fontFamily } from "./fonts.ts";
import { palette } from "./palette.ts";
import { layOutCard, rasterize } from "./png.ts";
import { type YearCardData, yearWeeks } from "./year-card-data.ts";

/** Size of a habit's year before scaling: 4 to 5, made to be read on a phone. */
export const yearCardSize = { widthPx: 1080, heightPx: 1350 } as const;

const paddingPx = 64;
const wholeWidthPx = yearCardSize.widthPx - 2 * paddingPx;
/** The year stands in two strips, so that a day is large enough to have a form of its own. */
const stripWeeks = yearWeeks / 2;
const weekdayWidthPx = 68;
const pitchPx = 32;
const cellPx = 27;
const monthHeightPx = 40;

function heading({ texts }: YearCardData): CardElement {
  const room = { widthPx: wholeWidthPx, maxLines: 2, sizesPx: [58, 52, 46, 40, 34] } as const;
  return column(
    { gap: 10, width: "100%", height: 196, justifyContent: "center" },
    text({ fontSize: 30, color: palette.textSoft }, texts.title),
    text({ fontSize: fitFontSizePx(texts.name, room), fontWeight: 600, lineHeight: 1.15 }, texts.name),
  );
}

function facts({ texts }: YearCardData): CardElement {
  const widthPx = (wholeWidthPx - 2 * 22) / 3;
  const room = { widthPx: widthPx - 52, maxLines: 1 };
  return box(
    { gap: 22, width: "100%" },
    ...texts.facts.map(({ label, value }) =>
      column(
        {
          width: widthPx,
          height: 150,
          padding: "20px 26px",
          borderRadius: 30,
          backgroundColor: palette.panel,
          justifyContent: "space-between",
        },
        text(
          {
            fontSize: fitFontSizePx(value, { ...room, sizesPx: [56, 48, 40, 34] }),
            fontWeight: 700,
            lineHeight: 1.1,
          },
          value,
        ),
        text(
          {
            fontSize: fitFontSizePx(label, {
              widthPx: widthPx - 52,
              maxLines: 1,
              sizesPx: [27, 25, 23, 21, 19],
            }),
            color: palette.textSoft,
          },
          label,
        ),
      ),
    ),
  );
}

function months({ texts }: YearCardData, from: number): CardElement {
  const labels = texts.months.slice(from, from + stripWeeks).flatMap((month, week) => {
    // The last column has no room for a name of its own.
    if (month === "" || week > stripWeeks - 2) return [];
    return [
      text(
        {
          position: "absolute",
          left: weekdayWidthPx + week * pitchPx,
          top: 0,
          fontSize: 24,
          color: palette.textSoft,
        },
        month,
      ),
    ];
  });
  return box({ position: "relative", width: "100%", height: monthHeightPx }, ...labels);
}

function weekdays({ texts }: YearCardData): CardElement {
  return column(
    { width: weekdayWidthPx, height: 7 * pitchPx },
    ...texts.weekdays.map((name) =>
      box({ height: pitchPx, alignItems: "center" }, text({ fontSize: 21, color: palette.textSoft }, name)),
    ),
  );
}

function strip(data: YearCardData, from: number): CardElement {
  const shapes = data.weeks
    .slice(from, from + stripWeeks)
    .flatMap((week, x) => week.map(({ shape }, y) => dayShape(shape, x * pitchPx, y * pitchPx + 2, cellPx)));
  const [widthPx, heightPx] = [stripWeeks * pitchPx, 7 * pitchPx];
  return column(
    { width: "100%" },
    months(data, from),
    box({}, weekdays(data), drawing(shapesMarkup(widthPx, heightPx, shapes), widthPx, heightPx)),
  );
}

function legend({ texts }: YearCardData): CardElement {
  const sizePx = 30;
  const entryWidthPx = wholeWidthPx / 3;
  const roomPx = entryWidthPx - sizePx - 30;
  return box(
    { flexWrap: "wrap", width: "100%", rowGap: 16 },
    ...texts.legend.map(({ shape, label }) =>
      box(
        { width: entryWidthPx, alignItems: "center", gap: 14 },
        drawing(shapesMarkup(sizePx, sizePx, [dayShape(shape, 0, 0, sizePx)]), sizePx, sizePx),
        text(
          { fontSize: fitFontSizePx(label, { widthPx: roomPx, maxLines: 1, sizesPx: [26, 24, 22, 20, 18] }) },
          label,
        ),
      ),
    ),
  );
}

/** A habit's year as an element; what {@link drawYearCard} draws. */
export function yearCard(data: YearCardData, locale: string): CardElement {
  const root = column(
    {
      width: yearCardSize.widthPx,
      height: yearCardSize.heightPx,
      padding: paddingPx,
      color: palette.text,
      fontFamily,
      backgroundColor: palette.ground,
      justifyContent: "space-between",
    },
    heading(data),
    facts(data),
    strip(data, 0),
    strip(data, stripWeeks),
    legend(data),
  );
  return { ...root, props: { ...root.props, lang: locale } };
}

/** A habit's last year as PNG. @param locale BCP 47 tag of the texts' language */
export async function drawYearCard(data: YearCardData, locale: string): Promise<Uint8Array> {
  return rasterize(await layOutCard(yearCard(data, locale), yearCardSize), 1);
}
