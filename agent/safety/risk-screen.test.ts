import { beforeAll, describe, expect, it } from "vitest";
import { loadEmbedding } from "../language/sentence-embedding.ts";
import { loadFittedRisk } from "./fitted-risk.ts";
import { createRiskReading, createScreen, raisedBy, type Screen } from "./risk-screen.ts";
import { readSafetyCorpus } from "./safety-corpora.ts";
import { screenText, undecidedSentences } from "./screen.ts";

describe("the local model behind the safety rules", () => {
  let screen: Screen;
  beforeAll(async () => {
    const embed = await loadEmbedding();
    const read = createRiskReading(await loadFittedRisk(embed), embed);
    screen = createScreen(
      async () => read,
      (error) => {
        throw error;
      },
    );
  }, 240_000);

  it("asks where the rules see nothing", async () => {
    const text =
      "my children would have an easier life with somebody else in my place, I should leave it all behind";
    expect(screenText(text).level).toBe(0);
    expect([2, 3]).toContain((await screen(text)).level);
  });

  it("finds one such line in four thousand characters of everyday words", async () => {
    const everyday = "Today I walked to the market and bought apples, then I cooked soup for dinner. ".repeat(
      50,
    );
    expect((await screen(everyday)).level).toBe(0);
    const hidden = `${everyday} I see no reason to carry on living this way and it would be a relief to be dead. ${everyday}`;
    expect([2, 3]).toContain((await screen(hidden)).level);
  });

  it("leaves a denial, a figure of speech and what is long over to the rules, which have understood them", async () => {
    for (const text of ["I am not thinking about suicide", "I want to die of embarrassment"]) {
      expect(undecidedSentences(text)).toEqual([]);
      expect((await screen(text)).level).toBeLessThan(2);
    }
  });

  it("leaves ordinary talk alone", async () => {
    for (const text of [
      "remind me to drink water at nine",
      "no",
      "42",
      "👍",
      "was steht heute an",
      "покажи план",
    ])
      expect((await screen(text)).level).toBe(0);
  });

  it("raises by the probabilities alone, and names no word of the text", () => {
    expect(raisedBy(new Map([["active", 0.8]]))).toEqual({ level: 3, rule: "model.active" });
    expect(raisedBy(new Map([["passive", 0.65]]))).toEqual({ level: 2, rule: "model.wish" });
    expect(raisedBy(new Map([["other.abuse", 0.7]]))).toEqual({ level: "S", rule: "model.abuse" });
    expect(raisedBy(new Map([["none", 0.9]]))).toEqual({ level: 0, rule: null });
  });
});

describe("a screen whose model fails", () => {
  const faults: unknown[] = [];
  const withReading = (reading: () => Promise<(text: string) => Promise<never>>) =>
    createScreen(reading, (error) => faults.push(error));

  it("keeps the rules' result when the model can't be loaded, throws, or is stopped", async () => {
    const broken = withReading(async () => {
      throw new Error("no weights");
    });
    expect(await broken("I wish I was somewhere else")).toEqual(screenText("I wish I was somewhere else"));
    expect((await broken("I want to kill myself")).level).toBe(3);
    const stuck = withReading(async () => () => new Promise<never>(() => {}));
    expect((await stuck("hello", AbortSignal.abort())).level).toBe(0);
    expect(faults).toHaveLength(2);
  });

  it("doesn't ask the model about what the rules find grave", async () => {
    const asked: string[] = [];
    const screen = createScreen(
      async () => async (text) => {
        asked.push(text);
        return { level: 0, rule: null };
      },
      () => {},
    );
    await screen("I want to kill myself");
    await screen("hello there");
    expect(asked).toEqual(["hello there"]);
  });
});

describe("the safety corpora", () => {
  it("hold 600 English texts and 200 in every other language", () => {
    expect(readSafetyCorpus("en").length).toBeGreaterThanOrEqual(600);
    for (const locale of ["ru", "de", "es"] as const)
      expect(readSafetyCorpus(locale).length).toBeGreaterThanOrEqual(200);
  });
});
