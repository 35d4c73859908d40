import type { Technique, TechniqueId } from "./technique.ts";
import { actionTechniques } from "./techniques/action.ts";
import { calmTechniques } from "./techniques/calm.ts";
import { changeTechniques } from "./techniques/change.ts";
import { thoughtTechniques } from "./techniques/thoughts.ts";

/** Kept elsewhere, so it has no steps of its own here: whoever asks for it is handed over. */
const safetyPlan: Technique = {
  id: "safety_plan",
  texts: "support-calm",
  steps: [],
  keeps: [],
  cautions: [],
};

/** Every technique, by meaning. */
export const techniques: readonly Technique[] = [
  ...thoughtTechniques,
  ...actionTechniques,
  ...calmTechniques,
  ...changeTechniques,
  safetyPlan,
];

/** The technique of an id. */
export function techniqueOf(id: TechniqueId): Technique {
  const technique = techniques.find((one) => one.id === id);
  if (technique === undefined) throw new Error("every id has its technique");
  return technique;
}
