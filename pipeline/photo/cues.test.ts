import { expect, test } from "vitest";
import { measureFace } from "./cues.ts";
import { eachPixelInside, faceOutline, outlineOf, type Point, skinPatches } from "./face-regions.ts";
import type { Picture } from "./prepare.ts";

type Rgb = readonly [red: number, green: number, blue: number];

/** Where the patches of an upright test face lie, for 120 px between the eyes; other points sit in its middle. */
const middles = {
  leftCheek: [115, 260],
  rightCheek: [245, 260],
  forehead: [180, 110],
  leftUnderEye: [125, 215],
  rightUnderEye: [235, 215],
} as const satisfies Record<keyof typeof skinPatches, Point>;

/** A mesh with oval outline, round patches of 15 px and eyes 120 px apart; scaled and moved as asked. */
function meshOf(scale = 1, turnDegrees = 0): Point[] {
  const mesh: Point[] = Array.from({ length: 468 }, () => [180, 240]);
  const put = (indices: readonly number[], [x, y]: Point, radiusX: number, radiusY: number) => {
    for (const [place, index] of indices.entries()) {
      const angle = (place / indices.length) * 2 * Math.PI - Math.PI / 2;
      mesh[index] = [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
    }
  };
  put(faceOutline, [180, 230], 140, 190);
  // Patches share corner points with their neighbours; the last one put decides, which is why cheeks come last.
  for (const name of ["forehead", "leftUnderEye", "rightUnderEye", "leftCheek", "rightCheek"] as const) {
    put(skinPatches[name], middles[name], 15, 15);
  }
  for (const [index, x] of [
    [33, 105],
    [133, 135],
    [362, 225],
    [263, 255],
  ] as const)
    mesh[index] = [x, 190];
  const [cos, sin] = [Math.cos((turnDegrees * Math.PI) / 180), Math.sin((turnDegrees * Math.PI) / 180)];
  return mesh.map(([x, y]) => {
    const [u, v] = [(x - 180) * scale, (y - 240) * scale];
    return [u * cos - v * sin + 480, u * sin + v * cos + 480] as const;
  });
}

/** A picture of 960 × 960 px in one colour, with patches of the mesh painted over. */
function painted(
  skin: Rgb,
  mesh: readonly Point[],
  patches: Partial<Record<keyof typeof skinPatches, Rgb>>,
): Picture {
  const side = 960;
  const rgb = new Uint8Array(side * side * 3);
  for (let pixel = 0; pixel < side * side; pixel++) rgb.set(skin, pixel * 3);
  for (const [name, colour] of Object.entries(patches) as [keyof typeof skinPatches, Rgb][]) {
    eachPixelInside(outlineOf(mesh, skinPatches[name]), side, side, (x, y) =>
      rgb.set(colour, (y * side + x) * 3),
    );
  }
  return { width: side, height: side, rgb };
}

const skin: Rgb = [190, 140, 115];
const redder: Rgb = [200, 130, 112];
const darker: Rgb = [160, 115, 95];

test("a face in one colour has no differences, no sharpness and its own luma", () => {
  const mesh = meshOf();
  const { cues, cheekLightnessGap, burntSkinShare, clippedBrightShare, clippedDarkShare } = measureFace(
    painted(skin, mesh, {}),
    mesh,
  );
  expect(cues.cheekRedness).toBeCloseTo(0, 6);
  expect(cues.underEyeLightness).toBeCloseTo(0, 6);
  expect(cues.underEyeRedness).toBeCloseTo(0, 6);
  expect(cues.sharpness).toBeCloseTo(0, 4);
  expect(cues.faceLuma).toBeCloseTo(0.299 * 190 + 0.587 * 140 + 0.114 * 115, 1);
  expect([cheekLightnessGap, burntSkinShare, clippedBrightShare, clippedDarkShare]).toEqual([
    expect.closeTo(0, 6),
    0,
    0,
    0,
  ]);
});

test.each([
  [1, 0],
  [2, 0],
  [0.5, 0],
  [1, 20],
  [1.3, -15],
])(
  "red cheeks raise the redness alone, whatever the size (%s) and turn (%s degrees) of the face",
  (scale, turn) => {
    const mesh = meshOf(scale, turn);
    const { cues } = measureFace(painted(skin, mesh, { leftCheek: redder, rightCheek: redder }), mesh);
    // a* of the two colours at the same luminance differ by about nine units.
    expect(cues.cheekRedness).toBeGreaterThan(7);
    expect(cues.cheekRedness).toBeLessThan(12);
  },
);

test("dark skin under the eyes is told in lightness and hardly in red", () => {
  const mesh = meshOf();
  const { cues } = measureFace(painted(skin, mesh, { leftUnderEye: darker, rightUnderEye: darker }), mesh);
  expect(cues.underEyeLightness).toBeGreaterThan(5);
  expect(Math.abs(cues.underEyeRedness)).toBeLessThan(2);
  expect(cues.cheekRedness).toBeCloseTo(0, 6);
});

test("one cheek in shadow shows as a gap between the cheeks", () => {
  const mesh = meshOf();
  const gap = measureFace(painted(skin, mesh, { leftCheek: darker }), mesh).cheekLightnessGap;
  expect(gap).toBeGreaterThan(8);
  expect(measureFace(painted(skin, mesh, { rightCheek: darker }), mesh).cheekLightnessGap).toBeCloseTo(
    gap,
    3,
  );
});

test("half the light leaves the colour differences as they are", () => {
  const mesh = meshOf();
  const dim = (colour: Rgb): Rgb => {
    const [red, green, blue] = colour.map((value) =>
      Math.round(255 * (0.5 * (value / 255) ** 2.2) ** (1 / 2.2)),
    );
    return [red ?? 0, green ?? 0, blue ?? 0];
  };
  const cheeks = (colour: Rgb) => ({ leftCheek: colour, rightCheek: colour });
  const bright = measureFace(painted(skin, mesh, cheeks(redder)), mesh).cues;
  const dark = measureFace(painted(dim(skin), mesh, cheeks(dim(redder))), mesh).cues;
  expect(dark.faceLuma).toBeLessThan(bright.faceLuma - 30);
  expect(Math.abs(dark.cheekRedness - bright.cheekRedness)).toBeLessThan(1);
});

test("burnt-out and black parts of a face are counted", () => {
  const mesh = meshOf();
  const white = measureFace(painted([255, 255, 255], mesh, {}), mesh);
  expect([white.clippedBrightShare, white.burntSkinShare, white.clippedDarkShare]).toEqual([1, 1, 0]);
  const black = measureFace(painted([0, 0, 0], mesh, {}), mesh);
  expect([black.clippedBrightShare, black.burntSkinShare, black.clippedDarkShare]).toEqual([0, 0, 1]);
  expect(Object.values(black.cues).every(Number.isFinite)).toBe(true);
  expect(measureFace(painted([252, 170, 140], mesh, {}), mesh)).toMatchObject({
    clippedBrightShare: 0,
    burntSkinShare: 1,
  });
});

test("fine stripes are sharp, and a face at the edge of the picture is measured all the same", () => {
  const mesh = meshOf();
  const picture = painted(skin, mesh, {});
  for (let index = 0; index < picture.rgb.length; index += 12) picture.rgb.set(darker, index);
  expect(measureFace(picture, mesh).cues.sharpness).toBeGreaterThan(0.1);
  const atTheEdge = mesh.map(([x, y]) => [x - 400, y] as const);
  expect(Number.isFinite(measureFace(picture, atTheEdge).cues.sharpness)).toBe(true);
});

test("a mesh that is not whole is an error", () => {
  const mesh = meshOf();
  expect(() => measureFace(painted(skin, mesh, {}), mesh.slice(0, 200))).toThrow("not complete");
});
