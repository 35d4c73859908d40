import type { MeasuredCues, PhotoFindings, Projection, Synthesis } from "../../pipeline/findings.ts";
import type { QuizAssessment } from "../../pipeline/quiz/assessment.ts";

/** A report as the chat shows it. */
export interface AssessmentView {
  /** UUID of the stored assessment. */
  readonly id: string;
  readonly createdAt: Date;
  readonly assessment: QuizAssessment;
  readonly synthesis: Synthesis;
  readonly projection: Projection | null;
  /** `null` where no photo was sent. */
  readonly photo: PhotoFindings | null;
  /** Measurements of the person's own photo before, to compare with; absent on the first. */
  readonly earlierPhoto?: MeasuredCues;
}
