import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { Prisma, PrismaClient } from '@/prisma/generated/client';
import { isDatabaseAway } from './database-state';
import { env } from './env';

/** Connections per process; PgBouncer or the server's max_connections bounds the rest. */
const POOL_SIZE = 10;

type Global = typeof globalThis & { sangziDb?: { client: PrismaClient; pool: Pool } };

function open(): { client: PrismaClient; pool: Pool } {
  const pool = new Pool({
    connectionString: env.DATABASE_URL,
    max: POOL_SIZE,
    idleTimeoutMillis: 30_000,
    // a host that does not answer fails the request instead of holding it for ever
    connectionTimeoutMillis: 10_000,
    // UTC: Prisma's adapter sends times without a zone, so any other zone would shift every one that it writes.
    // “Today” in SQL is (now() AT TIME ZONE 'Asia/Shanghai')::date.
    // Prisma's adapter writes timestamps without a zone and means UTC; SQL that needs a day says AT TIME ZONE
    options: '-c TimeZone=UTC -c idle_in_transaction_session_timeout=30000 -c statement_timeout=60000',
  });
  pool.on('error', () => void isDatabaseAway());
  return { client: new PrismaClient({ adapter: new PrismaPg(pool) }), pool };
}

// one pool per process, also when the development server reloads modules
// cast: the shape is known from the lines above
const store = globalThis as Global;
const opened = (store.sangziDb ??= open());

/** The client. Only files of lib/ may import it (walls table). */
export const db = opened.client;
/** The same connections for COPY and prepared statements; use through lib/server/bulk.ts and query modules. */
export const pool = opened.pool;

/** A transaction's client. */
export type Tx = Prisma.TransactionClient;
export { Prisma };

/**
 * Runs a command's writes in one short transaction. Never take a second connection inside it.
 * A serialisation failure or deadlock is retried twice; anything else passes.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, timeoutMs = 15_000): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, { timeout: timeoutMs, maxWait: 10_000 });
    } catch (error) {
      if (attempt < 3 && isRetryable(error)) continue;
      throw error;
    }
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034';
}
