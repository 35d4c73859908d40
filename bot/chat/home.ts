import { emergencyWords } from "../../agent/safety/reply.ts";
import type { Clock } from "../../core/clock.ts";
import { matchLocale, type Translate, translator } from "../../core/locales.ts";
import type { Button, OutboundMessage, SenderRef } from "../../core/message.ts";
import type { Database } from "../../models/database.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import { leoDay } from "../../models/days/leo-day.ts";
import { findPersonByAccount } from "../../models/people/find-person.ts";
import type { Person } from "../../models/people/person.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { asking, rowsOf } from "./blocks.ts";
import { checkInAction } from "./check-in-view.ts";
import { type CommandName, commandAction } from "./command-names.ts";
import { habitList } from "./habit-list.ts";
import { todayList } from "./plan-today.ts";

/** What somebody's start page inside a chat platform says now. */
export type ShowHome = (channel: string, sender: SenderRef) => Promise<OutboundMessage>;

function command(name: CommandName, label: string): Button {
  return { action: commandAction, value: name, label };
}

/** For somebody who hasn't agreed to anything yet: what Leo is, and a way to begin. */
function greeting(t: Translate, region: string | null): OutboundMessage {
  const words = [t("onboarding:hello"), t("onboarding:whatIAm", { emergency: emergencyWords(region, t) })];
  return asking(words.join("\n\n"), [
    [command("start", t("home:start")), command("safe", t("home:buttons.safe"))],
  ]);
}

function menuButtons(person: Person, t: Translate, scoring: boolean): readonly Button[] {
  const start: Button = { action: checkInAction, value: "any.any.start", label: t("check-in:buttons.start") };
  const scored =
    scoring && person.stage !== "minor" ? [start, command("report", t("home:buttons.report"))] : [];
  return [...scored, command("safe", t("home:buttons.safe"))];
}

/**
 * Shows a person's own start page: a greeting until they have agreed, then their plan and habits of today with tick
 * buttons, and what else there is. It is for the eyes of that one person; nothing is stored by looking at it.
 */
export function createHome(database: Database, clock: Clock): ShowHome {
  return async (channel, sender) => {
    const person = await findPersonByAccount(database, channel, sender.id);
    const t = translator(person?.locale ?? matchLocale(sender.languageTag) ?? "en");
    if (person === undefined || person.stage === "new") return greeting(t, person?.region ?? null);
    const now = clock();
    const view = { queries: database, person, t, now };
    // The plan is for adults, as /today is.
    const today =
      person.stage === "adult"
        ? await todayList(view, leoDay(now, await findDayRule(database, person.id, now)))
        : await habitList(view);
    // In the days after a crisis scores rest.
    const scoring = !(await isInCrisisCare(database, person.id, now));
    return [...today, ...asking(t("home:menu"), rowsOf(menuButtons(person, t, scoring)))];
  };
}
