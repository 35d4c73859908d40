import type { Database } from "../../models/database.ts";

/** A row of any table as PostgreSQL writes it. */
export interface StoredRow {
  readonly table: string;
  readonly text: string;
}

/** Everything the database holds, jobs included, as text: whatever is in no row here is stored nowhere. */
export async function everythingStored(database: Database): Promise<readonly StoredRow[]> {
  const tables = await database.query<{ name: string }>({
    text: `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
      WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`,
  });
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await database.query<{ text: string }>({ text: `SELECT t::text AS text FROM ${name} t` });
      return found.map(({ text }) => ({ table: name, text }));
    }),
  );
  return rows.flat();
}
