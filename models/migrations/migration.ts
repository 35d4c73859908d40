/** One forward step of the schema; runs in a transaction of its own. */
export interface Migration {
  /** Number and name, e.g. `0001-first-report`; never changed once released. */
  readonly name: string;
  readonly sql: string;
}
