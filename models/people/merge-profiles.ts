import type { Transaction } from "../database.ts";
import type { PersonStage } from "./person.ts";

/** Two people of whom one is kept. */
export interface MergePair {
  readonly keptId: string;
  readonly goneId: string;
}

interface ProfileRow {
  readonly id: string;
  readonly stage: PersonStage;
  readonly region: string | null;
  readonly time_zone: string | null;
  readonly onboarding_step: string | null;
  readonly consented_at: Date | null;
  readonly photo_consented_at: Date | null;
  readonly photo_declined_at: Date | null;
  readonly created_at: Date;
}

/** How far somebody has come. */
const stageRank: Readonly<Record<PersonStage, number>> = { new: 0, onboarding: 1, minor: 2, adult: 2 };

function earliest(dates: readonly (Date | null)[]): Date | null {
  const known = dates.filter((date) => date !== null);
  return known.length === 0 ? null : new Date(Math.min(...known.map((date) => date.getTime())));
}

function latest(dates: readonly (Date | null)[]): number {
  return Math.max(0, ...dates.map((date) => date?.getTime() ?? 0));
}

/** Whether two people can't be one, since one of them is a minor and the other an adult. */
export function agesDiffer(a: PersonStage, b: PersonStage): boolean {
  return (a === "minor" && b === "adult") || (a === "adult" && b === "minor");
}

/**
 * Joins the profiles of two people and holds both rows, so that nothing is added to either meanwhile. Whoever has come
 * further is kept, else whoever was there first; place and language are theirs, and the other's only where they have
 * none. Of photos the newest word counts.
 */
export async function mergeProfiles(
  transaction: Transaction,
  ids: readonly [string, string],
): Promise<{ readonly kind: "pair"; readonly pair: MergePair } | { readonly kind: "ages-differ" | "gone" }> {
  const rows = await transaction.query<ProfileRow>({
    text: "SELECT * FROM people WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE",
    values: [ids],
  });
  const [kept, gone] = rows.toSorted(
    (a, b) =>
      stageRank[b.stage] - stageRank[a.stage] ||
      a.created_at.getTime() - b.created_at.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
  if (kept === undefined || gone === undefined) return { kind: "gone" };
  if (agesDiffer(kept.stage, gone.stage)) return { kind: "ages-differ" };
  const place = kept.time_zone === null ? gone : kept;
  const saidYes = latest([kept.photo_consented_at, gone.photo_consented_at]);
  const saidNo = latest([kept.photo_declined_at, gone.photo_declined_at]);
  await transaction.query({
    text: `UPDATE people SET region = $2, time_zone = $3, onboarding_step = $4, consented_at = $5,
        photo_consented_at = $6, photo_declined_at = $7, created_at = $8 WHERE id = $1`,
    values: [
      kept.id,
      place.region ?? kept.region,
      place.time_zone,
      kept.onboarding_step ?? (kept.stage === gone.stage ? gone.onboarding_step : null),
      earliest([kept.consented_at, gone.consented_at]),
      saidYes > saidNo ? new Date(saidYes) : null,
      saidNo >= saidYes && saidNo > 0 ? new Date(saidNo) : null,
      earliest([kept.created_at, gone.created_at]),
    ],
  });
  return { kind: "pair", pair: { keptId: kept.id, goneId: gone.id } };
}
