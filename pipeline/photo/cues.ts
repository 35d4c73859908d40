import type { MeasuredCues } from "../findings.ts";
import { encodeLight, linearLight, lumaOf, luminance, toLab } from "./colour.ts";
import { chartFace, chartHeight, chartWidth, type FaceChart } from "./face-chart.ts";
import { eachPixelInside, outlineOf, type Point, skinPatches } from "./face-regions.ts";
import type { Picture } from "./prepare.ts";

/** Median skin luminance every face is scaled to before its colours are compared, linear light 0 to 1. */
const scaledSkinLuminance = 0.3;
/** Luma from which on, or up to which, a pixel holds no more detail; 0 to 255. */
const clippedBrightLuma = 250;
const clippedDarkLuma = 5;
/** Linear light of a channel from which on it holds no more hue: 250 of 255. */
const burntLight = linearLight[250] ?? 1;

/** What the pixels of one face measure. */
export interface FaceColours {
  readonly cues: MeasuredCues;
  /** Share of the face's pixels that are burnt out, and of those that are black, 0 to 1. */
  readonly clippedBrightShare: number;
  readonly clippedDarkShare: number;
  /** Difference of L* between the two cheeks, never negative. */
  readonly cheekLightnessGap: number;
  /** Share of the compared skin where some colour channel is burnt out, 0 to 1; its hue is lost there. */
  readonly burntSkinShare: number;
}

/** Measures one face by its mesh; the same picture and mesh always give the same numbers. */
export function measureFace(picture: Picture, mesh: readonly Point[]): FaceColours {
  const chart = chartFace(picture, mesh);
  const { faceLuma, sharpness, clippedBrightShare, clippedDarkShare } = measureLuma(chart);
  const { cheekRedness, underEyeLightness, underEyeRedness, ...skin } = measureSkin(chart);
  return {
    cues: { cheekRedness, underEyeLightness, underEyeRedness, faceLuma, sharpness },
    clippedBrightShare,
    clippedDarkShare,
    ...skin,
  };
}

/** Light and sharpness of the whole face. */
function measureLuma(chart: FaceChart) {
  const luma = lumaOfChart(chart);
  const values = luma.filter((_, pixel) => chart.inside[pixel] === 1);
  const faceLuma = mean(values);
  return {
    faceLuma,
    sharpness: standardDeviation(laplacian(luma, chart.inside)) / Math.max(1, faceLuma),
    clippedBrightShare: mean(values.map((value) => (value >= clippedBrightLuma ? 1 : 0))),
    clippedDarkShare: mean(values.map((value) => (value <= clippedDarkLuma ? 1 : 0))),
  };
}

function lumaOfChart({ light, inside }: FaceChart): Float32Array {
  return new Float32Array(inside.length).map((_, pixel) =>
    inside[pixel] === 1
      ? lumaOf(
          encodeLight(light[pixel * 3] ?? 0),
          encodeLight(light[pixel * 3 + 1] ?? 0),
          encodeLight(light[pixel * 3 + 2] ?? 0),
        )
      : 0,
  );
}

/** Four-neighbour Laplacian wherever a pixel and its neighbours lie inside the face. */
function laplacian(luma: Float32Array, inside: Uint8Array): Float32Array {
  const values: number[] = [];
  for (let pixel = chartWidth; pixel < chartWidth * (chartHeight - 1); pixel++) {
    const [left, right, above, below] = [pixel - 1, pixel + 1, pixel - chartWidth, pixel + chartWidth];
    if (!(inside[pixel] && inside[left] && inside[right] && inside[above] && inside[below])) continue;
    const around = (luma[left] ?? 0) + (luma[right] ?? 0) + (luma[above] ?? 0) + (luma[below] ?? 0);
    values.push(around - 4 * (luma[pixel] ?? 0));
  }
  return Float32Array.from(values);
}

/** Colour differences between patches of the same face, after its light was scaled to one level. */
function measureSkin(chart: FaceChart) {
  const cheeks = [
    patchLight(chart, skinPatches.leftCheek),
    patchLight(chart, skinPatches.rightCheek),
  ] as const;
  const forehead = patchLight(chart, skinPatches.forehead);
  const underEyes = [
    ...patchLight(chart, skinPatches.leftUnderEye),
    ...patchLight(chart, skinPatches.rightUnderEye),
  ];
  const skin = [...cheeks.flat(), ...forehead];
  const scale =
    scaledSkinLuminance /
    Math.max(1e-4, median(skin.map(([red, green, blue]) => luminance(red, green, blue))));
  const [left, right, bothCheeks, brow, below] = [...cheeks, cheeks.flat(), forehead, underEyes].map(
    (patch) => patchColour(patch, scale),
  );
  if (!left || !right || !bothCheeks || !brow || !below) throw new RangeError("a patch of the face is empty");
  return {
    cheekRedness: bothCheeks.red - brow.red,
    underEyeLightness: bothCheeks.lightness - below.lightness,
    underEyeRedness: below.red - bothCheeks.red,
    cheekLightnessGap: Math.abs(left.lightness - right.lightness),
    burntSkinShare: skin.filter((light) => Math.max(...light) >= burntLight).length / skin.length,
  };
}

type Light = readonly [red: number, green: number, blue: number];

function patchLight(chart: FaceChart, indices: readonly number[]): Light[] {
  const lights: Light[] = [];
  eachPixelInside(outlineOf(chart.mesh, indices), chartWidth, chartHeight, (x, y) => {
    const offset = (y * chartWidth + x) * 3;
    const [red = 0, green = 0, blue = 0] = chart.light.subarray(offset, offset + 3);
    lights.push([red, green, blue]);
  });
  return lights;
}

/** Typical colour of a patch; the brightest and darkest quarter (shine, hair, glasses) don't count. */
function patchColour(patch: readonly Light[], scale: number) {
  const colours = patch.map(([red, green, blue]) => toLab(red * scale, green * scale, blue * scale));
  return {
    lightness: middleMean(colours.map(({ lightness }) => lightness)),
    red: middleMean(colours.map(({ red }) => red)),
  };
}

/** Mean of the middle half of the values. */
function middleMean(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return mean(sorted.subarray(Math.floor(sorted.length / 4), Math.ceil((sorted.length * 3) / 4)));
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function mean(values: Float32Array | Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

function standardDeviation(values: Float32Array): number {
  const average = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - average) ** 2)));
}
