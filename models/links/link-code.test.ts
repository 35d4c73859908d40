import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../core/ids.ts";
import type { ConversationRef } from "../../core/message.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { createLinkCode, findLinkCode, readLinkCode, useLinkCode, writtenCode } from "./link-code.ts";

const at = new Date("2026-03-02T12:00:00Z");
const conversation: ConversationRef = { channel: "telegram", id: "1", kind: "direct" };

describe("a code", () => {
  let test: TestDatabase;
  let person: string;
  beforeAll(async () => {
    test = await testDatabase();
    person = newId();
    await test.database.query({
      text: "INSERT INTO people (id, locale, created_at) VALUES ($1, 'en', $2)",
      values: [person, at],
    });
  });
  afterAll(() => test.drop());

  it("is read back however it is written, and is stored only as a hash", async () => {
    const code = await createLinkCode(test.database, person, conversation, at);
    expect(code).toMatch(/^(?=.*\d)(?=.*[A-Z])[2-9A-HJKMNP-Z]{8}$/);
    const written = writtenCode(code);
    for (const words of [code, written, ` ${written.toLowerCase()} `, written.replace("-", " ")])
      expect(readLinkCode(words)).toBe(code);
    const rows = await test.database.query<{ text: string }>({
      text: "SELECT c::text AS text FROM link_codes c",
    });
    expect(rows.map(({ text }) => text).join()).not.toContain(code);
    expect(await findLinkCode(test.database, code, at)).toEqual({
      personId: person,
      conversation,
      state: "open",
    });
  });

  it("works once, within ten minutes, and only the newest of a person", async () => {
    const code = await createLinkCode(test.database, person, conversation, at);
    const both = [useLinkCode(test.database, code, at), useLinkCode(test.database, code, at)];
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
    expect((await findLinkCode(test.database, code, at))?.state).toBe("used");
    const second = await createLinkCode(test.database, person, conversation, at);
    const almost = new Date(at.getTime() + 10 * 60_000 - 1);
    expect((await findLinkCode(test.database, second, almost))?.state).toBe("open");
    const over = new Date(at.getTime() + 10 * 60_000);
    expect((await findLinkCode(test.database, second, over))?.state).toBe("expired");
    expect(await useLinkCode(test.database, second, over)).toBe(false);
    const third = await createLinkCode(test.database, person, conversation, at);
    const fourth = await createLinkCode(test.database, person, conversation, at);
    expect((await findLinkCode(test.database, third, at))?.state).toBe("expired");
    expect((await findLinkCode(test.database, fourth, at))?.state).toBe("open");
  });

  it("is taken for no word, no number and no answer of the check-in", () => {
    for (const words of [
      "standard",
      "sandwich",
      "23456789",
      "2026-11-29",
      "seven",
      "180cm 72kg",
      "a b c d 2 3 4 5",
    ])
      expect(readLinkCode(words)).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (words) => {
        const code = readLinkCode(words);
        if (code !== undefined) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
      }),
    );
  });
});
