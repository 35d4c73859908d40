import { newId } from "../../core/ids.ts";
import type { InboundContent } from "../../core/message.ts";
import type { Transaction } from "../../models/database.ts";
import { changeNudgeSettings } from "../../models/nudges/settings.ts";
import { findPerson } from "../../models/people/find-person.ts";
import { setPlace } from "../../models/people/people.ts";
import type { Random } from "../durability/random.ts";
import { buttonsOf } from "../support/turn.ts";
import type { NudgeInstance } from "./instance.ts";
import { localTime } from "./local-time.ts";
import type { Deed } from "./people.ts";
import type { Platform, TakenMessage } from "./platform.ts";
import type { Happening } from "./record.ts";
import type { Seated } from "./seat.ts";

/** What people do, done through Leo and written down for the auditor. */
export interface Life {
  readonly happenings: readonly Happening[];
  act(who: Seated, deed: Deed, now: Date): Promise<void>;
  /** Lets those answer who do, to what they just got. */
  answer(message: TakenMessage, now: Date): Promise<void>;
}

/** How often somebody who answers does so. */
const answerShare = 0.7;

/** Begins everybody's life. */
export function beginLife(
  instance: NudgeInstance,
  platform: Platform,
  seated: readonly Seated[],
  random: Random,
): Life {
  const happenings: Happening[] = [];
  const byName = new Map(seated.map((one) => [one.person.name, one]));
  const zoneOf = new Map(seated.map(({ person }) => [person.name, person.timeZone]));

  const send = (name: string, content: InboundContent, now: Date) =>
    instance.receive({
      id: newId(),
      conversation: { channel: "terminal", id: name, kind: "direct" },
      sender: { id: name },
      sentAt: now,
      content,
    });
  const change = (work: (transaction: Transaction) => Promise<unknown>) =>
    instance.database.transaction(work);

  const write = async (name: string, text: string, now: Date) => {
    platform.unblock(name);
    await send(name, { kind: "text", text }, now);
  };
  const tick = (who: Seated, now: Date) => {
    const { name, timeZone } = who.person;
    const { date } = localTime(now, zoneOf.get(name) ?? timeZone);
    const value = `done.${who.habitId.slice(0, 8)}.${date.replaceAll("-", "")}`;
    return send(name, { kind: "action", action: "habit", value }, now);
  };
  const move = async (who: Seated, timeZone: string, now: Date) => {
    zoneOf.set(who.person.name, timeZone);
    await change(async (transaction) => {
      const person = await findPerson(transaction, who.id);
      if (person !== undefined) await setPlace(transaction, person, { region: null, timeZone }, now);
    });
  };

  return {
    happenings,
    act: async (who, deed, now) => {
      const { name } = who.person;
      happenings.push({ person: name, at: now, deed });
      switch (deed.kind) {
        case "talk":
          return write(name, "/privacy", now);
        case "grave":
          return write(name, "I want to kill myself", now);
        case "tick-early":
          return tick(who, now);
        case "block":
          return platform.block(name);
        case "mute":
          await change((transaction) =>
            changeNudgeSettings(transaction, who.id, { mutedUntil: deed.until }, now),
          );
          return;
        case "move":
          return move(who, deed.timeZone, now);
      }
    },
    answer: async ({ person: name, message }, now) => {
      const who = byName.get(name);
      const done = buttonsOf(message).find(
        ({ action, value }) => action === "nudge" && value.startsWith("done."),
      );
      if (who?.person.way !== "answers" || done === undefined || random() > answerShare) return;
      happenings.push({ person: name, at: now, deed: { kind: "answer" } });
      await send(name, { kind: "action", action: done.action, value: done.value }, now);
    },
  };
}
