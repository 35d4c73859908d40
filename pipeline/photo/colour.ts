/** Linear light 0 to 1 of each 8-bit sRGB value. Source: IEC 61966-2-1. */
export const linearLight: Readonly<Float64Array> = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Entries of {@link encodedLight}: by the root of the light, so that dark values are as fine as bright ones. */
const encodedSteps = 4096;
const encodedLight = Float64Array.from({ length: encodedSteps + 1 }, (_, step) => {
  const linear = (step / encodedSteps) ** 2;
  return 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);
});

/**
 * sRGB value 0 to 255 of linear light 0 to 1, within 0.05. Out of a table, since powers took most of the time of
 * measuring a face. Source: IEC 61966-2-1.
 */
export function encodeLight(linear: number): number {
  return encodedLight[Math.round(Math.sqrt(linear) * encodedSteps)] ?? 255;
}

/** Luminance of linear sRGB, 0 to 1. Source: ITU-R BT.709. */
export function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Luma of gamma-encoded RGB, in the unit of its input. Source: ITU-R BT.601. */
export function lumaOf(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** A colour in CIELAB under D65: lightness 0 to 100, and green to red. The yellow axis is not used here. */
export interface LightnessAndRed {
  readonly lightness: number;
  readonly red: number;
}

/** L* and a* of linear sRGB. Source: CIE 15:2004, white point D65. */
export function toLab(red: number, green: number, blue: number): LightnessAndRed {
  const x = labCurve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = labCurve(luminance(red, green, blue));
  return { lightness: 116 * y - 16, red: 500 * (x - y) };
}

function labCurve(share: number): number {
  return share > 216 / 24389 ? Math.cbrt(share) : (share * (24389 / 27) + 16) / 116;
}
