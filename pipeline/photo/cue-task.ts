import { z } from "zod";
import { type Cue, type CueName, cueLevel, cueNames } from "../findings.ts";
import type { ModelTask } from "../model-task.ts";
import { forbiddenAboutFaces } from "../wording/forbidden-words.ts";
import { cueInstructions, cueQuestion } from "./cue-prompt.ts";
import type { PreparedPhoto } from "./prepare.ts";

/** Version of the cues and their prompt; part of the cache key. */
export const cueVersion = "1";

/** All six cues, as a vision model reads them. */
export type CueReading = Record<CueName, Cue>;

const reading = z.strictObject({ level: cueLevel, confidence: z.number().min(0).max(1) });
const cueReading = z.strictObject(
  Object.fromEntries(cueNames.map((name) => [name, reading])) as Record<CueName, typeof reading>,
);

/**
 * Asks a vision model for the six cues. The picture goes alone: no caption, no answers, no language.
 * A reply with a word about anything else that can be said of a face is dropped without a second chance.
 */
export const cueTask: ModelTask<PreparedPhoto, CueReading, CueReading> = {
  answerName: "photo_cues",
  maxAnswerTokens: 800,
  steady: true,
  instructions: () => cueInstructions,
  question: ({ jpeg }) => ({ text: cueQuestion, image: { mediaType: "image/jpeg", bytes: jpeg } }),
  answer: () => cueReading,
  forbids: (reply) => forbiddenAboutFaces(reply).length > 0,
  problems: () => [],
  finish: (cues) => cues,
};
