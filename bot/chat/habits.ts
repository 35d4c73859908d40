import type { OutboundMessage } from "../../core/message.ts";
import { addHabit } from "../../models/habits/habits.ts";
import type { HabitStanding } from "../../models/habits/standing.ts";
import { habitStandings } from "../../models/habits/standings.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import { orRefuse, takeTick, tickRows } from "./habit-ticks.ts";
import { nameInText, scheduleWords, stateMarks, streakWords } from "./habit-words.ts";
import { offerNudges } from "./nudge-offer.ts";

/** Buttons under the list of habits; a value is one of `tickValue`. */
export const habitAction = "habit";
const habitsSlot = "habits";

/** Words behind `/habits` that add one. */
const addWords = /^(?:add|new|добавить|добавь|новая|añadir|agregar|nuevo|hinzufügen|neu)\s+/iu;

function habitLine(context: ChatContext, standing: HabitStanding, withNumbers: boolean): string {
  const { t, person } = context;
  const { habit, strengthPercent, streak, today } = standing;
  const line = `- ${stateMarks[today]} **${nameInText(habit)}** (${scheduleWords(habit.schedule, t, person.locale)})`;
  if (!withNumbers) return line;
  const strength = t("habits:strength", { percent: Math.round(strengthPercent) });
  return `${line}: ${[strength, streakWords(streak, t)].filter((part) => part !== undefined).join(", ")}`;
}

async function listMessage(context: ChatContext): Promise<OutboundMessage> {
  const { turn, person, t } = context;
  const standings = await habitStandings(turn.transaction, person.id, turn.now());
  if (standings.length === 0) return [text(t("habits:list.empty"))];
  // In the days after a crisis nothing is counted where the person sees it.
  const withNumbers = !(await isInCrisisCare(turn.transaction, person.id, turn.now()));
  const lines = standings.map((standing) => habitLine(context, standing, withNumbers));
  const rows = tickRows(standings, habitAction);
  const howTo = rows.length === 0 ? [] : ["", t("habits:list.tap")];
  return asking([t("habits:list.title"), "", ...lines, ...howTo].join("\n"), rows);
}

/** `/habits`: the list with a tick button for each that is due; `/habits add …` adds one. */
export async function openHabits(context: ChatContext, argument: string): Promise<void> {
  const { turn, person, t } = context;
  const isNew = addWords.test(argument);
  if (isNew) {
    const name = argument.replace(addWords, "");
    const added = await orRefuse(context, () =>
      addHabit(turn.transaction, {
        personId: person.id,
        name,
        schedule: { kind: "daily" },
        source: "words",
        now: turn.now(),
      }),
    );
    if (added === undefined) return;
    turn.say([text(t("habits:added", { name: nameInText(added) }))]);
  }
  turn.release(habitsSlot);
  turn.say(await listMessage(context), { slot: habitsSlot });
  if (isNew) await offerNudges(context);
  await returnToQuestion(context);
}

/** A habit's button in the list was pressed: marks it, and the list shows it. */
export async function pressHabit(context: ChatContext, value: string): Promise<void> {
  await takeTick(context, value);
  context.turn.say(await listMessage(context), { slot: habitsSlot });
}
