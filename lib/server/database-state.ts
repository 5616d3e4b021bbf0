import { Pool } from 'pg';
import { env } from '@/lib/server/env';

/**
 * Is the database there? Asked in front of every page (proxy.ts), since Next can't give a status to a page whose
 * rendering fails, and after an error that nobody expected (docs/decisions/0012-database-away.md).
 */
const TRUST_MS = 500;
const TIMEOUT_MS = 2000;

/** Seconds after which a visitor may try again; the database is asked again long before. */
export const RETRY_SECONDS = 10;

type State = { pool: Pool; probing: Promise<boolean> | undefined; answers: boolean; at: number };
type Global = typeof globalThis & { sangziDatabaseState?: State };
// cast: the one place of the process that outlives a reloaded module
const store = globalThis as Global;

/** A connection of its own, which stays open: it hears at once that the server ends, and never waits behind commands. */
function state(): State {
  if (store.sangziDatabaseState === undefined) {
    const pool = new Pool({
      connectionString: env.DATABASE_URL,
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      application_name: 'sangzi-probe',
      allowExitOnIdle: true,
    });
    pool.on('error', () => void isDatabaseAway());
    store.sangziDatabaseState = { pool, probing: undefined, answers: true, at: -Infinity };
  }
  return store.sangziDatabaseState;
}

/** True when the database answered within the last half second, or answers now, within two seconds. */
export async function databaseAnswers(): Promise<boolean> {
  const known = state();
  if (performance.now() - known.at < TRUST_MS) return known.answers;
  known.probing ??= probe(known).finally(() => {
    known.probing = undefined;
  });
  return known.probing;
}

async function probe(known: State): Promise<boolean> {
  const answers = await known.pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  known.answers = answers;
  known.at = performance.now();
  return answers;
}

/** Whether the last answer was none; for those that can't wait for a question. */
export function isDatabaseKnownAway(): boolean {
  return !state().answers;
}

/** After a lost connection, or an error that nobody expected: is the database away? Asks afresh. */
export async function isDatabaseAway(): Promise<boolean> {
  state().at = -Infinity;
  return !(await databaseAnswers());
}
