import { keptFit } from "../language/kept-fit.ts";
import type { Embed } from "../language/sentence-embedding.ts";
import { type FittedRisk, fitRisk, riskExamples } from "./risk-model.ts";

/** Rises with every change of features, rules that are features, or fitting, so that older files are not used. */
const fittingVersion = 1;

/** What was learnt from the safety corpora at the last build, or is learnt now where they have changed since. */
export function loadFittedRisk(embed: Embed): Promise<FittedRisk> {
  return keptFit("risk", [fittingVersion, riskExamples().all], () => fitRisk(embed));
}
