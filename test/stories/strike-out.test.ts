import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agree, pressShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";

const waitMs = 25_000;

describe("what a person strikes out of Leo's memory", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo();
  });
  afterAll(() => leo.stop());

  /** Tables, of every schema, in which a word stands in any row. */
  async function tablesWith(word: string): Promise<readonly string[]> {
    const tables = await leo.database.query<{ name: string }>({
      text: `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    });
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await leo.database.query({
        text: `SELECT 1 FROM ${name} t WHERE strpos(t::text, $1) > 0 LIMIT 1`,
        values: [word],
      });
      if (rows.length > 0) found.push(name);
    }
    return found;
  }

  it("leaves no trace in any table of the database, and what else was told stays", async () => {
    const user = leo.telegram.user({ languageCode: "en" });
    const says = (words: string) =>
      user.waitFor((all) => all.some(({ text }) => text.includes(words)), waitMs);
    await agree(user);
    user.text("/stop");
    await leo.settled();
    user.text("My neighbour Quillfeather plays the trombone every single night");
    await leo.settled();
    user.text("Remember that Ottoline is my grandmother's name");
    await says("I'll remember that");
    await leo.settled();
    expect(await tablesWith("Quillfeather")).toEqual(
      expect.arrayContaining(["public.chat_lines", "public.memories"]),
    );

    user.text("What do you remember about me?");
    await says("Quillfeather");
    user.text("Forget what I said about Quillfeather the neighbour");
    await says("This is what I find about that");
    await leo.settled();
    await pressShown(user, "memory:all.");
    await says("Struck out");
    await leo.settled();
    expect(await tablesWith("Quillfeather")).toEqual([]);
    expect(await tablesWith("Ottoline")).toContain("public.memories");
  });
});
