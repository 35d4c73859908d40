import { expect, test } from "vitest";
import { distantPng, portraitJpeg } from "../../test/support/photos.ts";
import { createFaceReader } from "./face-reader.ts";
import { type Picture, preparePhoto } from "./prepare.ts";

const { signal } = new AbortController();

async function pictureOf(bytes: Uint8Array): Promise<Picture> {
  const photo = await preparePhoto(bytes, { signal });
  if (typeof photo === "string") throw new Error(`not opened: ${photo}`);
  return photo.picture;
}

test("pictures that come at once each get their own measurements, and the pictures stay as they are", async () => {
  const reader = createFaceReader();
  try {
    await reader.warmUp();
    const [near, far] = [await pictureOf(portraitJpeg()), await pictureOf(distantPng())];
    const wall: Picture = { width: 300, height: 300, rgb: new Uint8Array(270_000).fill(128) };
    const before = near.rgb.slice();
    const results = await Promise.all(
      [near, wall, far, near].map((picture) => reader.measure(picture, signal)),
    );
    const distances = results.map(({ main }) => main && Math.round(main.eyeDistancePx));
    expect(distances).toEqual([expect.closeTo(88, -1), undefined, expect.closeTo(43, -1), distances[0]]);
    expect(near.rgb).toEqual(before);
  } finally {
    await reader.stop();
  }
});

test("measurements hold numbers only, never the points of a face", async () => {
  const reader = createFaceReader();
  try {
    const { faces, main } = await reader.measure(await pictureOf(portraitJpeg()), signal);
    expect(Object.keys(main ?? {}).sort()).toEqual(
      [
        ...["boxScore", "faceScore", "widthPx", "eyeDistancePx", "pointsOutside", "cues", "burntSkinShare"],
        ...["yawDegrees", "pitchDegrees", "rollDegrees", "clippedBrightShare", "clippedDarkShare"],
        "cheekLightnessGap",
      ].sort(),
    );
    expect(faces.map((face) => Object.keys(face).sort())).toEqual([["boxScore", "faceScore", "widthPx"]]);
  } finally {
    await reader.stop();
  }
});
