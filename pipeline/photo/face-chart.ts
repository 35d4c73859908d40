import { linearLight } from "./colour.ts";
import { eachPixelInside, eyeCentres, faceOutline, outlineOf, type Point } from "./face-regions.ts";
import type { Picture } from "./prepare.ts";

/** Width of every chart in pixels. */
export const chartWidth = 360;
/** Height of every chart in pixels. */
export const chartHeight = 480;
/** Where the middle between the eyes lies in a chart. */
const eyesAt: Point = [180, 190];
/** Distance between the eyes in every chart. */
const chartEyeDistancePx = 120;
/** Beyond 4 × 4 samples a chart pixel hardly changes. */
const maxSamplesPerSide = 4;

/** A face brought to one size and upright, so that numbers from two photos mean the same. */
export interface FaceChart {
  /** Linear light 0 to 1, three values a pixel, row by row; zero outside the face. */
  readonly light: Float32Array;
  /** 1 inside the outline of the face, else 0. */
  readonly inside: Uint8Array;
  /** The face mesh in chart pixels. */
  readonly mesh: readonly Point[];
}

/** Distance between the middles of the eyes, pixels of the picture. */
export function eyeDistancePx(mesh: readonly Point[]): number {
  const { left, right } = eyeCentres(mesh);
  return Math.hypot(right[0] - left[0], right[1] - left[1]);
}

/** Resamples a face to 120 px between the eyes, averaging in linear light. */
export function chartFace(picture: Picture, mesh: readonly Point[]): FaceChart {
  const { left, right } = eyeCentres(mesh);
  const centre: Point = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
  // One chart pixel to the right, in picture pixels; one downwards is the same turned by 90 degrees.
  const stepX = (right[0] - left[0]) / chartEyeDistancePx;
  const stepY = (right[1] - left[1]) / chartEyeDistancePx;
  const scale = Math.hypot(stepX, stepY);
  const samples = Math.min(maxSamplesPerSide, Math.max(1, Math.ceil(scale)));

  const toChart = ([x, y]: Point): Point => {
    const [dx, dy] = [x - centre[0], y - centre[1]];
    return [
      eyesAt[0] + (dx * stepX + dy * stepY) / scale ** 2,
      eyesAt[1] + (dy * stepX - dx * stepY) / scale ** 2,
    ];
  };
  const chartMesh = mesh.map(toChart);
  const light = new Float32Array(chartWidth * chartHeight * 3);
  const inside = new Uint8Array(chartWidth * chartHeight);
  eachPixelInside(outlineOf(chartMesh, faceOutline), chartWidth, chartHeight, (x, y) => {
    const pixel = y * chartWidth + x;
    inside[pixel] = 1;
    for (let sample = 0; sample < samples ** 2; sample++) {
      const u = x + ((sample % samples) + 0.5) / samples - eyesAt[0];
      const v = y + (Math.floor(sample / samples) + 0.5) / samples - eyesAt[1];
      const pictureX = centre[0] + u * stepX - v * stepY;
      const pictureY = centre[1] + u * stepY + v * stepX;
      addSample(picture, pictureX, pictureY, 1 / samples ** 2, light, pixel * 3);
    }
  });
  return { light, inside, mesh: chartMesh };
}

/** Adds a share of the light at a place between pixels, bilinear; the edge of the picture goes on beyond it. */
function addSample(
  { width, height, rgb }: Picture,
  x: number,
  y: number,
  share: number,
  into: Float32Array,
  offset: number,
): void {
  const column = Math.min(width - 1, Math.max(0, x - 0.5));
  const row = Math.min(height - 1, Math.max(0, y - 0.5));
  const left = Math.floor(column);
  const top = Math.floor(row);
  const fromRight = column - left;
  const fromBelow = row - top;
  const corner = (top * width + left) * 3;
  const toRight = left + 1 < width ? 3 : 0;
  const toBelow = top + 1 < height ? width * 3 : 0;
  for (let channel = 0; channel < 3; channel++) {
    const at = corner + channel;
    const above = lightAt(rgb, at) * (1 - fromRight) + lightAt(rgb, at + toRight) * fromRight;
    const below =
      lightAt(rgb, at + toBelow) * (1 - fromRight) + lightAt(rgb, at + toBelow + toRight) * fromRight;
    const light = above * (1 - fromBelow) + below * fromBelow;
    into[offset + channel] = (into[offset + channel] ?? 0) + share * light;
  }
}

function lightAt(rgb: Uint8Array, index: number): number {
  return linearLight[rgb[index] ?? 0] ?? 0;
}
