import { z } from "zod";
import { locales } from "../../core/locales.ts";
import type { AttachmentRef, ConversationRef, Json } from "../../core/message.ts";

const json: z.ZodType<Json> = z.json();

const conversation: z.ZodType<ConversationRef> = z.object({
  channel: z.string(),
  id: z.string(),
  kind: z.enum(["direct", "group"]),
  address: json.exactOptional(),
});

const attachment: z.ZodType<AttachmentRef> = z.object({
  id: z.string(),
  mediaType: z.string().exactOptional(),
  sizeBytes: z.number().exactOptional(),
  heldBy: z.string().exactOptional(),
});

/** What an analysis job carries: whose, where to answer, and which answers and photo; no answers and no photo bytes. */
export const analysisJob = z.object({
  personId: z.uuid(),
  conversation,
  locale: z.enum(locales),
  region: z.string().exactOptional(),
  checkInId: z.string().exactOptional(),
  photo: attachment.exactOptional(),
});
export type AnalysisJob = z.output<typeof analysisJob>;

/** Event of a finished analysis; its detail is {@link AnalysisOutcome}. */
export const analysedEvent = "analysed";

/** How an analysis ended. */
export const analysisOutcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("report"), assessmentId: z.string(), budgetSpent: z.boolean() }),
  /** A photo came, but there are no answers that are new enough. */
  z.object({ kind: z.literal("no-answers") }),
  /** All tries failed. */
  z.object({ kind: z.literal("failed") }),
]);
export type AnalysisOutcome = z.output<typeof analysisOutcome>;
