import { palette } from "./palette.ts";

/** What a day of a habit is drawn as. */
export type DayShape =
  | "done"
  | "partial"
  | "skipped"
  | "paused"
  | "saved"
  | "missed"
  | "today"
  /** Not asked for: a day of rest, or one that was left out. */
  | "quiet"
  /** Before the habit, or after today. */
  | "none";

/** Shapes that a legend explains, in its order. */
export const legendShapes = [
  "done",
  "partial",
  "skipped",
  "paused",
  "saved",
  "missed",
  "today",
  "quiet",
] as const;

/**
 * A day as SVG within a square. Every kind has its own form, so that a picture without colour says the same: full, half
 * full, a bar, two bars, a diamond, a cross, a ring, a dot.
 * @param size length of the square's side, in pixels
 */
export function dayShape(shape: DayShape, x: number, y: number, size: number): string {
  const middle = size / 2;
  const at = (dx: number, dy: number) => `${(x + dx * size).toFixed(1)} ${(y + dy * size).toFixed(1)}`;
  const frame = (fill: string, stroke = "none", inset = 0) =>
    `<rect x="${x + inset}" y="${y + inset}" width="${size - 2 * inset}" height="${size - 2 * inset}" rx="${size * 0.22}" fill="${fill}" stroke="${stroke}" stroke-width="2.5"/>`;
  const line = (colour: string, ...points: readonly string[]) =>
    `<path d="M ${points.join(" M ")}" stroke="${colour}" stroke-width="${(size * 0.13).toFixed(1)}" stroke-linecap="round" fill="none"/>`;
  switch (shape) {
    case "done":
      return frame(palette.glow);
    case "partial": {
      const half = `<path d="M ${at(0.08, 0.5)} L ${at(0.92, 0.5)} L ${at(0.92, 0.92)} L ${at(0.08, 0.92)} Z" fill="${palette.glow}"/>`;
      return `${half}${frame("none", palette.glow, 1.25)}`;
    }
    case "skipped":
      return `${frame(palette.track)}${line(palette.text, `${at(0.25, 0.5)} L ${at(0.75, 0.5)}`)}`;
    case "paused":
      return `${frame(palette.track)}${line(palette.text, `${at(0.36, 0.28)} L ${at(0.36, 0.72)}`, `${at(0.64, 0.28)} L ${at(0.64, 0.72)}`)}`;
    case "saved":
      return `<path d="M ${at(0.5, 0.04)} L ${at(0.96, 0.5)} L ${at(0.5, 0.96)} L ${at(0.04, 0.5)} Z" fill="${palette.ringFrom}"/>`;
    case "missed":
      return `${frame("none", palette.textSoft, 1.25)}${line(palette.textSoft, `${at(0.3, 0.3)} L ${at(0.7, 0.7)}`, `${at(0.7, 0.3)} L ${at(0.3, 0.7)}`)}`;
    case "today":
      return `<circle cx="${x + middle}" cy="${y + middle}" r="${size * 0.38}" fill="none" stroke="${palette.text}" stroke-width="${(size * 0.11).toFixed(1)}"/>`;
    case "quiet":
      return `<circle cx="${x + middle}" cy="${y + middle}" r="${(size * 0.1).toFixed(1)}" fill="${palette.textSoft}"/>`;
    case "none":
      return "";
  }
}

/** Shapes as one SVG picture. */
export function shapesMarkup(widthPx: number, heightPx: number, shapes: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}">${shapes.join("")}</svg>`;
}
