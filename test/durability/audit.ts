import { translator } from "../../core/locales.ts";
import type { Database } from "../../models/database.ts";
import type { Player } from "./player.ts";

/** What became of everything that people said and were told. */
export interface Audit {
  readonly people: number;
  /** Answers that people saw taken. */
  readonly answers: number;
  /** Of those, not in the database as given. */
  readonly lostAnswers: number;
  /** Messages and presses sent, and how many of them never reached the inbox. */
  readonly sent: number;
  readonly lostMessages: number;
  /** Messages stored twice, turns refused because they had been made before, check-ins analysed twice. */
  readonly doubled: number;
  readonly checkIns: number;
  /** Check-ins whose report was shown. */
  readonly reports: number;
  /** Messages shown once more, because the kill came between the platform's answer and Leo's note of it. */
  readonly repeatedSends: number;
  /** Answers given or shown in another order than the messages they answer. */
  readonly outOfOrder: number;
  /** Messages that still wait for their turn, or have never been delivered. */
  readonly left: number;
}

interface PersonRow {
  readonly person: string;
  readonly messages: number;
  readonly disordered: number;
  readonly left: number;
  readonly parts: string[];
}

const t = translator("en");
/** What is said to a press that had been counted before. */
const refusals = ["already-answered", "not-asked", "finished", "not-yours"].map((reason) =>
  t(`check-in:refused.${reason}`),
);

async function readPerson(database: Database, userId: number): Promise<PersonRow> {
  const [row] = await database.query<PersonRow>({
    text: `SELECT a.person_id AS person,
        (SELECT count(*)::int FROM inbox i WHERE i.person_id = a.person_id AND i.delivery_id NOT LIKE 'job:%')
          AS messages,
        (SELECT count(*)::int FROM inbox i WHERE i.person_id = a.person_id AND i.state = 'new')
          + (SELECT count(*)::int FROM outbox o WHERE o.person_id = a.person_id AND o.due AND o.delivered_revision = 0) AS "left",
        (SELECT count(*)::int FROM (
          SELECT i.platform_order, max(i.platform_order) OVER (ORDER BY o.id, o.number ROWS UNBOUNDED PRECEDING) AS newest
          FROM outbox o JOIN inbox i ON i.person_id = o.person_id AND o.source = 'in:' || i.id
          WHERE o.person_id = a.person_id AND i.platform_order IS NOT NULL) said
          WHERE said.platform_order < said.newest) AS disordered,
        (SELECT coalesce(json_agg(part), '[]') FROM (
          SELECT jsonb_array_elements_text(o.sent_parts) AS part FROM outbox o
          WHERE o.person_id = a.person_id ORDER BY o.id) parts) AS parts
      FROM accounts a WHERE a.channel = 'telegram' AND a.platform_user_id = $1`,
    values: [String(userId)],
  });
  if (row === undefined) return { person: "", messages: 0, disordered: 0, left: 0, parts: [] };
  return row;
}

/** By check-in (first characters of its id) the stored answers as text, and how often it was analysed. */
async function readCheckIns(database: Database, person: string) {
  if (person === "") return new Map<string, { answers: Map<string, string>; analysed: number }>();
  const rows = await database.query<{
    id: string;
    answers: Record<string, unknown> | null;
    analysed: number;
  }>({
    text: `SELECT left(c.id::text, 8) AS id,
        (SELECT json_object_agg(question, value) FROM answers x WHERE x.person_id = $1 AND x.check_in_id = c.id)
          AS answers,
        (SELECT count(*)::int FROM assessments s WHERE s.person_id = $1 AND s.check_in_id = c.id) AS analysed
      FROM check_ins c WHERE c.person_id = $1`,
    values: [person],
  });
  return new Map(
    rows.map(({ id, answers, analysed }) => [
      id,
      {
        analysed,
        answers: new Map(Object.entries(answers ?? {}).map(([name, value]) => [name, String(value)])),
      },
    ]),
  );
}

async function auditPlayer(database: Database, { user, checkIns, sent }: Player): Promise<Audit> {
  const { person, messages, disordered, left, parts } = await readPerson(database, user.id);
  const stored = await readCheckIns(database, person);
  const ids = parts.map((part) => Number(part.split(":").find((piece) => /^\d+$/.test(piece))));
  const shown = user.replies();
  const known = new Set(ids);
  let answers = 0;
  let lostAnswers = 0;
  for (const played of checkIns) {
    const own = stored.get(played.checkIn ?? "")?.answers;
    for (const [question, value] of played.answers) {
      answers += 1;
      const kept = own?.get(question);
      if (kept === undefined || (value !== undefined && kept !== value)) lostAnswers += 1;
    }
  }
  const refused = shown.filter(({ text }) => refusals.some((words) => text.includes(words))).length;
  const analysedAgain = [...stored.values()].filter(({ analysed }) => analysed > 1).length;
  const disorderedOnScreen = ids.filter((id, index) => id < Math.max(0, ...ids.slice(0, index))).length;
  return {
    people: 1,
    answers,
    lostAnswers,
    sent: sent(),
    lostMessages: Math.max(0, sent() - messages),
    doubled: refused + analysedAgain + Math.max(0, messages - sent()),
    checkIns: checkIns.length,
    reports: checkIns.filter(({ reported }) => reported).length,
    repeatedSends: shown.filter(({ messageId }) => !known.has(messageId)).length,
    outOfOrder: disordered + disorderedOnScreen,
    left,
  };
}

/** Compares what people sent and saw with what is stored; Leo may be up or down. */
export async function audit(database: Database, players: readonly Player[]): Promise<Audit> {
  const audits = await Promise.all(players.map((player) => auditPlayer(database, player)));
  const sum = (name: keyof Audit) => audits.reduce((total, one) => total + one[name], 0);
  return {
    people: sum("people"),
    answers: sum("answers"),
    lostAnswers: sum("lostAnswers"),
    sent: sum("sent"),
    lostMessages: sum("lostMessages"),
    doubled: sum("doubled"),
    checkIns: sum("checkIns"),
    reports: sum("reports"),
    repeatedSends: sum("repeatedSends"),
    outOfOrder: sum("outOfOrder"),
    left: sum("left"),
  };
}
