import type { Translate } from "../../core/locales.ts";
import type { OutboundMessage, ProgressStep } from "../../core/message.ts";
import { text } from "./blocks.ts";

/** Slot of the message that shows how far the writing of a week is. */
export const planningSlot = "planning";

const steps = ["facts", "week"] as const;

/** The steps of writing a week. @param at the step it is at; `done` at the end */
export function planningMessage(at: (typeof steps)[number] | "done", t: Translate): OutboundMessage {
  const reached = at === "done" ? steps.length : steps.indexOf(at);
  const states = steps.map((step, index): ProgressStep => {
    const state = index < reached ? "done" : index === reached ? "running" : "waiting";
    return { label: t(`plan:steps.${step}`), state };
  });
  return [text(`**${t("plan:steps.title")}**`), { kind: "progress", steps: states }];
}
