import { expect, test } from "vitest";
import { encodeLight, linearLight, luminance, toLab } from "./colour.ts";

test("every 8-bit value survives the way to linear light and back", () => {
  for (const [value, linear] of linearLight.entries()) {
    expect(Math.abs(encodeLight(linear) - value)).toBeLessThan(0.05);
  }
  expect(encodeLight(0)).toBe(0);
  expect(encodeLight(1.00001)).toBeCloseTo(255, 6);
});

test.each([
  ["white", [255, 255, 255], 100, 0],
  ["middle grey", [119, 119, 119], 50, 0],
  ["black", [0, 0, 0], 0, 0],
  ["red", [255, 0, 0], 53.24, 80.09],
  ["green", [0, 255, 0], 87.74, -86.18],
  ["blue", [0, 0, 255], 32.3, 79.19],
] as const)("%s has the L* and a* of the published tables", (_, rgb, lightness, redness) => {
  const [red, green, blue] = rgb.map((value) => linearLight[value] ?? 0);
  const colour = toLab(red ?? 0, green ?? 0, blue ?? 0);
  expect(colour.lightness).toBeCloseTo(lightness, 0);
  expect(colour.red).toBeCloseTo(redness, 0);
  expect(luminance(1, 1, 1)).toBeCloseTo(1, 9);
});
