import type { Translate } from "../../core/locales.ts";
import type { OutboundMessage, ProgressStep } from "../../core/message.ts";
import { type PipelineStep, pipelineSteps } from "../../pipeline/pipeline-run.ts";
import { text } from "./blocks.ts";

/** Slot of the message that shows how far an analysis is. */
export const analysisSlot = "analysis";

/** How far an analysis is; a step that is missing waits. */
export type ProgressState = Map<PipelineStep, ProgressStep["state"]>;

/** The steps of an analysis, to be edited in place as they finish. */
export function progressMessage(state: ProgressState, hasPhoto: boolean, t: Translate): OutboundMessage {
  const steps = pipelineSteps
    .filter((step) => hasPhoto || step !== "photo")
    .map((step): ProgressStep => ({ label: t(`report:steps.${step}`), state: state.get(step) ?? "waiting" }));
  return [text(`**${t("report:steps.title")}**`), { kind: "progress", steps }];
}
