/**
 * The application's own database role: it reads and writes rows, but cannot alter tables, and cannot change or delete
 * what the audit log holds (docs/security.md). The owner migrates and grants; see docs/how-to/deploy.md.
 */
import pg from 'pg';
import { withClient } from './database.mjs';

/** Append-only for the application; triggers refuse it to the owner too. */
export const APPEND_ONLY_TABLES = ['change', 'revision', 'seal'];
const SCHEMAS = ['public', 'pgboss'];

/** Makes a role that may sign in without a password: for the embedded database, whose socket only its owner reaches. */
export async function ensureSocketRole(ownerUrl, role) {
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (!rowCount) await client.query(`CREATE ROLE ${pg.escapeIdentifier(role)} LOGIN`);
  });
}

/**
 * Gives the role what the application needs on everything that the migrations made. Safe to repeat.
 * @param {string} ownerUrl @param {string} role
 */
export async function grantToApp(ownerUrl, role) {
  const to = pg.escapeIdentifier(role);
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query('SELECT nspname AS name FROM pg_namespace WHERE nspname = ANY ($1)', [
      SCHEMAS,
    ]);
    const statements = rows.flatMap(({ name }) => grantsOn(name, to));
    const log = APPEND_ONLY_TABLES.map((table) => `public.${pg.escapeIdentifier(table)}`).join(', ');
    await client.query(
      [
        'BEGIN',
        ...statements,
        `REVOKE UPDATE, DELETE, TRUNCATE ON ${log} FROM ${to}`,
        `REVOKE INSERT, UPDATE, DELETE ON public._prisma_migrations FROM ${to}`,
        'COMMIT',
      ].join(';\n'),
    );
  });
}

function grantsOn(schema, to) {
  return [
    `GRANT USAGE ON SCHEMA ${schema} TO ${to}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${to}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${to}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${to}`,
  ];
}

/** Whether the role already has what it needs: a table without a grant means that migrations ran since. */
export async function isGranted(ownerUrl, role) {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT count(*) FILTER (WHERE NOT has_table_privilege($1, c.oid, 'SELECT'))::int AS missing,
              count(*) FILTER (WHERE n.nspname = 'pgboss')::int AS queue
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY ($2)`,
      [role, SCHEMAS],
    );
    return rows[0].missing === 0 && rows[0].queue > 0;
  });
}
