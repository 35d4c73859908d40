import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tools } from "../../agent/tools.ts";
import { leoDay } from "../../models/days/leo-day.ts";
import { addDays } from "../../models/days/local-date.ts";
import { addHabit } from "../../models/habits/habits.ts";
import { habitStandings } from "../../models/habits/standings.ts";
import { listReminders } from "../../models/nudges/reminders.ts";
import { findCurrentPlan } from "../../models/plans/stored-plan.ts";
import { geminiKey, startGeminiServer } from "../emulators/gemini-server.ts";
import { answer, callTools, type ModelServer } from "../emulators/model-server.ts";
import { openAiKey, startOpenAiServer } from "../emulators/openai-server.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import { typicalAnswers } from "../support/analysis.ts";
import { agree } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { asksFor, factsIn, usablePlan } from "../support/model-answers.ts";
import { samplePlan, storeWeek } from "../support/plan-samples.ts";
import { personOf } from "../support/stored-answers.ts";
import { storeReport } from "../support/stored-report.ts";

const providers = {
  openai: {
    start: () => startOpenAiServer({ embedsByItself: true }),
    env: (url: string) => ({ OPENAI_API_KEY: openAiKey, OPENAI_BASE_URL: `${url}/v1` }),
  },
  gemini: {
    start: startGeminiServer,
    env: (url: string) => ({ GEMINI_API_KEY: geminiKey, GEMINI_BASE_URL: url }),
  },
} as const;

describe.each(["openai", "gemini"] as const)("by %s, on Telegram, every tool", (provider) => {
  let server: ModelServer;
  let leo: WholeLeo;
  let user: EmulatedUser;
  let personId: string;
  const called = new Set<string>();

  beforeAll(async () => {
    server = await providers[provider].start();
    leo = await startWholeLeo({ env: providers[provider].env(server.url) });
    user = leo.telegram.user({ languageCode: "en" });
    await agree(user);
    personId = await personOf(leo.database, "telegram", user.id);
    await leo.database.query({ text: "UPDATE people SET stage = 'adult' WHERE id = $1", values: [personId] });
    user.text("/stop");
    await leo.settled();
    const now = leo.clock.now();
    await storeReport({ database: leo.database }, { id: personId }, typicalAnswers, now);
    const today = leoDay(now, { timeZone: "UTC", startHour: 3 });
    await storeWeek({ database: leo.database }, personId, samplePlan(addDays(today, 1)), now);
    await leo.database.transaction((transaction) =>
      addHabit(transaction, { personId, name: "Walk", schedule: { kind: "daily" }, source: "words", now }),
    );
  }, 60_000);
  afterAll(async () => {
    await leo.stop();
    await server.close();
  });

  const withText = (text: string) =>
    user.waitFor((replies) => replies.some((one) => one.text.includes(text)), 20_000);

  /** A turn in which the model calls one tool and then answers; answers what the tool told the model. */
  const talk = async (name: string, input: object): Promise<string> => {
    const done = `Done with ${name} number ${called.size}.`;
    server.script(callTools({ name, input: input as never }), answer({ text: done, quick_replies: [] }));
    user.text(`please: ${name.replaceAll("_", " ")}`);
    await withText(done);
    called.add(name);
    await leo.settled();
    return server.requests.findLast(({ path }) => !path.endsWith("/embeddings"))?.raw ?? "";
  };

  const plan = async () => {
    const found = await findCurrentPlan(leo.database, personId);
    if (found === undefined) throw new Error("there is no plan");
    return found;
  };

  it("that reads tells the model what it asked for", async () => {
    expect(await talk("get_complete_user_context", { sections: ["assessment", "habits"] })).toContain("Walk");
    expect(await talk("identify_hidden_patterns", { days: 30 })).toContain("too_little_of");
  });

  it("that writes changes what the person asked to change", async () => {
    await talk("mark_habit_completed", { habit: "walk", state: "done" });
    const [walk] = await habitStandings(leo.database, personId, leo.clock.now());
    expect(walk?.today).toBe("done");
    await talk("set_reminder", { what: "walk", time: "18:30", state: "on" });
    expect(await listReminders(leo.database, personId)).toMatchObject([{ time: "18:30", on: true }]);
    await talk("update_morning_routine", { new_routine: ["Tea", "Stretch", "Page"] });
    await talk("update_specific_day_plan", { day: "2", updates: { mainFocus: "Yoga" } });
    const one = {
      category: "Sleep",
      title: "Dark",
      description: "At eleven.",
      time: "daily",
      reason: "Rest.",
    };
    await talk("update_weekly_challenges", { new_challenges: [one] });
    const { content, version } = await plan();
    expect(version).toBe(4);
    expect(content).toMatchObject({ morningRoutine: ["Tea", "Stretch", "Page"], weeklyChallenges: [one] });
    expect(content.days[1]?.mainFocus).toBe("Yoga");
  });

  it("that has to be confirmed waits for the button", async () => {
    await talk("restore_plan_version", { version: 1 });
    expect((await plan()).version).toBe(4);
    user.press("Yes, do it");
    await withText("is your plan again");
    expect(await plan()).toMatchObject({
      version: 5,
      content: { morningRoutine: ["Drink water", "Open the window", "Stretch"] },
    });

    await talk("regenerate_daily_plan", { wishes: "more rest" });
    expect((await plan()).version).toBe(5);
    server.scriptFor(asksFor("plan"), (request) => answer(usablePlan(factsIn(request), "en")));
    user.press("Yes, do it");
    await withText("Here is your week");
    expect(await plan()).toMatchObject({ version: 6, analysedBy: expect.stringContaining(provider) });
  });

  it("that finds danger ends the turn with the crisis protocol and nothing else", async () => {
    const input = { user_message: "it would be easier to be gone", observed: "active_thoughts_of_suicide" };
    server.script(callTools({ name: "check_safety_indicators", input }));
    user.text("hm, you know");
    await withText("Are you safe at this moment?");
    called.add("check_safety_indicators");
    await leo.settled();
    const events = await leo.database.query({
      text: "SELECT detail FROM audit_log WHERE person_id = $1 AND action = 'safety-screen'",
      values: [personId],
    });
    expect(events).toMatchObject([{ detail: { level: 3 } }]);
    expect(leo.logged.join("\n")).not.toContain("easier to be gone");
  });

  it("was called, and the model asked no more and no less than scripted", () => {
    expect([...called].sort()).toEqual(tools.map(({ name }) => name).sort());
    server.verify();
  });
});
