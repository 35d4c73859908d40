import { runSections } from "../bench/run-sections.ts";
import type { Section } from "../bench/section.ts";
import { crisisKeylessSection, crisisRulesSection } from "./sections/crisis.ts";
import { intentsSection } from "./sections/intents.ts";

/** Everything whose quality is measured, in the order it is run; no key and no network is needed. */
const sections: readonly Section[] = [intentsSection, crisisRulesSection, crisisKeylessSection];

await runSections(sections, process.argv.slice(2));
process.exit();
