import type { Logger } from "../../core/log.ts";
import { loadEmbedding } from "../language/sentence-embedding.ts";
import { loadFittedRisk } from "./fitted-risk.ts";
import { createOwnWords } from "./own-words.ts";
import { createRiskReading, createScreen, type Screen } from "./risk-screen.ts";
import { type Screening, screenText } from "./screen.ts";

/** The whole screen with the model as it was fitted at the build; the model is loaded with the first text. */
export function openScreen(log: Logger): Screen {
  let loading: Promise<(text: string) => Promise<Screening>> | undefined;
  const load = async () => {
    const embed = await loadEmbedding();
    return createRiskReading(await loadFittedRisk(embed), embed);
  };
  const isOwn = createOwnWords();
  const screen = createScreen(
    () => {
      loading ??= load();
      return loading;
    },
    (error) => log.warn({ err: error }, "safety model not asked; the rules decided"),
  );
  return async (text, signal) => (isOwn(text) ? screenText(text) : screen(text, signal));
}
