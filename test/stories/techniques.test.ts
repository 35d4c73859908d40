import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Technique } from "../../agent/support/technique.ts";
import { techniques } from "../../agent/support/techniques.ts";
import { type Locale, locales, translator } from "../../core/locales.ts";
import { listNotes } from "../../models/support/notes.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { type ScriptedPerson, seatPerson } from "../support/turn.ts";

/** What somebody types to a step of each kind, in their language. */
const typed: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    text: "a few words of mine",
    percent: "about 70",
    ruler: "6",
    time: "at 5:30 pm",
    list: "one; two; three",
    ladder: "look at it 20\nstand there 35\ngo in 50\nstay 70\ntalk 90",
    yes: "yes",
  },
  ru: {
    text: "несколько моих слов",
    percent: "где-то 70",
    ruler: "6",
    time: "в 17:30",
    list: "раз; два; три",
    ladder: "посмотреть 20\nпостоять 35\nвойти 50\nостаться 70\nзаговорить 90",
    yes: "да",
  },
  es: {
    text: "unas palabras mías",
    percent: "unos 70",
    ruler: "6",
    time: "a las 17:30",
    list: "una; dos; tres",
    ladder: "mirarlo 20\nestar allí 35\nentrar 50\nquedarme 70\nhablar 90",
    yes: "sí",
  },
  de: {
    text: "ein paar Worte von mir",
    percent: "so 70",
    ruler: "6",
    time: "um 17:30",
    list: "eins; zwei; drei",
    ladder: "ansehen 20\ndavorstehen 35\nhineingehen 50\nbleiben 70\nsprechen 90",
    yes: "ja",
  },
};

describe("a technique", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  async function seat(locale: Locale = "en", stage = "adult"): Promise<ScriptedPerson> {
    const person = await seatPerson(test, { locale });
    await test.database.query({
      text: "UPDATE people SET stage = $2, consented_at = created_at, time_zone = 'Europe/Berlin' WHERE id = $1",
      values: [person.id, stage],
    });
    return person;
  }

  const nameOf = (locale: Locale, { id }: Technique) => translator(locale)(`support:names.${id}`);

  const stateOf = async ({ id }: ScriptedPerson) =>
    test.database.query<{ technique: string; step: string; state: string }>({
      text: "SELECT technique, step, state FROM technique_sessions WHERE person_id = $1 ORDER BY started_at",
      values: [id],
    });

  /** Answers whatever step waits until none does; a step that waits for life is taken up by its button. */
  async function walk(person: ScriptedPerson, locale: Locale, technique: Technique): Promise<string[]> {
    const heard: string[] = [];
    for (let turn = 0; turn < 12; turn++) {
      const newest = (await stateOf(person)).at(-1);
      if (newest?.state === "finished") return heard;
      if (newest?.state === "left")
        heard.push(await person.press(translator(locale)("support:buttons.resume")));
      const step = technique.steps.find(({ id }) => id === (newest?.step ?? ""));
      const words = typed[locale];
      const answer =
        step?.field === "choice" ? (step.id === "start" ? "1" : words.yes) : words[step?.field ?? ""];
      heard.push(await person.type(answer ?? ""));
    }
    throw new Error(`no end of ${technique.id}`);
  }

  describe.each(locales)("in %s", (locale) => {
    it.each(techniques.filter(({ steps }) => steps.length > 0).map((one) => [one.id, one] as const))(
      "is walked to its end with typed answers: %s",
      async (_id, technique) => {
        const person = await seat(locale);
        const first = await person.type(nameOf(locale, technique));
        expect(first).toContain(translator(locale)(`support:rationales.${technique.id}`));
        const heard = await walk(person, locale, technique);
        expect(heard.at(-1)).toContain(translator(locale)(`${technique.texts}:${technique.id}.done`));
        const notes = await listNotes(test.database, person.id, 5);
        const kept = technique.keeps.filter((id) => {
          const step = technique.steps.find((one) => one.id === id);
          return step?.isAsked?.(notes[0]?.content ?? {}) ?? true;
        });
        expect(notes.map((note) => Object.keys(note.content).toSorted())).toEqual(
          technique.keeps.length === 0 ? [] : [kept.toSorted()],
        );
      },
    );
  });
});
