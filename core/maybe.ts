import type { z } from "zod";

/** A field that is absent, null or of a wrong kind reads as absent: platforms add to their objects at any time. */
export function maybe<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}
