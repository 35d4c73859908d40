import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../core/ids.ts";
import { findFuture } from "../../models/assessments/futures.ts";
import type { LetterWriter } from "../../pipeline/projection/letter-writer.ts";
import { typicalAnswers } from "../../test/support/analysis.ts";
import { seatAgreedPerson } from "../../test/support/answered.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { storeReport } from "../../test/support/stored-report.ts";
import { createLetterJob, type LetterJob } from "./letter-job.ts";

describe("the job of a letter", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const letters: LetterWriter = {
    usesModels: true,
    write: async () => ({ letter: "Dear you", analysedBy: "openai:gpt-4o-mini" }),
  };

  /** Somebody who picked a change and asked for the letter; their lane is woken `woken` times. */
  const asked = async () => {
    const requests: LetterJob[] = [];
    const person = await seatAgreedPerson(test, {
      deps: { writeLetterLater: async (_transaction, request) => void requests.push(request) },
    });
    const assessmentId = await storeReport(test, person, typicalAnswers, person.clock.now());
    await person.type("/future");
    await person.press("Movement");
    await person.press("300 min");
    await person.press("A letter from there");
    const woken: string[] = [];
    const job = createLetterJob({
      database: test.database,
      letters,
      wake: (personId) => woken.push(personId),
      clock: person.clock.now,
    });
    const [data] = requests;
    if (data === undefined) throw new Error("no letter was asked for");
    const run = { id: newId(), data, signal: new AbortController().signal };
    return { person, assessmentId, job, run, woken };
  };
  const events = (personId: string) =>
    test.database.query<{ content: { event: string; detail: object } }>({
      text: "SELECT content FROM inbox WHERE person_id = $1",
      values: [personId],
    });

  it("keeps the letter with the changes and says so once, however often it runs", async () => {
    const { person, assessmentId, job, run, woken } = await asked();
    await job.run(run);
    await job.run(run);
    const future = await findFuture(test.database, person.id, assessmentId);
    expect(future).toMatchObject({ letter: "Dear you", analysedBy: "openai:gpt-4o-mini" });
    const event = { kind: "event", event: "letter-written", detail: { assessmentId } };
    expect(await events(person.id)).toEqual([{ content: event }]);
    expect(woken).toEqual([person.id, person.id]);
  });

  it("keeps no letter about changes that are no longer picked", async () => {
    const { person, assessmentId, job, run } = await asked();
    await person.press("✓ Movement");
    await person.press("450 min");
    await job.run(run);
    expect(await findFuture(test.database, person.id, assessmentId)).toMatchObject({ letter: null });
    expect(await events(person.id)).toHaveLength(1);
  });

  it("ends with Leo's own letter when all tries failed", async () => {
    const { person, assessmentId, job, run } = await asked();
    await job.giveUp(run);
    const future = await findFuture(test.database, person.id, assessmentId);
    expect(future?.analysedBy).toBe("local");
    expect(future?.letter?.length).toBeGreaterThan(300);
  });
});
