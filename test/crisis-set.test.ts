import { describe, expect, it } from "vitest";
import { loadEmbedding } from "../agent/language/sentence-embedding.ts";
import { loadFittedRisk } from "../agent/safety/fitted-risk.ts";
import { createRiskReading, createScreen } from "../agent/safety/risk-screen.ts";
import { readSafetyCorpora } from "../agent/safety/safety-corpora.ts";
import { screenText } from "../agent/safety/screen.ts";
import { readCrisisLines } from "../eval/crisis/crisis-lines.ts";

const plainWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const rank = (level: unknown) => (level === "S" ? 2.5 : Number(level));

describe("the set that the crisis screen is measured with", () => {
  it("holds what it says: 400 lines and more, of every kind and language", () => {
    const lines = readCrisisLines();
    expect(lines.length).toBeGreaterThan(400);
    const count = (kind: string, language: string) =>
      lines.filter((line) => line.kind === kind && line.language === language).length;
    const english = { explicit: 60, plan: 30, passive: 40, indirect: 30, idiom: 60, negated: 40, sad: 40 };
    for (const [kind, least] of Object.entries(english))
      expect(count(kind, "en")).toBeGreaterThanOrEqual(least);
    for (const language of ["ru", "de", "es"])
      for (const kind of ["explicit", "passive", "idiom"])
        expect(count(kind, language)).toBeGreaterThanOrEqual(20);
  });

  it("shares no text with the corpora that the model learns from", () => {
    const measured = new Set(readCrisisLines().map(({ text }) => plainWords(text).join(" ")));
    const shared = readSafetyCorpora().filter(({ text }) => measured.has(plainWords(text).join(" ")));
    expect(shared).toEqual([]);
  });

  it("finds no line that the model lowers", async () => {
    const embed = await loadEmbedding();
    const read = createRiskReading(await loadFittedRisk(embed), embed);
    const screen = createScreen(
      async () => read,
      (error) => {
        throw error;
      },
    );
    for (const { text } of readCrisisLines()) {
      expect(rank((await screen(text)).level)).toBeGreaterThanOrEqual(rank(screenText(text).level));
    }
  }, 240_000);
});
