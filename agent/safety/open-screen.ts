import type { Logger } from "../../core/log.ts";
import { loadEmbedding } from "../language/sentence-embedding.ts";
import { loadFittedRisk } from "./fitted-risk.ts";
import { createRiskReading, createScreen, type Screen } from "./risk-screen.ts";
import type { Screening } from "./screen.ts";

/** The whole screen with the model as it was fitted at the build; the model is loaded with the first text. */
export function openScreen(log: Logger): Screen {
  let loading: Promise<(text: string) => Promise<Screening>> | undefined;
  const load = async () => {
    const embed = await loadEmbedding();
    return createRiskReading(await loadFittedRisk(embed), embed);
  };
  return createScreen(
    () => {
      loading ??= load();
      return loading;
    },
    (error) => log.warn({ err: error }, "safety model not asked; the rules decided"),
  );
}
