import { z } from "zod";

/** An environment variable: trimmed, and absent where it is empty. */
export const variable = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === "" ? undefined : value));
