import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addHabit } from "../../models/habits/habits.ts";
import { habitStandings } from "../../models/habits/standings.ts";
import { changeNudgeSettings, findNudgeSettings } from "../../models/nudges/settings.ts";
import { writePlan } from "../../models/plans/plans.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { type NudgedPerson, seatNudged } from "../support/nudges.ts";
import { samplePlan } from "../support/plan-samples.ts";
import { pressData } from "../support/telegram-press.ts";

let leo: WholeLeo;
let anna: NudgedPerson;

beforeAll(async () => {
  leo = await startWholeLeo();
});
afterAll(() => leo.stop());
beforeEach(async () => {
  leo.clock.set(new Date("2026-03-02T11:00:00Z"));
  anna = await seatNudged(leo);
});

const addDaily = (name: string) =>
  anna.change((transaction, personId, now) =>
    addHabit(transaction, { personId, name, schedule: { kind: "daily" }, source: "words", now }),
  );
const turnOn = (weekly = false) =>
  anna.change((transaction, personId, now) =>
    changeNudgeSettings(transaction, personId, { state: "on", weekly }, now),
  );
const day = (date: number, time = "19:00") => `2026-03-${String(date).padStart(2, "0")}T${time}:00Z`;

/** The days of March on which somebody got a digest, looking at each evening of a stretch. */
async function nudgedDays(from: number, to: number): Promise<readonly number[]> {
  const days: number[] = [];
  for (let date = from; date <= to; date += 1) {
    const before = anna.user.replies().length;
    await anna.at(new Date(Date.UTC(2026, 2, date, 19)).toISOString());
    if (anna.user.replies().length > before) days.push(date);
  }
  return days;
}

describe("the offer", () => {
  it("comes with the first habit, once, and nothing is on without a yes", async () => {
    await anna.say("/habits add walk 10 minutes, daily");
    expect(anna.shown()).toContain("Shall I remind you once a day");
    expect((await findNudgeSettings(leo.database, anna.id)).state).toBe("off");
    await anna.press("No, thanks");
    const asked = anna.user.replies().filter(({ text }) => text.startsWith("Shall I remind you"));
    await anna.say("/habits add read, daily");
    expect(anna.user.replies().filter(({ text }) => text.startsWith("Shall I remind you"))).toEqual(
      asked.slice(1),
    );
    expect(await nudgedDays(2, 4)).toEqual([]);
  });

  it("taken with a time brings a digest at that time from then on", async () => {
    await anna.say("/habits add walk 10 minutes, daily");
    await anna.press("18:00");
    expect(anna.shown()).toContain("once a day at 18:00");
    await anna.at(day(2, "17:00"));
    expect(anna.shown()).toContain("○ walk 10 minutes");
  });
});

