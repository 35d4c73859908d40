import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinPeople, type LinkJob } from "../../bot/jobs/link-job.ts";
import { locales } from "../../core/locales.ts";
import { findJoining } from "../../models/links/link-request.ts";
import { typicalAnswers } from "../support/analysis.ts";
import { seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { storeReport } from "../support/stored-report.ts";
import { type ScriptedPerson, seatPerson } from "../support/turn.ts";

const web = { channel: "web" } as const;

describe("joining two chats", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const codeIn = (words: string) => /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(words)?.[0] ?? "";
  /** The start of the id of the request that somebody was asked about. */
  const requestOf = async (person: ScriptedPerson) => {
    const [row] = await test.database.query<{ id: string }>({
      text: "SELECT id FROM link_requests WHERE $1 IN (person_id, other_id) ORDER BY expires_at DESC LIMIT 1",
      values: [person.id],
    });
    return row?.id.slice(0, 8) ?? "";
  };
  const sayYes = async (person: ScriptedPerson, seat = {}) =>
    person.pressButton({ action: "link", value: `yes.${await requestOf(person)}` }, seat);
  const seatBoth = async () => {
    const jobs: LinkJob[] = [];
    const deps = { linkLater: async (_transaction: unknown, job: LinkJob) => void jobs.push(job) };
    const first = await seatAgreedPerson(test, { deps });
    const second = await seatPerson(test, { deps });
    const join = async () => {
      const [job] = jobs.splice(0);
      if (job === undefined) throw new Error("not both have said yes");
      await test.database.transaction(async (transaction) => {
        const request = await findJoining(transaction, job.personId, job.requestId);
        if (request !== undefined) await joinPeople(transaction, request, first.clock.now());
      });
    };
    return { first, second, jobs, join };
  };

  it("lets a check-in that was begun in one go on in the other, after a yes in both", async () => {
    const { first, second, jobs, join } = await seatBoth();
    await first.type("42");
    await first.press("Female");
    const code = codeIn(await first.type("/link"));
    expect(await second.type(code.toLowerCase(), web)).toContain("would become one for me");
    expect(second.last()).not.toMatch(/42|Female|25/);
    await second.press("Yes, join them", web);
    expect(second.last()).toContain("say yes in the other chat (Telegram)");
    expect(jobs).toEqual([]);
    await sayYes(first);
    await join();
    expect(await first.type("Berlin", web)).toContain("4/25");
    expect(first.messages.at(-1)?.channel).toBe("web");
    const answers = await test.database.query({
      text: "SELECT question, channel FROM answers WHERE person_id = $1 ORDER BY answered_at, question",
      values: [first.id],
    });
    expect(answers).toHaveLength(3);
    const audited = await test.database.query({
      text: "SELECT action, detail FROM audit_log WHERE person_id = $1",
      values: [first.id],
    });
    expect(audited).toEqual([{ action: "link", detail: { channels: ["telegram", "web"] } }]);
  });

  it("doesn't care which side says yes first, and joins nothing twice", async () => {
    const { first, second, jobs, join } = await seatBoth();
    await second.type(codeIn(await first.type("/link")), web);
    expect(await sayYes(first)).toBe("");
    await sayYes(second, web);
    expect(jobs).toHaveLength(1);
    await join();
    expect(await sayYes(first)).toContain("That question is over");
  });

  it("joins nothing where one side says no, or too late", async () => {
    const { first, second, jobs } = await seatBoth();
    await second.type(codeIn(await first.type("/link")), web);
    await sayYes(second, web);
    await first.pressButton({ action: "link", value: `no.${await requestOf(first)}` });
    expect(await sayYes(second, web)).toContain("That question is over");
    await second.type(codeIn(await first.type("/link")), web);
    await sayYes(second, web);
    first.clock.advance(11 * 60_000);
    expect(await sayYes(first)).toContain("That question is over");
    expect(jobs).toEqual([]);
  });

  it("says of each code that can't be used why", async () => {
    const { first, second } = await seatBoth();
    const own = codeIn(await first.type("/link"));
    expect(await first.type(own)).toContain("Enter it there, not here");
    expect(await first.type(own, web)).toContain("are one for me already");
    expect(await second.type("/link what", web)).toContain("That's no code");
    expect(await second.type("/link K7MP-Q2RW", web)).toContain("I don't know this code");
    const renewed = codeIn(await first.type("/link"));
    expect(await second.type(own, web)).toContain("no longer good");
    await second.type(renewed, web);
    const third = await seatPerson(test);
    expect(await third.type(renewed, { channel: "terminal" })).toContain("has been used already");
    third.clock.advance(11 * 60_000);
    expect(await third.type(own, { channel: "terminal" })).toContain("no longer good");
  });

  it("takes five wrong codes, then none for ten minutes, not even a right one", async () => {
    const { first, second } = await seatBoth();
    for (let guess = 0; guess < 5; guess += 1)
      expect(await second.type(`K7MP-Q2R${"23456"[guess]}`, web)).toContain("I don't know this code");
    const code = codeIn(await first.type("/link"));
    expect(await second.type(code, web)).toContain("one wrong code too many");
    expect(await second.type("K7MP-Q2R7", web)).toContain("one wrong code too many");
    second.clock.advance(10 * 60_000 + 1);
    first.clock.advance(10 * 60_000 + 1);
    expect(await second.type(codeIn(await first.type("/link")), web)).toContain("would become one for me");
  });

  it("joins nobody under 18 with an adult", async () => {
    const { first, second } = await seatBoth();
    const stage = (person: ScriptedPerson, name: string) =>
      test.database.query({ text: "UPDATE people SET stage = $2 WHERE id = $1", values: [person.id, name] });
    await stage(first, "minor");
    await stage(second, "adult");
    expect(await second.type(codeIn(await first.type("/link")), web)).toContain("someone under 18");
  });

  it("shows nothing about health before both have said yes, and takes no forged button", async () => {
    const { first, second } = await seatBoth();
    await storeReport(test, first, typicalAnswers, first.clock.now());
    await second.type(codeIn(await first.type("/link")), web);
    await sayYes(second, web);
    expect(await second.type("/report", web)).not.toMatch(/\d\d of 100/);
    const stranger = await seatPerson(test);
    const idStart = await requestOf(first);
    for (const value of [`yes.${idStart}`, "yes.", "yes.%", "no", `yes.${idStart.slice(0, 4)}`])
      expect(await stranger.pressButton({ action: "link", value })).toContain("That question is over");
    const [open] = await test.database.query<{ state: string }>({
      text: "SELECT state FROM link_requests WHERE person_id = $1",
      values: [first.id],
    });
    expect(open?.state).toBe("open");
  });

  it("is said in every language, and its buttons fit the platforms", async () => {
    for (const locale of locales) {
      const first = await seatAgreedPerson(test, { locale });
      const second = await seatPerson(test, { locale });
      const given = await first.type("/link");
      const asked = await second.type(codeIn(given), web);
      for (const words of [given, asked]) expect(words).not.toMatch(/\{\{|link:/);
      expect(asked).toContain("Telegram");
    }
  });
});
