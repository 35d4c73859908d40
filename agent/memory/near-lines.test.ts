import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { cosine } from "../language/sentence-embedding.ts";
import { createEnglishMeaning, type ThreadedMaker } from "./english-meaning.ts";
import type { VectorMaker } from "./vector-maker.ts";
import { contentWords, wordVector, wordVectors } from "./word-vectors.ts";

type Lines = Readonly<
  Record<string, { readonly told: readonly string[]; readonly asked: readonly string[] }>
>;
const lines = JSON.parse(readFileSync(new URL("./near-lines.json", import.meta.url), "utf8")) as Lines;

/** Of the pairs that belong together the share that is found, and of all others the share that is found too. */
async function found(maker: VectorMaker, { told, asked }: Lines[string] & object) {
  const signal = new AbortController().signal;
  const [first, second] = [await maker.make(asked, signal), await maker.make(told, signal)];
  const pairs = first.vectors.flatMap((a, row) =>
    second.vectors.map((b, column) => ({
      belongs: row === column,
      isNear: cosine(a, b) >= maker.nearFrom.text,
    })),
  );
  const share = (belongs: boolean) => {
    const these = pairs.filter((pair) => pair.belongs === belongs);
    return these.filter(({ isNear }) => isNear).length / these.length;
  };
  return { right: share(true), wrong: share(false) };
}

describe("the threshold of nearness", () => {
  let english: ThreadedMaker;
  beforeAll(() => {
    english = createEnglishMeaning();
  });
  afterAll(() => english.stop());

  it("finds by meaning in English what was told in other words, and hardly anything else", async () => {
    const { right, wrong } = await found(english, lines.en ?? { told: [], asked: [] });
    expect(right).toBe(1);
    expect(wrong).toBeLessThan(0.02);
  });

  it.each(locales.filter((locale) => locale !== "en"))("finds by words in %s", async (locale) => {
    const { right, wrong } = await found(wordVectors, lines[locale] ?? { told: [], asked: [] });
    expect(right).toBeGreaterThan(0.8);
    expect(wrong).toBeLessThan(0.05);
  });

  it("gives vectors of length 1, the same for the same text whatever little words surround it", () => {
    const vector = wordVector("Den Umzug nach Lissabon");
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(cosine(vector, wordVector("der umzug, nach LISSABON!"))).toBeCloseTo(1, 5);
  });

  it("makes nothing of a text that says nothing, and finds nothing by it", () => {
    expect(contentWords("So, und was ist das denn? Ja, ja!")).toEqual([]);
    expect(Math.hypot(...wordVector("?!"))).toBe(0);
  });
});