describe("the digest", () => {
  it("names what is open; a tick in it marks the habit and edits the message", async () => {
    const [walk] = [await addDaily("Walk"), await addDaily("Read")];
    await turnOn();
    const nudge = await anna.at(day(2));
    expect(anna.shown()).toContain("○ Walk\n○ Read");
    const ticked = await anna.press("○ Walk");
    expect(ticked.messageId).toBe(nudge.messageId);
    expect(anna.shown()).toContain("✓ Walk\n○ Read");
    const standings = await habitStandings(leo.database, anna.id, leo.clock.now());
    expect(standings.find(({ habit }) => habit.id === walk.id)?.today).toBe("done");
    await anna.press("○ Read");
    expect(anna.shown()).toBe("All told for today. Well done.\n\n✓ Walk\n✓ Read");
  });

  it("names the plan's focus of the day until it's ticked off, without any habit too", async () => {
    const { planId } = await anna.change((transaction, personId, now) =>
      writePlan(transaction, {
        ...{ personId, content: samplePlan("2026-03-02"), actor: "leo", locale: "en", now },
        ...{ assessmentId: null, analysedBy: "local" },
      }).then(({ plan }) => plan),
    );
    await turnOn();
    await anna.at(day(2));
    expect(anna.shown()).toBe("Today's focus: first focus 1\n[Less often] [Stop]");
    await leo.database.query({
      text: `INSERT INTO plan_ticks (person_id, plan_id, date, item, label, channel, at)
        VALUES ($1, $2, '2026-03-03', 'focus', 'x', 'telegram', now())`,
      values: [anna.id, planId],
    });
    expect(await nudgedDays(3, 3)).toEqual([]);
  });

  it("isn't the same text every day", async () => {
    await addDaily("Walk");
    await turnOn();
    const openings = new Set<string>();
    for (const date of [2, 3, 4]) {
      openings.add((await anna.at(day(date))).text.split("\n")[0] ?? "");
      await anna.press("Skip");
    }
    expect(openings.size).toBe(3);
  });

  it("doesn't come when all is done, nor within two hours of a message", async () => {
    await addDaily("Walk");
    await turnOn();
    await anna.say("/habits");
    await anna.press("○ Walk");
    expect(await nudgedDays(2, 2)).toEqual([]);
    leo.clock.set(new Date(day(3, "17:30")));
    await anna.say("hello");
    expect(await nudgedDays(3, 4)).toEqual([4]);
    expect(await anna.outcomes()).toEqual([
      "2026-03-02 digest all-done",
      "2026-03-03 digest spoke-recently",
      "2026-03-04 digest sent",
    ]);
  });

  it("that nobody answers comes on days 1, 2, 4, 6, 9, 12, 19 and 26; the last asks how to go on", async () => {
    await addDaily("Walk");
    await turnOn();
    expect((await nudgedDays(2, 40)).map((date) => date - 1)).toEqual([1, 2, 4, 6, 9, 12, 19, 26]);
    expect(anna.shown()).toContain("How shall we go on?");
    expect(anna.shown()).toContain("[Keep it weekly]");
    await anna.press("Keep it weekly");
    expect(anna.shown()).toContain("once a week");
    expect((await nudgedDays(41, 60)).length).toBeLessThanOrEqual(3);
  });

  it("comes again once somebody who was silent speaks", async () => {
    await addDaily("Walk");
    await turnOn();
    await nudgedDays(2, 40);
    leo.clock.set(new Date(Date.UTC(2026, 2, 41, 10)));
    await anna.say("hello");
    expect(await nudgedDays(41, 42)).toEqual([41, 42]);
  });

  it("asks about a better time once things were done at another one, and moves only with a yes", async () => {
    await addDaily("Walk");
    await turnOn();
    for (let date = 2; date <= 9; date += 1) {
      leo.clock.set(new Date(day(date, "11:00")));
      await anna.say("/habits");
      if (date < 9) await anna.press("○ Walk");
    }
    await anna.at(day(9));
    await anna.press("Done");
    expect(anna.shown()).toContain("around 12:00. Shall I write at 11:30 instead of 20:00?");
    expect((await findNudgeSettings(leo.database, anna.id)).digestTime).toBe("20:00");
    await anna.press("11:30");
    expect((await findNudgeSettings(leo.database, anna.id)).digestTime).toBe("11:30");
  });

  it("told done twice, from two channels, is told once", async () => {
    await addDaily("Walk");
    await turnOn();
    const nudge = await anna.at(day(2));
    const other = leo.telegram.user({ languageCode: "en" });
    await leo.database.query({
      text: `INSERT INTO accounts (channel, platform_user_id, person_id, created_at) VALUES ('telegram', $1, $2, now())`,
      values: [String(other.id), anna.id],
    });
    other.text("/privacy");
    pressData(leo.telegram, other, nudge.buttons[0]?.[0]?.data ?? "");
    await leo.settled();
    pressData(leo.telegram, anna.user, nudge.buttons[0]?.[0]?.data ?? "");
    await leo.settled();
    const marks = await leo.database.query({
      text: "SELECT 1 FROM habit_marks WHERE person_id = $1",
      values: [anna.id],
    });
    expect(marks).toHaveLength(1);
    expect(other.replies().at(-1)?.text).toContain("✓ Walk");
    expect(anna.user.replies().at(-1)?.text).toContain("✓ Walk");
  });

  it("can be told done the next morning, for the day it was about", async () => {
    await addDaily("Walk");
    await turnOn();
    await anna.at(day(2));
    leo.clock.set(new Date(day(3, "07:00")));
    await anna.press("Done");
    const [mark] = await leo.database.query<{ date: string }>({
      text: "SELECT local_date::text AS date FROM habit_marks WHERE person_id = $1",
      values: [anna.id],
    });
    expect(mark?.date).toBe("2026-03-02");
    expect(anna.shown()).toContain("✓ Walk");
  });
});

it("Sunday's brings the week, skips told apart", async () => {
  await addDaily("Walk");
  await turnOn(true);
  for (const date of [3, 4, 5, 6]) {
    await anna.at(day(date));
    await anna.press(date === 6 ? "Skip" : "Done");
  }
  await anna.at(day(8));
  expect(anna.shown()).toContain("Walk: done 3 times, 1 skipped");
  expect(anna.user.replies().at(-1)?.photo).toBeDefined();
  const told = await anna.press("Done");
  expect(told.text).toContain("✓ Walk");
  expect(told.photo).toBeDefined();
});
