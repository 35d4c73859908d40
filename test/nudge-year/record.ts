import type { Deed } from "./people.ts";
import type { TakenMessage } from "./platform.ts";
import type { Seated } from "./seat.ts";

/** Something a person did. */
export interface Happening {
  readonly person: string;
  readonly at: Date;
  readonly deed: Deed | { readonly kind: "answer" };
}

/** A stretch in which no instance looked what is due. */
export interface Outage {
  readonly from: Date;
  readonly to: Date;
}

/** A row of `nudges`, as it stands at the end. */
export interface NudgeRow {
  readonly person: string;
  readonly date: string;
  readonly slot: string;
  readonly outcome: string;
  readonly dueAt: Date;
  readonly decidedAt: Date;
  readonly message: number | null;
}

/** All that an auditor needs: what people did, what the platform took, and what is stored. */
export interface YearRecord {
  readonly from: Date;
  readonly to: Date;
  readonly seated: readonly Seated[];
  /** In order of time. */
  readonly happenings: readonly Happening[];
  readonly messages: readonly TakenMessage[];
  readonly outages: readonly Outage[];
  readonly rows: readonly NudgeRow[];
  readonly kills: number;
  readonly repeatedSends: number;
}
