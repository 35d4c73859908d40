import type { Block, OutboundMessage } from "../../core/message.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import type { HabitCourse } from "../../models/habits/standings.ts";
import type { Person } from "../../models/people/person.ts";
import { readProgress } from "../../models/progress/snapshots.ts";
import { drawWeekCard } from "../cards/week-card.ts";
import { weekCardAlt, weekCardData } from "../cards/week-card-data.ts";
import { drawYearCard } from "../cards/year-card.ts";
import { yearCardAlt, yearCardData } from "../cards/year-card-data.ts";
import type { Turn } from "./turn.ts";

/** What pictures are drawn within: a turn, whoever opened it. */
export interface PictureContext {
  readonly turn: Pick<Turn, "transaction" | "now" | "log">;
  readonly person: Person;
}

/** A picture, or nothing where it can't be drawn: the words beside it say all that it says. */
async function picture(
  { turn }: PictureContext,
  alt: string,
  draw: () => Promise<Uint8Array>,
): Promise<Block | undefined> {
  try {
    return { kind: "image", pngBase64: Buffer.from(await draw()).toString("base64"), alt };
  } catch (error) {
    turn.log.error({ err: error }, "habits could not be drawn");
    return undefined;
  }
}

/** The seven days up to one of all habits as a picture; `undefined` where it can't be drawn. */
export async function weekPicture(context: PictureContext, to: LocalDate): Promise<Block | undefined> {
  const { turn, person } = context;
  const range = { from: addDays(to, -6), to, now: turn.now() };
  const data = weekCardData(await readProgress(turn.transaction, person.id, range), to, person.locale);
  return picture(context, weekCardAlt(data), () => drawWeekCard(data, person.locale));
}

/** A habit's last year as a picture, and the same in words; `undefined` where it can't be drawn. */
export async function yearPicture(
  context: PictureContext,
  course: HabitCourse,
): Promise<{ readonly picture: Block | undefined; readonly alt: string }> {
  const { locale } = context.person;
  const data = yearCardData(course, locale);
  const alt = yearCardAlt(data, locale);
  return { picture: await picture(context, alt, () => drawYearCard(data, locale)), alt };
}

/** A message with a picture before it, where there is one. */
export function withPicture(picture: Block | undefined, message: OutboundMessage): OutboundMessage {
  return picture === undefined ? message : [picture, ...message];
}
