import { box, type CardElement, column, text } from "./element.ts";
import { linesOf } from "./fit.ts";
import { fontFamily } from "./fonts.ts";
import { palette } from "./palette.ts";
import { layOutCard, rasterize } from "./png.ts";

/** One day as the card shows it. */
export interface PlanCardDay {
  /** "Thu". */
  readonly weekday: string;
  /** Day of the month. */
  readonly day: string;
  readonly focus: string;
  /** Colour of what the day is about. */
  readonly colour: string;
}

/** What a plan's card shows, in the person's language. */
export interface PlanCardData {
  readonly title: string;
  /** First and last day, written out. */
  readonly dates: string;
  readonly days: readonly PlanCardDay[];
  readonly morningTitle: string;
  readonly morning: readonly string[];
}

/** Width of the card, and its least height: it grows with its texts, so that none is cut. */
export const planCardSize = { widthPx: 1080, leastHeightPx: 1350 } as const;

const paddingPx = 64;
const innerPx = planCardSize.widthPx - 2 * paddingPx;
const headHeightPx = 150;
const gapPx = 14;

const dayRow = { insetPx: 22, dateWidthPx: 104, dotPx: 16, gapPx: 22, sizePx: 34, lineHeight: 1.25 } as const;
const focusWidthPx = innerPx - 2 * dayRow.insetPx - dayRow.dateWidthPx - dayRow.dotPx - 2 * dayRow.gapPx;
const leastRowPx = 116;

const list = { insetPx: 32, sizePx: 29, lineHeight: 1.3, gapPx: 8, titlePx: 52, markPx: 34 } as const;
const stepWidthPx = innerPx - 2 * list.insetPx - list.markPx;

/** What the bundled fonts have letters for. */
const undrawable = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}\p{P}\p{Zs}+<=>|~$^°№€£§%&@#*]/gu;

/** A text without the signs that no font of the cards has, such as emojis; the message says all of them. */
function drawable(content: string): string {
  const left = content.replace(undrawable, "").replace(/\s+/g, " ").trim();
  return /[\p{L}\p{Nd}]/u.test(left) ? left : "–";
}

function heightOf(lines: number, { sizePx, lineHeight }: { sizePx: number; lineHeight: number }): number {
  return Math.ceil(lines * sizePx * lineHeight);
}

function rowHeight({ focus }: PlanCardDay): number {
  const lines = linesOf(drawable(focus), focusWidthPx / dayRow.sizePx);
  return Math.max(leastRowPx, heightOf(lines, dayRow) + 2 * dayRow.insetPx);
}

function listHeight({ morning }: PlanCardData): number {
  const steps = morning.map((step) => heightOf(linesOf(drawable(step), stepWidthPx / list.sizePx), list));
  return 2 * list.insetPx + list.titlePx + steps.reduce((sum, one) => sum + one + list.gapPx, 0);
}

/** Height of a card in pixels. */
export function planCardHeight(data: PlanCardData): number {
  const rows = data.days.reduce((sum, day) => sum + rowHeight(day) + gapPx, 0);
  const needed = 2 * paddingPx + headHeightPx + rows + gapPx + listHeight(data);
  return Math.max(planCardSize.leastHeightPx, needed);
}

function heading({ title, dates }: PlanCardData): CardElement {
  return box(
    { justifyContent: "space-between", alignItems: "baseline", width: "100%", height: headHeightPx - 40 },
    text({ fontSize: 64, fontWeight: 700 }, title),
    text({ fontSize: 34, color: palette.textSoft }, dates),
  );
}

function dayElement(day: PlanCardDay): CardElement {
  return box(
    {
      width: "100%",
      minHeight: rowHeight(day),
      padding: dayRow.insetPx,
      gap: dayRow.gapPx,
      borderRadius: 28,
      alignItems: "center",
      backgroundColor: palette.panel,
    },
    box({ width: dayRow.dotPx, height: dayRow.dotPx, borderRadius: 8, backgroundColor: day.colour }),
    column(
      { width: dayRow.dateWidthPx, alignItems: "flex-start" },
      text({ fontSize: 25, color: palette.textSoft, lineHeight: 1.2 }, day.weekday),
      text({ fontSize: 34, fontWeight: 700, lineHeight: 1.1 }, day.day),
    ),
    text(
      { width: focusWidthPx, fontSize: dayRow.sizePx, fontWeight: 600, lineHeight: dayRow.lineHeight },
      drawable(day.focus),
    ),
  );
}

function morningElement(data: PlanCardData): CardElement {
  return column(
    {
      width: "100%",
      padding: list.insetPx,
      gap: list.gapPx,
      borderRadius: 28,
      backgroundColor: palette.track,
    },
    text(
      { fontSize: 31, fontWeight: 700, color: palette.glow, height: list.titlePx - list.gapPx },
      data.morningTitle,
    ),
    ...data.morning.map((step) =>
      box(
        { width: "100%" },
        text(
          { width: list.markPx, fontSize: list.sizePx, lineHeight: list.lineHeight, color: palette.glow },
          "–",
        ),
        text({ width: stepWidthPx, fontSize: list.sizePx, lineHeight: list.lineHeight }, drawable(step)),
      ),
    ),
  );
}

/** The plan's card as an element; what {@link drawPlanCard} draws. */
export function planCard(data: PlanCardData, locale: string): CardElement {
  const root = column(
    {
      width: planCardSize.widthPx,
      height: planCardHeight(data),
      padding: paddingPx,
      color: palette.text,
      fontFamily,
      backgroundColor: palette.ground,
      justifyContent: "space-between",
    },
    heading(data),
    column({ width: "100%", gap: gapPx }, ...data.days.map(dayElement)),
    morningElement(data),
  );
  return { ...root, props: { ...root.props, lang: locale } };
}

/** A week as a PNG: seven days with what each is about, and the morning list. */
export async function drawPlanCard(data: PlanCardData, locale: string): Promise<Uint8Array> {
  const size = { widthPx: planCardSize.widthPx, heightPx: planCardHeight(data) };
  return rasterize(await layOutCard(planCard(data, locale), size), 1);
}
