import { type Analyze, type Analyzer, firstThatWorks } from "../analyzer.ts";
import type { PhotoFindings } from "../findings.ts";
import { careScore } from "./care-score.ts";
import type { CueReading } from "./cue-task.ts";
import type { PreparedPhoto } from "./prepare.ts";

type AnalysedPhoto = Extract<PhotoFindings, { status: "analysed" }>;

/**
 * What was measured here and what a model saw, together: quality, light and sharpness are the machine's own, the
 * three cues of rest and skin the model's, and the care score is computed from those.
 */
function joined(measured: AnalysedPhoto, reading: CueReading, analysedBy: string): AnalysedPhoto {
  const { tired_look, dryness_look, redness_look } = reading;
  const care = careScore(reading);
  return {
    ...measured,
    cues: { ...measured.cues, tired_look, dryness_look, redness_look },
    ...(care === undefined ? {} : { care }),
    analysedBy,
  };
}

/**
 * Looks at a photo: the local analyser first, so that a picture without exactly one usable face never leaves this
 * machine; then the models in turn, best first; when none of them can, what was measured here is the result.
 * @param timeoutMs limit of each model
 */
export function photoAnalysis(
  local: Analyzer<PreparedPhoto, PhotoFindings>,
  readers: readonly Analyzer<PreparedPhoto, CueReading>[],
  timeoutMs: number,
): Analyze<PreparedPhoto, PhotoFindings> {
  const measure = firstThatWorks([local], timeoutMs);
  const nobody: Analyzer<PreparedPhoto, undefined> = { name: local.name, analyze: async () => undefined };
  const [first, ...others] = readers;
  if (first === undefined) return measure;
  const read = firstThatWorks<PreparedPhoto, CueReading | undefined>([first, ...others, nobody], timeoutMs);
  return async (photo, context) => {
    const measured = await measure(photo, context);
    if (measured.value.status === "refused") return measured;
    const { value: reading, analysedBy, fallback } = await read(photo, context);
    if (reading === undefined) return { ...measured, fallback };
    return { value: joined(measured.value, reading, analysedBy), analysedBy, fallback };
  };
}

/**
 * Wipes a photo's pixels as soon as its analysis is over. When equal photos share one run, the one that is being
 * looked at is wiped at the run's end, the others when their sender has the result or has gone.
 */
export function releasing(
  share: (analyze: Analyze<PreparedPhoto, PhotoFindings>) => Analyze<PreparedPhoto, PhotoFindings>,
  analyze: Analyze<PreparedPhoto, PhotoFindings>,
): Analyze<PreparedPhoto, PhotoFindings> {
  const inUse = new WeakSet<PreparedPhoto>();
  const shared = share(async (photo, context) => {
    inUse.add(photo);
    try {
      return await analyze(photo, context);
    } finally {
      inUse.delete(photo);
      photo.release();
    }
  });
  return async (photo, context) => {
    try {
      return await shared(photo, context);
    } finally {
      if (!inUse.has(photo)) photo.release();
    }
  };
}
