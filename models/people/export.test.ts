import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../core/ids.ts";
import { typicalAnswers } from "../../test/support/analysis.ts";
import { answerEverything, seatAgreedPerson } from "../../test/support/answered.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { storeReport } from "../../test/support/stored-report.ts";
import { createReportLink } from "../report-links/report-link.ts";
import { exportPerson, listName } from "./export.ts";
import { personTables } from "./person-tables.ts";

const now = new Date("2026-03-02T12:00:00Z");

interface Exported {
  readonly about: { readonly shortened: readonly string[] };
  readonly profile: Readonly<Record<string, unknown>>;
  readonly [list: string]: unknown;
}

describe("an export", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const exported = async (personId: string, maxBytes?: number) => {
    const { json, shortened } = await exportPerson(test.database, personId, now, maxBytes);
    return { json, shortened, data: JSON.parse(json) as Exported };
  };
  const list = (data: Exported, name: string) => data[name] as readonly Record<string, unknown>[];

  it("holds everything that is kept about a person, under readable names, and nothing of anybody else", async () => {
    const person = await seatAgreedPerson(test);
    const other = await seatAgreedPerson(test);
    await answerEverything(person);
    await answerEverything(other);
    const assessmentId = await storeReport(test, person, typicalAnswers, now);
    const { json, data, shortened } = await exported(person.id);
    expect(shortened).toEqual([]);
    expect(data.profile).toMatchObject({
      locale: "en",
      region: "DE",
      timeZone: "Europe/Berlin",
      stage: "adult",
    });
    expect(list(data, "answers").length).toBeGreaterThan(23);
    const age = { question: "age", value: 42, channel: "telegram" };
    expect(list(data, "answers")).toContainEqual(expect.objectContaining(age));
    expect(list(data, "assessments")).toEqual([
      expect.objectContaining({
        id: assessmentId,
        overallGlowScore: 70,
        quizAnswers: expect.objectContaining({ age: 42 }),
      }),
    ]);
    expect(list(data, "consents")).toHaveLength(1);
    for (const table of personTables) {
      const { name, exportBy } = table;
      const [count] = await test.database.query<{ rows: number }>({
        text: `SELECT count(*)::int AS rows FROM ${name} WHERE person_id = $1`,
        values: [person.id],
      });
      if (exportBy !== undefined) expect(list(data, listName(table)), name).toHaveLength(count?.rows ?? 0);
    }
    expect(json).not.toContain(other.id);
    expect(json).not.toMatch(/person_?id/i);
  });

  it("holds no secret, no hash and no picture", async () => {
    const person = await seatAgreedPerson(test);
    const id = await storeReport(test, person, typicalAnswers, now);
    const token = await createReportLink(test.database, { personId: person.id, assessmentId: id, now });
    await test.database.query({
      text: `INSERT INTO conversations (person_id, channel, conversation_id, kind, address, created_at)
        VALUES ($1, 'web', 'w-1', 'direct', '{"secret":"platform reference"}', $2)`,
      values: [person.id, now],
    });
    const blocks = [
      { kind: "text", markdown: "Your week" },
      { kind: "image", pngBase64: "iVBORw0KGgo=", alt: "A chart" },
      {
        kind: "file",
        name: "leo-data.json",
        mediaType: "application/json",
        base64: "eyJhIjoxfQ==",
        label: "Data",
      },
    ];
    await test.database.query({
      text: `INSERT INTO mailbox (person_id, channel, conversation_id, message_id, message, updated_at)
        VALUES ($1, 'web', 'w-1', $2, $3::jsonb, $4)`,
      values: [person.id, newId(), JSON.stringify(blocks), now],
    });
    const { json, data } = await exported(person.id);
    expect(list(data, "reportLinks")).toHaveLength(1);
    expect(list(data, "webChatMessages")).toHaveLength(1);
    for (const secret of [token, "platform reference", "Hash", "iVBORw0KGgo", "eyJhIjoxfQ"])
      expect(json).not.toContain(secret);
    expect(json).toContain("Your week");
  });

  it("works for a person with nothing, and for one who is gone", async () => {
    const nobody = newId();
    await test.database.query({
      text: "INSERT INTO people (id, locale, created_at) VALUES ($1, 'ru', $2)",
      values: [nobody, now],
    });
    const { data } = await exported(nobody);
    expect(data.profile).toMatchObject({ locale: "ru", stage: "new" });
    expect(list(data, "answers")).toEqual([]);
    expect((await exported(newId())).data.profile).toBeNull();
  });

  it("stays within its size by leaving out the oldest entries of its last lists, and says which", async () => {
    const person = await seatAgreedPerson(test);
    await storeReport(test, person, typicalAnswers, now);
    await test.database.query({
      text: `INSERT INTO chat_lines (person_id, turn_id, speaker, words, said_at)
        SELECT $1, n::text, 'person', 'line ' || n || repeat(' ü', 200), $2::timestamptz + n * interval '1 second'
        FROM generate_series(1, 1000) n`,
      values: [person.id, now],
    });
    const limit = 200_000;
    const { json, data, shortened } = await exported(person.id, limit);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(limit);
    expect(Buffer.byteLength(json)).toBeGreaterThan(limit * 0.8);
    expect(shortened).toContain("chatLines");
    expect(data.about.shortened).toEqual(shortened);
    const lines = list(data, "chatLines");
    expect(lines.at(-1)?.words).toMatch(/^line 1000 /);
    expect(list(data, "assessments")).toHaveLength(1);
  });
});
