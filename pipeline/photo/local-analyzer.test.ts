import sharp, { type Sharp } from "sharp";
import { afterAll, expect, test } from "vitest";
import { distantPng, portraitHeic, portraitJpeg } from "../../test/support/photos.ts";
import { type MeasuredCues, type PhotoFindings, type PhotoRefusal, photoFindings } from "../findings.ts";
import { compareMeasured } from "./compare.ts";
import { createFaceReader } from "./face-reader.ts";
import { analysePhotoLocally } from "./local-analyzer.ts";
import { preparePhoto } from "./prepare.ts";

const reader = createFaceReader();
afterAll(() => reader.stop());

const { signal } = new AbortController();

async function look(bytes: Uint8Array, by = reader): Promise<PhotoFindings> {
  const photo = await preparePhoto(bytes, { signal });
  if (typeof photo === "string") throw new Error(`not opened: ${photo}`);
  return photoFindings.parse(await analysePhotoLocally(photo, by, signal));
}

async function measured(bytes: Uint8Array): Promise<MeasuredCues> {
  const findings = await look(bytes);
  if (findings.status !== "analysed" || findings.measured === undefined) throw new Error("not measured");
  return findings.measured;
}

const portrait = () => sharp(portraitJpeg());
const grey = { background: "#808080" };

async function twoPortraits(otherWidth: number): Promise<Buffer> {
  const other = await portrait().resize(otherWidth).toBuffer();
  return sharp({ create: { width: 512 + otherWidth, height: 600, channels: 3, background: "#808080" } })
    .composite([
      { input: portraitJpeg(), left: 0, top: 0 },
      { input: other, left: 512, top: 0 },
    ])
    .jpeg()
    .toBuffer();
}

