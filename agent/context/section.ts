import type { Json } from "../../core/message.ts";
import type { ToolContext } from "../tool.ts";

/** One part of what Leo knows: said as it is, and as data for a model. */
export interface Section {
  /** Markdown in the person's language. */
  readonly say: string;
  /** Texts that people wrote stand under keys that end in `_text`. */
  readonly facts: Json;
}

/** Loads one part of what Leo knows about a person. */
export type LoadSection = (context: ToolContext) => Promise<Section>;

/** A part of which there is nothing to show. @param reason for a model, in a few words @param say the same for the person */
export function nothing(reason: string, say: string): Section {
  return { say, facts: { available: false, reason } };
}

/** A part with scores, which minors don't get and which rests in the days after a crisis. */
export function restingPart({ isAdult, isInCrisisCare, t }: ToolContext): Section | undefined {
  if (!isAdult) return nothing("for adults only", t("tools:context.minor"));
  return isInCrisisCare ? nothing("rests in the days after a crisis", t("tools:context.resting")) : undefined;
}
