import { z } from "zod";

/**
 * A text of a tool's input, of at most so many characters. The length is checked here and stands in no schema, since
 * Gemini refuses schemas with lengths of texts.
 */
export function toolText(longest: number): z.ZodString {
  return z.string().refine((text) => text.length <= longest, { error: `at most ${longest} characters` });
}
