import type { Database } from "../../models/database.ts";

/** Makes every turn that stores an answer of a person fail in the database, with an error that quotes the answer. */
export async function breakAnswers(database: Database, personId: string): Promise<void> {
  await database.query({
    text: `CREATE FUNCTION refuse_answer() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.person_id = '${personId}' THEN
          RAISE EXCEPTION 'no place for % of question %', NEW.value, NEW.question;
        END IF;
        RETURN NEW;
      END $$`,
  });
  await database.query({
    text: "CREATE TRIGGER refuse_answer BEFORE INSERT OR UPDATE ON answers FOR EACH ROW EXECUTE FUNCTION refuse_answer()",
  });
}

/** Lets answers be stored again. */
export async function mendAnswers(database: Database): Promise<void> {
  await database.query({ text: "DROP TRIGGER refuse_answer ON answers" });
  await database.query({ text: "DROP FUNCTION refuse_answer" });
}
