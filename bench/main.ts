import { runSections } from "./run-sections.ts";
import type { Section } from "./section.ts";
import { channelsSection } from "./sections/channels.ts";
import { echoSection } from "./sections/echo.ts";
import { embeddedSection } from "./sections/embedded.ts";
import { killSection } from "./sections/kill.ts";
import { memorySection } from "./sections/memory.ts";
import { mindSection } from "./sections/mind.ts";
import { nudgeMillionSection } from "./sections/nudge-million.ts";
import { nudgeYearSection } from "./sections/nudge-year.ts";
import { photoSection } from "./sections/photo.ts";
import { pipelineSection } from "./sections/pipeline.ts";
import { reportSection } from "./sections/report.ts";
import { startSection } from "./sections/start.ts";
import { twoInstancesSection } from "./sections/two-instances.ts";

/** Everything that is measured, in the order it is run; one at a time, so that nothing disturbs anything. */
const sections: readonly Section[] = [
  pipelineSection,
  echoSection,
  photoSection,
  reportSection,
  mindSection,
  memorySection,
  channelsSection,
  startSection,
  killSection,
  twoInstancesSection,
  embeddedSection,
  nudgeYearSection,
  nudgeMillionSection,
];

await runSections(sections, process.argv.slice(2));
process.exit();
