import type { Database } from "../database.ts";
import { type PersonTable, personTables } from "./person-tables.ts";

/** A database or a transaction of it. */
type Queries = Pick<Database, "query">;

/** Everything Leo keeps about a person, as a file. */
export interface PersonExport {
  /** Pretty-printed JSON, dates in ISO 8601. */
  readonly json: string;
  /** Lists that were cut to their newest entries, by their name in the file. */
  readonly shortened: readonly string[];
}

/** Largest file, in bytes: what every platform takes. */
export const maxExportBytes = 4_000_000;

/** Rows of one table that are looked at, the newest ones. */
const rowLimit = 20_000;

type Fields = Readonly<Record<string, unknown>>;

function readable(name: string): string {
  return name.replace(/_([a-z\d])/g, (_whole, letter: string) => letter.toUpperCase());
}

/** What a table's list is called in the file. */
export function listName({ name, exportAs }: PersonTable): string {
  return exportAs ?? readable(name);
}

/** Pictures and files that Leo sent are named, not repeated: an export holds no earlier export. */
function withoutBytes(key: string, value: unknown): unknown {
  return key === "pngBase64" || key === "base64" ? "(not repeated here)" : value;
}

function entryOf(row: Fields): Fields {
  const named = Object.entries(row).map(([name, value]) => [readable(name), value] as const);
  return JSON.parse(JSON.stringify(Object.fromEntries(named), withoutBytes)) as Fields;
}

async function rowsOf(queries: Queries, personId: string, table: PersonTable): Promise<readonly Fields[]> {
  if (table.exportBy === undefined) return [];
  const rows = await queries.query<{ row: Fields }>({
    text: `SELECT to_jsonb(t) - $2::text[] AS row FROM ${table.name} t WHERE person_id = $1
      ORDER BY ${table.exportBy} DESC LIMIT ${rowLimit}`,
    values: [personId, ["person_id", ...(table.omit ?? [])]],
  });
  return rows.map(({ row }) => entryOf(row));
}

/** The newest entries that fit, oldest first. @param entries newest first */
function fitting(entries: readonly Fields[], maxBytes: number): readonly Fields[] {
  let left = maxBytes;
  const end = entries.findIndex((entry) => {
    // Two spaces a level more than it is measured with.
    left -= Buffer.byteLength(JSON.stringify(entry, null, 2).replaceAll("\n", "\n    ")) + 6;
    return left < 0;
  });
  return (end < 0 ? entries : entries.slice(0, end)).toReversed();
}

/**
 * Collects everything about a person out of every table that holds something of theirs; secrets, hashes and a
 * platform's own references are left out. Where it grows too large the last lists are cut to their newest entries.
 */
export async function exportPerson(
  queries: Queries,
  personId: string,
  now: Date,
  maxBytes = maxExportBytes,
): Promise<PersonExport> {
  const [profile] = await queries.query<{ row: Fields }>({
    text: "SELECT to_jsonb(p) - '{id,onboarding_step}'::text[] AS row FROM people p WHERE id = $1",
    values: [personId],
  });
  const shortened: string[] = [];
  const sections: Record<string, unknown> = { profile: profile === undefined ? null : entryOf(profile.row) };
  // Room for the names of the lists and for what stands above them.
  let left = maxBytes - 4_000;
  for (const table of personTables) {
    const all = await rowsOf(queries, personId, table);
    const entries = fitting(all, left);
    left -= Buffer.byteLength(JSON.stringify(entries, null, 2).replaceAll("\n", "\n  "));
    if (entries.length < all.length || all.length === rowLimit) shortened.push(listName(table));
    if (table.exportBy !== undefined) sections[listName(table)] = entries;
  }
  const about = { what: "Everything Leo keeps about you", madeAt: now.toISOString(), shortened };
  return { json: JSON.stringify({ about, ...sections }, null, 2), shortened };
}
