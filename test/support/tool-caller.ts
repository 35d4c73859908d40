import { bindTools, type CallContext, type ToolOutcome } from "../../agent/bind.ts";
import type { ToolContext } from "../../agent/tool.ts";
import { tools } from "../../agent/tools.ts";
import { type MovableClock, movableClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import { type Locale, translator } from "../../core/locales.ts";
import type { Json } from "../../core/message.ts";
import { setDayRule } from "../../models/days/day-rules.ts";
import { addHabit, type NewHabit } from "../../models/habits/habits.ts";
import { silentLog, type TestDatabase } from "./database.ts";
import { samplePlan, storeWeek } from "./plan-samples.ts";

/** What a tool answered, with its facts read. */
export interface Answered extends ToolOutcome {
  readonly facts: { readonly [key: string]: Json };
}

/** Somebody for whom Leo's tools can be called as a model would. */
export interface Caller {
  readonly id: string;
  readonly clock: MovableClock;
  readonly context: CallContext;
  call(name: string, args: object, callId?: string, turnId?: string): Promise<Answered>;
  addHabit(name: string, more?: Partial<NewHabit>): Promise<string>;
  /** Seven days from tomorrow on. */
  storePlan(): Promise<void>;
}

/** Monday, one in the afternoon in Berlin. */
export const callerStart = new Date("2026-03-02T12:00Z");

/** Seats an adult in Berlin who has nothing yet. */
export async function seatCaller(
  test: TestDatabase,
  options: { readonly locale?: Locale } & Partial<
    Pick<ToolContext, "isAdult" | "isInCrisisCare" | "log">
  > = {},
): Promise<Caller> {
  const { database } = test;
  const id = newId();
  const clock = movableClock(callerStart);
  const { locale = "en", ...more } = options;
  const stage = options.isAdult === false ? "minor" : "adult";
  await database.query({
    text: `INSERT INTO people (id, locale, stage, region, time_zone, created_at)
      VALUES ($1, $2, $3, 'DE', 'Europe/Berlin', '2026-01-01')`,
    values: [id, locale, stage],
  });
  const dayRule = await setDayRule(database, id, { timeZone: "Europe/Berlin" }, new Date("2026-01-01"));
  const context: CallContext = {
    ...{
      personId: id,
      turnId: "turn",
      channel: "telegram",
      locale,
      t: translator(locale),
      dayRule,
      database,
    },
    ...{ isAdult: true, isInCrisisCare: false, now: clock.now, log: silentLog },
    signal: new AbortController().signal,
    ...more,
  };
  const callTool = bindTools(tools);
  return {
    ...{ id, clock, context },
    call: async (name, args, callId = newId(), turnId = "turn") => {
      const outcome = await callTool({ id: callId, name, args }, { ...context, turnId });
      const { facts = {} } = JSON.parse(outcome.content) as { facts?: Answered["facts"] };
      return { ...outcome, facts };
    },
    addHabit: async (name, habit = {}) => {
      const wanted = {
        personId: id,
        name,
        schedule: { kind: "daily" },
        source: "words",
        now: clock.now(),
      } as const;
      const added = await database.transaction((transaction) =>
        addHabit(transaction, { ...wanted, ...habit }),
      );
      return added.id;
    },
    storePlan: async () => {
      await storeWeek(test, id, samplePlan("2026-03-03"), clock.now());
    },
  };
}
