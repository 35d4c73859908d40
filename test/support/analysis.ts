import type { Clock } from "../../core/clock.ts";
import { systemClock } from "../../core/clock.ts";
import type { Locale } from "../../core/locales.ts";
import { createLog, type Logger } from "../../core/log.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { AnalysisContext, Analyzer } from "../../pipeline/analyzer.ts";
import type { PhotoFindings } from "../../pipeline/findings.ts";
import type { PreparedPhoto } from "../../pipeline/photo/prepare.ts";
import type { TokenBudget } from "../../pipeline/token-budget.ts";

/** A log that keeps its lines. */
export function keptLog(): { readonly log: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { log: createLog("trace", { write: (line) => void lines.push(line) }), lines };
}

/** The surroundings of one analysis; `spent` collects the tokens. */
export function analysisContext(
  options: {
    readonly locale?: Locale;
    readonly signal?: AbortSignal;
    readonly clock?: Clock;
    readonly log?: Logger;
    readonly modelsUntil?: Date;
  } = {},
): AnalysisContext & { readonly spent: readonly number[] } {
  const spent: number[] = [];
  return {
    locale: options.locale ?? "en",
    signal: options.signal ?? new AbortController().signal,
    log: options.log ?? keptLog().log,
    clock: options.clock ?? systemClock,
    modelsUntil: options.modelsUntil ?? new Date(8.64e15),
    spend: (tokens) => void spent.push(tokens),
    spent,
  };
}

/** A token budget in memory, the same for everyone at the start. */
export function memoryBudget(
  tokensEach: number,
): TokenBudget & { readonly spent: ReadonlyMap<string, number> } {
  const spent = new Map<string, number>();
  return {
    spent,
    remaining: async (personId) => tokensEach - (spent.get(personId) ?? 0),
    spend: async (personId, tokens) => void spent.set(personId, (spent.get(personId) ?? 0) + tokens),
  };
}

/** The answers of somebody with some room here and there: overall 70 of 100. */
export const typicalAnswers: QuizAnswers = {
  age: 42,
  sex: "female",
  genHealth: "good",
  energyDays: "14-20",
  sleepHours: "7",
  restDays: "8-14",
  actDays: 3,
  actMin: 30,
  fruitveg: "3",
  fastfood: "1-3",
  tobacco: "never",
  alcohol: "1-4",
  phq4: [1, 0, 1, 0],
  lifeSat: 7,
  stress: 3,
  coping: 2,
  lonely: "occasionally",
  skin: "little",
  careDays: 6,
  sun: "sometimes",
  body: 3,
  hydration: "6-8",
};

/** A photo of a few bytes; `content` names what is on it. */
export function pretendPhoto(content = "somebody"): PreparedPhoto & { readonly released: () => boolean } {
  const jpeg = new TextEncoder().encode(`jpeg of ${content}`);
  return {
    contentHash: content,
    picture: { width: 1, height: 1, rgb: new Uint8Array(3) },
    jpeg,
    release: () => void jpeg.fill(0),
    released: () => jpeg.every((byte) => byte === 0),
  };
}

/** A local photo analyser that has seen a good picture, or refuses it. */
export function pretendPhotoAnalyzer(
  findings: PhotoFindings = {
    status: "analysed",
    quality: 0.8,
    cues: {
      tired_look: { level: "cant_tell", confidence: 0 },
      dryness_look: { level: "cant_tell", confidence: 0 },
      redness_look: { level: "cant_tell", confidence: 0 },
      lighting: { level: "clear", confidence: 1 },
      sharpness: { level: "some", confidence: 1 },
      face_visible: { level: "clear", confidence: 0.95 },
    },
    warnings: [],
    analysedBy: "local",
  },
): Analyzer<PreparedPhoto, PhotoFindings> {
  return { name: "local", analyze: async () => findings };
}
