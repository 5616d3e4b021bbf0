import { randomBytes, randomUUID } from 'node:crypto';
import { db } from '@/lib/server/db';

type Column = {
  name: string;
  type: string;
  kind: string;
  needed: boolean;
  target: string | null;
  label: string | null;
};

/** Columns of a table as the catalogue has them: type, whether a value is needed, whom it names, first word of an enum. */
async function columnsOf(table: string): Promise<Column[]> {
  return db.$queryRaw<Column[]>`
    SELECT a.attname::text AS name, y.typname::text AS type, y.typtype::text AS kind,
           a.attnotnull AND NOT a.atthasdef AS needed,
           (SELECT r.relname::text FROM pg_constraint c JOIN pg_class r ON r.oid = c.confrelid
             WHERE c.contype = 'f' AND c.conrelid = a.attrelid AND c.conkey = ARRAY[a.attnum]) AS target,
           (SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = y.oid ORDER BY e.enumsortorder LIMIT 1) AS label
      FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
     WHERE a.attrelid = ${table}::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY a.attnum`;
}

const MADE: Record<string, () => unknown> = {
  uuid: () => randomUUID(),
  text: () => `示例 ${randomBytes(6).toString('hex')}`,
  varchar: () => randomBytes(6).toString('hex'),
  int4: () => 1,
  int8: () => 1,
  numeric: () => 1,
  bool: () => false,
  date: () => '2026-03-01',
  timestamptz: () => '2026-03-01T00:00:00Z',
  jsonb: () => ({}),
  bytea: () => `\\x${randomBytes(16).toString('hex')}`,
};

/**
 * Puts a row into any table: what is not given and must be there is made by its type, rows that it must name are
 * planted first. For properties over every table of a registry, so that a later table is met without a line here.
 * Returns the row's columns as they were sent.
 */
export async function plantRow(
  table: string,
  given: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const row: Record<string, unknown> = { ...given };
  for (const column of await columnsOf(table)) {
    if (!column.needed || column.name in row) continue;
    if (column.target && column.target !== table)
      row[column.name] = (await plantRow(column.target, PARENTS[`${table}.${column.name}`] ?? {}))['id'];
    else if (column.kind === 'e') row[column.name] = column.label;
    else row[column.name] = MADE[column.type]?.() ?? (column.type.startsWith('_') ? [] : undefined);
  }
  const names = Object.keys(row)
    .map((name) => `"${name}"`)
    .join(', ');
  await db.$executeRawUnsafe(
    `INSERT INTO "${table}" (${names}) SELECT ${names} FROM json_populate_record(NULL::"${table}", $1::json)`,
    JSON.stringify(row),
  );
  return row;
}

/** What the rules of a table want in a row that it names. */
const PARENTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'care_fact.consentId': { purpose: 'care', fields: ['birthday'] },
};

/** What tables with rules of their own want in a row, beside the reference. */
export const PLANTED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  membership: { partyKind: 'person' },
  user_grant: { role: 'merchant' },
  story: { state: 'draft' },
};
