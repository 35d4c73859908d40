import { findExpectation, setExpectation } from "../../models/people/people.ts";
import { text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { analysisSlot, progressMessage } from "./progress.ts";
import type { AnalysisRequest } from "./turn.ts";

/** How long an analysis is thought to be on its way before it may be started once more, in milliseconds. */
const patienceMs = 3 * 60_000;

function mark(checkInId: string): `analysing:${string}` {
  return `analysing:${shortId(checkInId)}`;
}

/** Ends what is kept in mind while a picture of this album is looked at. */
export function lookedAtAlbum(album: string): string {
  return `#${album}`;
}

/** The same once the person was told that only one picture is looked at. */
export function toldAlbum(album: string): string {
  return `${lookedAtAlbum(album)}.told`;
}

/** Whether a check-in's analysis was started a moment ago. */
export async function isOnItsWay(context: ChatContext, checkInId: string): Promise<boolean> {
  const { turn, person } = context;
  const [name, startedAt] = ((await findExpectation(turn.transaction, person.id)) ?? "").split(/[@#]/);
  return name === mark(checkInId) && turn.now().getTime() - Number(startedAt) < patienceMs;
}

/** Starts an analysis and shows its steps; the same answers are not analysed twice at once. */
export async function startAnalysis(
  context: ChatContext,
  request: AnalysisRequest & { readonly checkInId: string },
  album?: string,
): Promise<void> {
  const { turn, person, t } = context;
  // A new photo is worth another look at the same answers.
  if (request.photo === undefined && (await isOnItsWay(context, request.checkInId))) {
    turn.say([text(t("chat:stillWorking"))]);
    return;
  }
  await setExpectation(
    turn.transaction,
    person.id,
    `${mark(request.checkInId)}@${turn.now().getTime()}${album === undefined ? "" : lookedAtAlbum(album)}`,
  );
  turn.analyse(request);
  turn.release(analysisSlot);
  const message = progressMessage(new Map(), request.photo !== undefined, t);
  turn.say(message, { slot: analysisSlot, paced: true });
}
