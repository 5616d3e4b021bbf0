import { pool } from '@/lib/server/db';
import type { Figure } from './measure';

/** What hangs on a person and is read with the lists; audit and sealed values of a copy would be read by nobody. */
const SATELLITES = ['keeper', 'contact_point', 'post', 'basis', 'merchant_facet'];

/**
 * Lays every person of the ledger `copies` times beside itself, by SQL: the lists of a ledger ten times as long, without
 * the hours that entering it would take. A search finds ten times as many people too, as it would in such a ledger.
 */
export async function multiplyLedger(copies: number): Promise<Figure[]> {
  const from = performance.now();
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await client.query('CREATE TEMP TABLE first_people AS SELECT id FROM merchant');
    for (let copy = 1; copy <= copies; copy += 1) {
      // uuidv7() of PostgreSQL 18: copies stand after the people they are made of
      await client.query('CREATE TEMP TABLE twin AS SELECT id AS old, uuidv7() AS new FROM first_people');
      await client.query('CREATE UNIQUE INDEX ON twin (old)');
      await client.query(
        await copyOf(client.query.bind(client), 'merchant', 't.old = s.id', {
          id: 't.new',
          fileNo: `s."fileNo" || '-${copy}'`,
          personKeyId: 'NULL',
          updatedAt: `s."updatedAt" - interval '${copy} hours'`,
        }),
      );
      for (const table of SATELLITES) {
        await client.query(
          await copyOf(client.query.bind(client), table, 't.old = s."merchantId"', {
            id: 'uuidv7()',
            merchantId: 't.new',
          }),
        );
      }
      await client.query('DROP TABLE twin');
      process.stderr.write(
        `copy ${copy} of ${copies}: ${((performance.now() - from) / 1000).toFixed(0)} s\n`,
      );
    }
    for (const table of ['merchant', ...SATELLITES]) await client.query(`VACUUM ANALYZE "${table}"`);
    const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM merchant');
    return [
      {
        what: `lay the ledger ${copies} times beside itself, by SQL`,
        ours: (performance.now() - from) / 1000,
        floor: null,
        unit: 's',
        note: `${rows[0]?.count} people now; what follows is measured on them`,
      },
    ];
  } finally {
    client.release();
  }
}

type Ask = (sql: string, values: string[]) => Promise<{ rows: { name: string }[] }>;

/** INSERT … SELECT of a whole table beside its twins, with some columns said anew; columns the database makes are left out. */
async function copyOf(ask: Ask, table: string, join: string, anew: Record<string, string>): Promise<string> {
  const { rows } = await ask(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  const columns = rows.map(({ name }) => `"${name}"`).join(', ');
  const values = rows.map(({ name }) => anew[name] ?? `s."${name}"`).join(', ');
  return `INSERT INTO "${table}" (${columns}) SELECT ${values} FROM "${table}" s JOIN twin t ON ${join}`;
}
