import { z } from "zod";
import type { InboundContent } from "../../core/message.ts";

const line = z
  .strictObject({
    text: z.string().optional(),
    action: z
      .string()
      .regex(/^[^:]+:.*$/su, "must be NAME:VALUE")
      .optional(),
    photo: z.string().min(1).optional(),
    caption: z.string().optional(),
    as: z.string().min(1).optional(),
    at: z.iso
      .datetime({ offset: true, error: "must be an ISO time such as 2026-03-01T09:00:00Z" })
      .optional(),
  })
  .refine((value) => Object.keys(value).length > 0, "is empty: give text, action, photo, as or at");

/** One step of a script: who speaks and when, if that changes, and what is said, if anything. */
export interface ScriptStep {
  readonly as: string | undefined;
  readonly at: Date | undefined;
  readonly content: InboundContent | undefined;
}

/** A line that can't be played, and why. */
export interface ScriptFault {
  readonly error: string;
}

/** Reads one line of a script: a JSON object with `text`, `action`, `photo` (and `caption`), `as` or `at`. */
export function parseScriptLine(source: string): ScriptStep | ScriptFault {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch {
    return { error: "this line is not JSON" };
  }
  const parsed = line.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join(".") || "the line"} ${issue.message}`,
    );
    return { error: problems.join("; ") };
  }
  const { text, action, photo, caption, as, at } = parsed.data;
  return {
    as,
    at: at === undefined ? undefined : new Date(at),
    content: toContent(text, action, photo, caption),
  };
}

function toContent(
  text: string | undefined,
  action: string | undefined,
  photo: string | undefined,
  caption: string | undefined,
): InboundContent | undefined {
  if (photo !== undefined) {
    return { kind: "photo", photo: { id: photo }, ...(caption === undefined ? {} : { caption }) };
  }
  if (action !== undefined) {
    const colon = action.indexOf(":");
    return { kind: "action", action: action.slice(0, colon), value: action.slice(colon + 1) };
  }
  return text === undefined ? undefined : { kind: "text", text };
}
