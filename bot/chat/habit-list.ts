import { habitLine, nameOnButton } from "../../agent/words/habit-words.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import type { Database } from "../../models/database.ts";
import type { HabitStanding } from "../../models/habits/standing.ts";
import { habitStandings } from "../../models/habits/standings.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { asking, rowsOf } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { tickRows } from "./habit-ticks.ts";

/** Buttons under the list of habits and under a habit. */
export const habitAction = "habit";

/** Slot of the message that shows the habits, or one of them. */
export const habitsSlot = "habits";

/** Whose habits are shown, in which language, and when. */
export interface HabitListView extends Pick<ChatContext, "person" | "t"> {
  readonly queries: Pick<Database, "query">;
  readonly now: Date;
}

function listButtons({ t }: HabitListView, standings: readonly HabitStanding[]): readonly Button[] {
  const add: Button = { action: habitAction, value: "add", label: t("habits:buttons.add") };
  if (standings.length === 0) return [add];
  const isAllPaused = standings.every(({ today }) => today === "paused");
  const [what, words] = isAllPaused ? ["wake.all", "resumeAll"] : ["pause.all", "pauseAll"];
  return [
    { action: habitAction, value: "pick", label: t("habits:buttons.details") },
    add,
    { action: habitAction, value: what, label: t(`habits:buttons.${words}`) },
  ];
}

/** All habits of a person with their numbers, and a tick button for each that is due. */
export async function habitList(view: HabitListView): Promise<OutboundMessage> {
  const { queries, person, t, now } = view;
  const standings = await habitStandings(queries, person.id, now);
  const buttons = listButtons(view, standings).map((button) => [button]);
  if (standings.length === 0) return asking(t("habits:list.empty"), buttons);
  const withNumbers = !(await isInCrisisCare(queries, person.id, now));
  const lines = standings.map((standing) => habitLine(standing, { t, locale: person.locale, withNumbers }));
  const ticks = tickRows(standings, habitAction);
  const howTo = ticks.length === 0 ? [] : ["", t("habits:list.tap")];
  return asking([t("habits:list.title"), "", ...lines, ...howTo].join("\n"), [...ticks, ...buttons]);
}

/** The same in a turn. */
export function habitListMessage({ turn, person, t }: ChatContext): Promise<OutboundMessage> {
  return habitList({ queries: turn.transaction, person, t, now: turn.now() });
}

/** Asks which habit to look at. */
export async function habitChoiceMessage(context: ChatContext): Promise<OutboundMessage> {
  const { turn, person, t } = context;
  const standings = await habitStandings(turn.transaction, person.id, turn.now());
  const buttons = standings.map(({ habit }): Button => {
    return { action: habitAction, value: `view.${shortId(habit.id)}`, label: nameOnButton(habit) };
  });
  const back: Button = { action: habitAction, value: "list", label: t("habits:buttons.back") };
  return asking(t("habits:list.which"), [...rowsOf(buttons), [back]]);
}
