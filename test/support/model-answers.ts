import type { Locale } from "../../core/locales.ts";
import type { ModelRequestRecord } from "../emulators/model-server.ts";

/** What a stage asks a model for. */
export type Asked = "photo" | "quiz" | "report" | "future" | "letter" | "plan";

const marks: readonly (readonly [Asked, string])[] = [
  ["photo", "tired_look"],
  ["report", "micro_habits"],
  ["quiz", "insights"],
  ["future", "narrative"],
  ["letter", "letter"],
  ["plan", "weekly_challenges"],
];

/** The properties of the answer that a request asks for, OpenAI's or Gemini's. */
function answerProperties({ body }: ModelRequestRecord): string[] {
  const { response_format: format, generationConfig: config } = body as {
    response_format?: { json_schema: { schema: { properties: object } } };
    generationConfig?: { responseSchema: { properties: object } };
  };
  return Object.keys(format?.json_schema.schema.properties ?? config?.responseSchema.properties ?? {});
}

/** Whether a request comes from a stage. */
export function asksFor(asked: Asked): (request: ModelRequestRecord) => boolean {
  return (request) => {
    const properties = answerProperties(request);
    return marks.find(([, property]) => properties.includes(property))?.[0] === asked;
  };
}

/** The stages that asked, in order. */
export function askedFor(requests: readonly ModelRequestRecord[]): (Asked | undefined)[] {
  return requests.map((request) => marks.find(([asked]) => asksFor(asked)(request))?.[0]);
}

/** The facts a words stage put before a model, read back from the wire. */
export function factsIn({ body }: ModelRequestRecord): Record<string, unknown> {
  const { messages, contents } = body as {
    messages?: { role: string; content: string }[];
    contents?: { parts: { text: string }[] }[];
  };
  const text = messages?.find(({ role }) => role === "user")?.content ?? contents?.[0]?.parts[0]?.text ?? "";
  return JSON.parse(/<facts>\n([\s\S]*)\n<\/facts>/.exec(text)?.[1] ?? "{}") as Record<string, unknown>;
}

/** Plain sentences a model could write, without numbers and without anything forbidden. */
export const sentences: Readonly<Record<Locale, { readonly title: string; readonly text: string }>> = {
  en: {
    title: "A quiet start",
    text: "You have more to build on than it may seem. Pick one part of the day that is yours and begin with it.",
  },
  ru: {
    title: "Спокойное начало",
    text: "Опоры у вас больше, чем кажется. Выберите одну часть дня, которая принадлежит вам, и начните с неё.",
  },
  es: {
    title: "Un comienzo tranquilo",
    text: "Tienes más en lo que apoyarte de lo que parece. Elige una parte del día que sea tuya y empieza por ella.",
  },
  de: {
    title: "Ein ruhiger Anfang",
    text: "Du hast mehr, worauf du bauen kannst, als es scheint. Such dir einen Teil des Tages aus, der dir gehört, und fang mit ihm an.",
  },
};

interface FactsWithDrafts {
  readonly drafts?: readonly { readonly item: string }[];
  readonly draft?: { readonly insights: readonly { readonly item: string }[] };
  readonly habit_choices?: readonly { readonly id: string }[];
}

function insightsFor(items: readonly { readonly item: string }[], locale: Locale) {
  return items.map(({ item }) => ({ item, ...sentences[locale] }));
}

interface DraftedPlan {
  readonly morning_routine: readonly string[];
  readonly days: readonly { readonly date: string; readonly weekday: string }[];
  readonly weekly_challenges: readonly object[];
}

/** The draft of a plan as a model could send it back: with its own words for each day. */
export function usablePlan(facts: Record<string, unknown>, locale: Locale) {
  const { draft } = facts as { readonly draft: DraftedPlan };
  const { title, text } = sentences[locale];
  return {
    ...draft,
    days: draft.days.map(({ weekday: _, ...day }, index) => ({
      ...day,
      main_focus: `${title} ${"abcdefg"[index]}`,
      deep_focus: text,
    })),
  };
}

/** A usable answer to a quiz, report or future question, made of the facts it came with. */
export function usableAnswer(asked: Asked, facts: Record<string, unknown>, locale: Locale): object {
  const { drafts = [], draft, habit_choices: habits = [] } = facts as FactsWithDrafts;
  if (asked === "quiz") return { insights: insightsFor(drafts, locale) };
  if (asked === "future") return { narrative: sentences[locale].text };
  if (asked === "plan") return usablePlan(facts, locale);
  if (asked === "letter") return { letter: Array(3).fill(sentences[locale].text).join("\n\n") };
  if (asked === "report") {
    return {
      summary: sentences[locale].text,
      insights: insightsFor(draft?.insights ?? [], locale),
      // Not the three the rules chose first, but others of the list.
      micro_habits: habits.slice(-3).map(({ id }) => id),
    };
  }
  const cue = (level: string, confidence = 0.9) => ({ level, confidence });
  return {
    tired_look: cue("some"),
    dryness_look: cue("none"),
    redness_look: cue("cant_tell", 0.2),
    lighting: cue("some"),
    sharpness: cue("clear"),
    face_visible: cue("clear"),
  };
}