/** The portrait with its left side in shadow: darkness from 0 (none) to 1 (black). */
async function litFromTheRight(darkness: number): Promise<Buffer> {
  const shade = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="600"><defs><linearGradient id="g">
    <stop offset="0.4" stop-opacity="${darkness}"/><stop offset="0.6" stop-opacity="0"/></linearGradient></defs>
    <rect width="512" height="600" fill="url(#g)"/></svg>`;
  return portrait()
    .composite([{ input: Buffer.from(shade) }])
    .jpeg({ quality: 95 })
    .toBuffer();
}

test("a good portrait is analysed: its quality, what the picture is like, and nothing that changes a score", async () => {
  const findings = await look(portraitJpeg());
  expect(findings).toEqual({
    status: "analysed",
    quality: expect.closeTo(0.86, 1),
    cues: {
      tired_look: { level: "cant_tell", confidence: 0 },
      dryness_look: { level: "cant_tell", confidence: 0 },
      redness_look: { level: "cant_tell", confidence: 0 },
      lighting: { level: "clear", confidence: 1 },
      sharpness: { level: "clear", confidence: 1 },
      face_visible: { level: "clear", confidence: 0.9 },
    },
    measured: {
      cheekRedness: expect.closeTo(6.2, 0),
      underEyeLightness: expect.closeTo(0.8, 0),
      underEyeRedness: expect.closeTo(6.7, 0),
      faceLuma: expect.closeTo(143, -1),
      sharpness: expect.closeTo(0.106, 2),
    },
    warnings: [],
    analysedBy: "local",
  });
});

const refused: readonly (readonly [string, () => Promise<Buffer>, PhotoRefusal])[] = [
  ["a face that is too far away", async () => distantPng(), "come-closer"],
  [
    "a flag and no face",
    () => portrait().extract({ left: 0, top: 0, width: 200, height: 300 }).toBuffer(),
    "no-face",
  ],
  [
    "a grey wall",
    () =>
      sharp({ create: { width: 800, height: 600, channels: 3, ...grey } })
        .png()
        .toBuffer(),
    "no-face",
  ],
  [
    "a face half of which is missing",
    () => portrait().extract({ left: 0, top: 0, width: 240, height: 600 }).toBuffer(),
    "no-face",
  ],
  ["two faces side by side", () => twoPortraits(512), "several-faces"],
  ["a smaller face in the background", () => twoPortraits(240), "several-faces"],
  [
    "a face without its chin",
    () => portrait().extract({ left: 0, top: 0, width: 512, height: 300 }).toBuffer(),
    "face-cut-off",
  ],
  ["a head tilted by 30 degrees", () => portrait().rotate(30, grey).toBuffer(), "tilted"],
  ["a head tilted by 30 degrees to the other side", () => portrait().rotate(-32, grey).toBuffer(), "tilted"],
  ["a face in the dark", () => portrait().linear(0.3, 0).toBuffer(), "too-dark"],
  ["a face in glaring light", () => portrait().linear(1.8, 20).toBuffer(), "too-bright"],
  ["a blurred face", () => portrait().blur(3).toBuffer(), "blurred"],
  ["a face lit from one side only", () => litFromTheRight(0.8), "uneven-light"],
];

test.each(refused)("%s is refused for what can be changed", async (_, make, reason) => {
  expect(await look(await make())).toEqual({ status: "refused", reason, analysedBy: "local" });
});

test("a face that could be nearer, and one lit from the side, pass with a warning and less quality", async () => {
  const good = await look(portraitJpeg());
  const small = await look(await portrait().resize(400).toBuffer());
  const uneven = await look(await litFromTheRight(0.3));
  expect(small).toMatchObject({ warnings: ["come-closer"], cues: { face_visible: { level: "some" } } });
  expect(uneven).toMatchObject({ warnings: ["uneven-light"], cues: { lighting: { level: "some" } } });
  const [best, ...others] = [good, small, uneven].map((findings) =>
    "quality" in findings ? findings.quality : 0,
  );
  expect(Math.max(...others)).toBeLessThan(best ?? 0);
});

test("where the skin is burnt out its colours are not measured, and the warning says so", async () => {
  const findings = await look(await portrait().linear(1.25, 0).jpeg({ quality: 95 }).toBuffer());
  expect(findings).toMatchObject({ status: "analysed", warnings: ["too-bright"] });
  expect(findings).not.toHaveProperty("measured");
});

test("the portrait passes as HEIC, and as a picture the camera stored lying on its side", async () => {
  expect(await look(portraitHeic())).toMatchObject({ status: "analysed", warnings: [] });
  const lying = await portrait().rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 95 }).toBuffer();
  expect(await look(lying)).toMatchObject({ status: "analysed", warnings: [] });
});

test("the same photo always gives the same numbers, also from another thread", async () => {
  const first = await look(portraitJpeg());
  await look(distantPng());
  expect(await look(portraitJpeg())).toEqual(first);
  const other = createFaceReader();
  try {
    expect(await look(portraitJpeg(), other)).toEqual(first);
  } finally {
    await other.stop();
  }
});

test.each<[string, (picture: Sharp) => Sharp]>([
  ["at quality 80", (picture) => picture.jpeg({ quality: 80 })],
  ["10 % smaller", (picture) => picture.resize(461).jpeg({ quality: 90 })],
  ["10 % larger", (picture) => picture.resize(563).jpeg({ quality: 90 })],
  ["twice as large", (picture) => picture.resize(1024).jpeg({ quality: 90 })],
])(
  "saved %s, a photo measures the same: 1 unit of colour, 3 of light, a fifth of sharpness",
  async (_, save) => {
    const original = await measured(portraitJpeg());
    const again = await measured(await save(portrait()).toBuffer());
    for (const name of ["cheekRedness", "underEyeLightness", "underEyeRedness"] as const) {
      expect(Math.abs(again[name] - original[name]), name).toBeLessThan(1);
    }
    expect(Math.abs(again.faceLuma - original.faceLuma)).toBeLessThan(3);
    expect(Math.abs(Math.log(again.sharpness / original.sharpness))).toBeLessThan(0.2);
    expect(new Set(Object.values(compareMeasured(again, original)))).toEqual(new Set(["same"]));
  },
);
