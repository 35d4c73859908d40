import satori from "satori";
import sharp from "sharp";
import type { CardElement } from "./element.ts";
import { type CardFont, readCardFonts } from "./fonts.ts";

/** Size of a picture in pixels before it is scaled. */
export interface CardSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Where satori put an element, in pixels from the picture's corner. */
export interface PlacedNode {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly textContent?: string;
}

let fonts: Promise<CardFont[]> | undefined;

/** The fonts of all cards, read once; the same array each time, since satori keeps what it parsed by that array. */
function cardFonts(): Promise<CardFont[]> {
  fonts ??= readCardFonts();
  return fonts;
}

/** Lays an element out as SVG whose texts are paths. @param onPlaced hears where each element went */
export async function layOutCard(
  element: CardElement,
  size: CardSize,
  onPlaced?: (node: PlacedNode) => void,
): Promise<string> {
  return satori(element, {
    width: size.widthPx,
    height: size.heightPx,
    fonts: await cardFonts(),
    ...(onPlaced === undefined ? {} : { onNodeDetected: onPlaced }),
  });
}

/** Turns SVG into a PNG of few colours, `scale` times its size in pixels. */
export async function rasterize(svg: string, scale: number): Promise<Uint8Array> {
  return await sharp(Buffer.from(svg), { density: 72 * scale })
    .png({ palette: true, colours: 256, dither: 0, effort: 7, compressionLevel: 9 })
    .toBuffer();
}
