import type { Screening } from "./screen.ts";
import { graver } from "./screen.ts";

/** What a model may have observed in a message, from nothing to intent, then the other dangers. */
export const observations = [
  "none",
  "distress",
  "passive_wish_to_be_dead",
  "active_thoughts_of_suicide",
  "method_or_past_attempt",
  "intent_plan_or_acting",
  "self_harm",
  "abuse",
  "eating",
  "voices",
  "medical_emergency",
  "somebody_else_in_danger",
  "violence",
] as const;
export type Observation = (typeof observations)[number];

const levels: Readonly<Record<Observation, Screening["level"]>> = {
  none: 0,
  distress: 1,
  passive_wish_to_be_dead: 2,
  active_thoughts_of_suicide: 3,
  method_or_past_attempt: 4,
  intent_plan_or_acting: 5,
  self_harm: "S",
  abuse: "S",
  eating: "S",
  voices: "S",
  medical_emergency: "S",
  somebody_else_in_danger: "S",
  violence: "S",
};

/** The other dangers as the rules call them. */
const dangers: Readonly<Partial<Record<Observation, string>>> = {
  self_harm: "self-harm",
  medical_emergency: "medical",
  somebody_else_in_danger: "other-person",
};

/** A screening with what a model observed: it can only become graver. */
export function raise(screening: Screening, observed: Observation): Screening {
  const rule = observed === "none" ? null : `model.${dangers[observed] ?? observed}`;
  return graver(screening, { level: levels[observed], rule });
}
