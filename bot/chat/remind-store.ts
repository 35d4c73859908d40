import { loadRemindView as loadView, type RemindView } from "../../agent/remind-view.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import { wallClock } from "../../models/days/leo-day.ts";
import { addDays } from "../../models/days/local-date.ts";
import {
  changeReminder,
  type Reminder,
  type ReminderChange,
  removeReminder,
} from "../../models/nudges/reminders.ts";
import { setPlace } from "../../models/people/people.ts";
import { text } from "./blocks.ts";
import { placeWords, shortId } from "./check-in-view.ts";
import { type ChatContext, placeOf, withPerson } from "./context.ts";

/** Loads a person's reminders, habits and settings. */
export async function loadRemindView({ turn, person, t }: ChatContext): Promise<RemindView> {
  const now = turn.now();
  const rule = await findDayRule(turn.transaction, person.id, now);
  return loadView(turn.transaction, person.id, { t, locale: person.locale, rule, now });
}

/** Days for which a single reminder that has come is still kept. */
const keptDays = 7;

/** Deletes single reminders that are long behind. */
export async function clearOver(
  { turn, person }: ChatContext,
  { reminders, when }: RemindView,
): Promise<void> {
  const last = addDays(wallClock(when.now, when.rule.timeZone).date, -keptDays);
  for (const { id, once } of reminders)
    if (once !== null && once < last) await removeReminder(turn.transaction, person.id, id, turn.now());
}

/** A reminder by the beginning of its id, as buttons carry it. */
export function findReminder(view: RemindView, idStart: string): Reminder | undefined {
  const found = view.reminders.filter(({ id }) => shortId(id) === idStart);
  return found.length === 1 ? found[0] : undefined;
}

/** Changes a reminder; `undefined` where it is gone meanwhile. */
export async function change(
  { turn, person }: ChatContext,
  reminder: Reminder,
  changed: ReminderChange,
): Promise<Reminder | undefined> {
  return changeReminder(turn.transaction, person.id, reminder.id, changed, turn.now());
}

/**
 * The person with a time zone, since every reminder needs one: where none is known yet, the one the platform or the
 * language suggests is taken and said, and `/timezone` changes it. Without any guess the person stays without one.
 */
export async function withZone(context: ChatContext): Promise<ChatContext> {
  const { turn, person } = context;
  const guess = placeOf(context);
  if (person.timeZone !== null || guess === undefined) return context;
  const placed = withPerson(context, await setPlace(turn.transaction, person, guess, turn.now()));
  const words = placeWords(guess, person.locale, turn.now());
  turn.say([text(placed.t("remind:zoneTaken", { ...words }))]);
  return placed;
}
