import type { Clock } from "../../core/clock.ts";
import { type Circuit, createCircuit } from "../circuit.ts";
import type { ModelAccess } from "./access.ts";
import { geminiModel } from "./gemini.ts";
import type { Model } from "./model.ts";
import { azureModel, openAiModel } from "./openai.ts";

/** A model and the one circuit through which all chains ask it. */
export interface GuardedModel {
  readonly model: Model;
  readonly circuit: Circuit;
}

/** The models of the stages' chains, as far as they are configured. */
export interface PipelineModels {
  /** GPT-4o or what stands for it; sees pictures. */
  readonly large?: GuardedModel;
  /** GPT-4o mini or what stands for it. */
  readonly small?: GuardedModel;
  readonly gemini?: GuardedModel;
}

/** Connects to the configured providers; nothing is asked yet. */
export function pipelineModels({ azure, openai, gemini }: ModelAccess, clock: Clock): PipelineModels {
  const guard = (model: Model): GuardedModel => ({ model, circuit: createCircuit(clock) });
  return {
    ...(azure !== undefined
      ? {
          large: guard(azureModel(azure, azure.deployment, clock)),
          small: guard(azureModel(azure, azure.miniDeployment, clock)),
        }
      : openai !== undefined
        ? {
            large: guard(openAiModel(openai, openai.model, clock)),
            small: guard(openAiModel(openai, openai.miniModel, clock)),
          }
        : {}),
    ...(gemini === undefined ? {} : { gemini: guard(geminiModel(gemini, gemini.model)) }),
  };
}
