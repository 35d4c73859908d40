import type { Transaction } from "../../models/database.ts";
import type { EmulatedUser, SeenMessage } from "../emulators/telegram-person.ts";
import { agree } from "./check-in-player.ts";
import type { WholeLeo } from "./leo.ts";
import { personOf } from "./stored-answers.ts";

/** Somebody in Berlin on Telegram who has agreed, and whose nudges can be looked into. */
export interface NudgedPerson {
  readonly id: string;
  readonly user: EmulatedUser;
  /** Changes something of theirs as a turn would. */
  change<T>(work: (transaction: Transaction, personId: string, now: Date) => Promise<T>): Promise<T>;
  /** Moves the clock to a moment, lets what is due come, and answers what the chat shows last. */
  at(moment: string): Promise<SeenMessage>;
  /** Presses the newest button with this label, or this data, and answers what the chat shows last. */
  press(labelOrData: string): Promise<SeenMessage>;
  say(words: string): Promise<SeenMessage>;
  /** Words and buttons of the newest message. */
  shown(): string;
  /** What became of what was due: date, kind and outcome, oldest first. */
  outcomes(): Promise<readonly string[]>;
}

/** A message as words, with its buttons in brackets. */
export function shownMessage(message: SeenMessage | undefined): string {
  if (message === undefined) return "";
  const buttons = message.buttons.map((row) => row.map(({ label }) => `[${label}]`).join(" "));
  return [message.text, ...buttons].join("\n");
}

/** Seats somebody at noon in Berlin. */
export async function seatNudged(leo: WholeLeo, languageCode = "en"): Promise<NudgedPerson> {
  const user = leo.telegram.user({ languageCode });
  await agree(user);
  user.text("/timezone Berlin");
  user.text("/stop");
  await leo.settled();
  const id = await personOf(leo.database, "telegram", user.id);
  const last = (): SeenMessage => {
    const newest = user.replies().at(-1);
    if (newest === undefined) throw new Error("nothing was said");
    return newest;
  };
  return {
    id,
    user,
    change: (work) => leo.database.transaction((transaction) => work(transaction, id, leo.clock.now())),
    at: async (moment) => {
      leo.clock.set(new Date(moment));
      await leo.sweepNudges();
      return last();
    },
    press: async (labelOrData) => {
      user.press(labelOrData);
      await leo.settled();
      return last();
    },
    say: async (words) => {
      user.text(words);
      await leo.settled();
      return last();
    },
    shown: () => shownMessage(last()),
    outcomes: async () => {
      const rows = await leo.database.query<{ line: string }>({
        text: `SELECT local_date || ' ' || split_part(slot, ':', 1) || ' ' || outcome AS line FROM nudges
          WHERE person_id = $1 ORDER BY due_at, slot`,
        values: [id],
      });
      return rows.map(({ line }) => line);
    },
  };
}
