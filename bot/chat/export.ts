import { translator } from "../../core/locales.ts";
import { didSince, recordAction } from "../../models/people/audit.ts";
import { exportOutcome } from "../jobs/export-job.ts";
import { text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import type { HandleEvent } from "./turn.ts";

/** For how long an export that was asked for is thought to be on its way, in milliseconds. */
const patienceMs = 60_000;

/** `/export`: has a file made of everything Leo keeps about the person. */
export async function askForExport({ turn, person, t, deps }: ChatContext): Promise<void> {
  const { transaction, conversation } = turn;
  const now = turn.now();
  if (await didSince(transaction, person.id, "export", new Date(now.getTime() - patienceMs))) {
    turn.say([text(t("export:onItsWay"))]);
    return;
  }
  const detail = { channel: conversation.channel };
  await recordAction(transaction, person.id, { action: "export", detail, now });
  await deps.exportLater(transaction, { personId: person.id, conversation });
  turn.say([text(t("export:asked"))]);
}

/** A file is ready, or could not be made. */
export const answerExported: HandleEvent = async (turn) => {
  const t = translator(turn.person.locale);
  const outcome = exportOutcome.parse(turn.event.detail);
  if (outcome.kind === "failed") {
    turn.say([text(t("export:failed"))]);
    return;
  }
  const { json, shortened, day } = outcome;
  const cut = shortened.length === 0 ? "" : `\n\n${t("export:shortened", { lists: shortened.join(", ") })}`;
  turn.say([
    text(`${t("export:ready")}${cut}`),
    {
      kind: "file",
      name: `leo-data-${day}.json`,
      mediaType: "application/json",
      base64: Buffer.from(json).toString("base64"),
      label: t("export:label"),
    },
  ]);
};
