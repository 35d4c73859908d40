import { locales, translator } from "../../core/locales.ts";
import { foldText } from "../../models/check-ins/typed-words/vocabulary.ts";
import { type TechniqueId, techniqueIds } from "./technique.ts";

/** Other names that the field and models use. */
const aliases: Readonly<Record<string, TechniqueId>> = {
  cognitive_restructuring: "thought_record",
  thought_challenging: "thought_record",
  reframing: "thought_record",
  cognitive_reframing: "thought_record",
  behavioral_activation: "behavioural_activation",
  activity_scheduling: "behavioural_activation",
  decatastrophizing: "decatastrophising",
  cognitive_defusion: "defusion",
  exposure: "graded_exposure",
  behavioral_experiment: "behavioural_experiment",
  gratitude: "gratitude_three_good_things",
  three_good_things: "gratitude_three_good_things",
  stimulus_control: "sleep_stimulus_control",
  worry_postponement: "worry_time",
  grounding: "grounding_5_senses",
  "5_4_3_2_1": "grounding_5_senses",
  breathing: "paced_breathing",
  breathing_exercise: "paced_breathing",
  pacing: "activity_pacing",
  values: "values_check",
};

function keyOf(name: string): string {
  return foldText(name)
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
}

function words(id: TechniqueId): readonly string[] {
  return locales.flatMap((locale) => {
    const t = translator(locale);
    return [t(`support:names.${id}`), ...t(`support:words.${id}`).split("|")].map(keyOf);
  });
}

/** The technique that a name means, in the field's terms or in any of the four languages; never a guess. */
export function findTechnique(name: string): TechniqueId | undefined {
  const key = keyOf(name.slice(0, 100));
  if (key === "") return undefined;
  const id = techniqueIds.find((one) => one === key);
  if (id !== undefined) return id;
  const alias = Object.hasOwn(aliases, key) ? aliases[key] : undefined;
  return alias ?? techniqueIds.find((one) => words(one).includes(key));
}
