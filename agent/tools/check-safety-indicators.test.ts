import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answer, callTools } from "../../test/emulators/model-server.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { startMind, type TestMind } from "../../test/support/mind.ts";
import { tools } from "../tools.ts";

const check = (observed: string, text = "I don't see the point of it all") =>
  callTools({ name: "check_safety_indicators", input: { user_message: text, observed } });

describe("check_safety_indicators", () => {
  let test: TestDatabase;
  let mind: TestMind;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    mind = await startMind(test, { tools, gemini: false });
  });
  afterEach(() => mind.close());

  it.each([
    ["passive_wish_to_be_dead", 2],
    ["active_thoughts_of_suicide", 3],
    ["intent_plan_or_acting", 5],
    ["self_harm", "S"],
  ])("ends the turn with the crisis protocol where a model observes %s", async (observed, level) => {
    mind.openai.script(check(observed));
    const heard = await mind.ask(await mind.person(), "hm");
    expect(heard.reply).toMatchObject({ kind: "danger", screening: { level } });
    mind.verify();
  });

  it("never lowers what the rules find in the words it is given", async () => {
    mind.openai.script(check("none", "I want to kill myself"));
    const heard = await mind.ask(await mind.person(), "hm");
    expect(heard.reply).toMatchObject({ kind: "danger", screening: { level: 3 } });
    mind.verify();
  });

  it("does nothing that was asked for besides, after the danger", async () => {
    const both = callTools(
      { name: "check_safety_indicators", input: { user_message: "hm", observed: "medical_emergency" } },
      { name: "set_reminder", input: { what: "walk", time: "09:00", state: "on" } },
    );
    mind.openai.script(both);
    const person = await mind.person();
    const heard = await mind.ask(person, "hm");
    expect(heard).toMatchObject({ reply: { kind: "danger" }, tools: ["check_safety_indicators"] });
    const kept = { text: "SELECT 1 FROM reminders WHERE person_id = $1", values: [person.id] };
    expect(await test.database.query(kept)).toEqual([]);
  });

  it("lets the conversation go on in distress, and tells the protocol to follow", async () => {
    mind.openai.script(
      check("distress"),
      answer({ text: "That sounds heavy.", quick_replies: ["open_safety"] }),
    );
    const heard = await mind.ask(await mind.person(), "hm");
    expect(heard.reply).toMatchObject({ kind: "answer", markdown: "That sounds heavy." });
    expect(mind.openai.requests[1]?.raw).toContain("say back what you hear");
    mind.verify();
  });
});
