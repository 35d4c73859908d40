import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { typicalAnswers } from "../../test/support/analysis.ts";
import { asksFor } from "../../test/support/model-answers.ts";
import { scriptUsable, startModelPipeline } from "../../test/support/model-pipeline.ts";
import { preparePhoto } from "./prepare.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
const { signal } = new AbortController();

/** A portrait whose file says who took it, where and with what. */
async function photoWithMetadata() {
  const portrait = await readFile(new URL("../../test/fixtures/photos/grace_hopper.jpg", import.meta.url));
  const exif = {
    IFD0: { Artist: "Ada Secret", Copyright: "Ada Secret" },
    IFD3: { GPSLatitude: "52/1 31/1 12/1" },
  };
  const file = await sharp(portrait).resize(600).withExif(exif).jpeg().toBuffer();
  expect(file.includes("Ada Secret")).toBe(true);
  const photo = await preparePhoto(file, { signal });
  if (typeof photo === "string") throw new Error(photo);
  return photo;
}

test("the picture goes alone: no metadata, no answers, no language, no place", async () => {
  const { pipeline, openai, gemini, verify, close } = await startModelPipeline();
  closing.push(close);
  scriptUsable(openai, "de", ["photo", "report", "future"]);
  scriptUsable(gemini, "de", ["quiz"]);
  const person = { personId: "person-1", correlationId: "run-1", region: "AT" };
  const photo = await photoWithMetadata();
  await pipeline.run({ ...person, locale: "de", answers: typicalAnswers, photo }, { signal });
  verify();
  const asked = openai.requests.find(asksFor("photo"));
  const { raw = "" } = asked ?? {};
  const url = /data:image\/jpeg;base64,([A-Za-z0-9+/=]+)/.exec(raw)?.[1] ?? "";
  const sent = Buffer.from(url, "base64");
  const { exif, icc, xmp, format, width, height } = await sharp(sent).metadata();
  expect({ exif, icc, xmp, format }).toEqual({
    exif: undefined,
    icc: undefined,
    xmp: undefined,
    format: "jpeg",
  });
  expect(Math.max(width, height)).toBeLessThanOrEqual(960);
  expect(sent.includes("Ada Secret")).toBe(false);
  expect(raw.replace(url, "")).not.toMatch(/person-1|run-1|facts|"AT"|German/);
});
