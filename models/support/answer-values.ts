import { z } from "zod";

/** A rung of a ladder: something to face, and how hard it feels. */
export interface Rung {
  readonly text: string;
  /** 0 easy to 100 hardest; `null` where the person gave none. */
  readonly level: number | null;
}

/** What a person answered to one step. */
export type AnswerValue =
  /** As written, or the key of a choice. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choice"; readonly choice: string }
  /** 0 to 100. */
  | { readonly kind: "percent"; readonly percent: number }
  /** 0 to 10. */
  | { readonly kind: "ruler"; readonly value: number }
  /** When, as written; `time` as `HH:MM` where the words name one. */
  | { readonly kind: "time"; readonly text: string; readonly time: string | null }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "ladder"; readonly rungs: readonly Rung[] };

/** Answers by the id of their step; a step that was skipped has none. */
export type Answers = Readonly<Record<string, AnswerValue>>;

const value: z.ZodType<AnswerValue> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("choice"), choice: z.string() }),
  z.object({ kind: z.literal("percent"), percent: z.number().min(0).max(100) }),
  z.object({ kind: z.literal("ruler"), value: z.number().min(0).max(10) }),
  z.object({ kind: z.literal("time"), text: z.string(), time: z.string().nullable() }),
  z.object({ kind: z.literal("list"), items: z.array(z.string()) }),
  z.object({
    kind: z.literal("ladder"),
    rungs: z.array(z.object({ text: z.string(), level: z.number().min(0).max(100).nullable() })),
  }),
]);

/** Reads stored answers. */
export const answersSchema: z.ZodType<Answers> = z.record(z.string(), value);
