import { PrismaPg } from '@prisma/adapter-pg';
import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseError, Pool, type PoolClient } from 'pg';
import { Prisma, PrismaClient } from '@/prisma/generated/client';
import { isDatabaseAway } from './database-state';
import { env } from './env';

/** Connections per process; PgBouncer or the server's max_connections bounds the rest. */
const POOL_SIZE = 10;

/** The connection that a transaction has taken; null before it begins and from the moment it ends. */
type Held = { client: PoolClient | null };
type Opened = { client: PrismaClient; pool: Pool; held: AsyncLocalStorage<Held> };
type Global = typeof globalThis & { sangziDb?: Opened };

/**
 * Notes which connection a transaction gets, so that COPY can run inside it: Prisma has no COPY of its own. The note
 * is gone as soon as COMMIT or ROLLBACK is on its way, also when Prisma's own time limit ends the transaction.
 */
class NotingPool extends Pool {
  readonly held = new AsyncLocalStorage<Held>();

  override connect(): Promise<PoolClient>;
  override connect(
    callback: (
      err: Error | undefined,
      client: PoolClient | undefined,
      done: (release?: unknown) => void,
    ) => void,
  ): void;
  override connect(
    callback?: (
      err: Error | undefined,
      client: PoolClient | undefined,
      done: (release?: unknown) => void,
    ) => void,
  ): Promise<PoolClient> | void {
    if (callback) return super.connect(callback);
    const holder = this.held.getStore();
    const connecting = super.connect();
    return holder?.client === null ? connecting.then((client) => note(client, holder)) : connecting;
  }
}

/**
 * What a transaction asks at once is sent one by one: a connection answers in turn, and the driver stops keeping the
 * queue for its callers in its next version. Streams (COPY) take the connection themselves.
 */
function note(client: PoolClient, holder: Held): PoolClient {
  holder.client = client;
  const send = client.query;
  let last: Promise<unknown> = Promise.resolve();
  // cast: the same function, which looks at the text of what it sends
  client.query = function (this: PoolClient, ...args: unknown[]) {
    if (endsTransaction(args[0])) {
      holder.client = null;
      client.query = send;
    }
    const ask = () => Reflect.apply(send, this, args) as unknown;
    if (!answersWithPromise(args)) return ask();
    const answer = last.then(ask);
    last = answer.catch(() => undefined);
    return answer;
  } as PoolClient['query'];
  return client;
}

/** A query by text or configuration without a callback; not a stream that reads or writes by itself. */
function answersWithPromise(args: readonly unknown[]): boolean {
  const [query] = args;
  const isStream = typeof query === 'object' && query !== null && 'submit' in query;
  return !isStream && typeof args.at(-1) !== 'function';
}

function endsTransaction(query: unknown): boolean {
  const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : query;
  return text === 'COMMIT' || text === 'ROLLBACK';
}

/** The connection of the running transaction, for COPY in lib/server/bulk.ts. Throws outside of `inTransaction`. */
export function transactionConnection(_tx: Tx): PoolClient {
  const client = opened.held.getStore()?.client;
  if (!client) throw new Error('there is no open transaction here: set-wise writes need inTransaction()');
  return client;
}

function open(): Opened {
  const pool = new NotingPool({
    connectionString: env.DATABASE_URL,
    max: POOL_SIZE,
    idleTimeoutMillis: 30_000,
    // a host that does not answer fails the request instead of holding it for ever
    connectionTimeoutMillis: 10_000,
    // UTC: Prisma's adapter sends times without a zone, so any other zone would shift every one that it writes.
    // No JIT: compiling a condition of many parts takes longer than any list or count here (a server's default is on).
    // “Today” in SQL is (now() AT TIME ZONE 'Asia/Shanghai')::date.
    options:
      '-c TimeZone=UTC -c jit=off -c idle_in_transaction_session_timeout=30000 -c statement_timeout=60000',
  });
  pool.on('error', () => void isDatabaseAway());
  return { client: new PrismaClient({ adapter: new PrismaPg(pool) }), pool, held: pool.held };
}

// One pool per process, and one memory of who holds which connection: a build has this module several times (pages,
// actions, routes), and the development server reloads it.
// cast: the one place of the process that all of them see
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
      return await opened.held.run({ client: null }, () =>
        db.$transaction(work, { timeout: timeoutMs, maxWait: 10_000 }),
      );
    } catch (error) {
      if (attempt < 3 && isRetryable(error)) continue;
      throw error;
    }
  }
}

const RETRYABLE: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/** Serialisation failure or deadlock, however it was told: by the ORM, by one of its raw queries, by COPY. */
function isRetryable(error: unknown): boolean {
  if (error instanceof DatabaseError) return RETRYABLE.has(error.code);
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || (error.code === 'P2010' && RETRYABLE.has(rawCodeOf(error.meta)));
}

/** What the database said of a raw query: the adapter hands its code on as the cause's. */
function rawCodeOf(meta: Record<string, unknown> | undefined): unknown {
  const told = meta?.['driverAdapterError'];
  const cause = typeof told === 'object' && told !== null && 'cause' in told ? told.cause : null;
  return typeof cause === 'object' && cause !== null && 'originalCode' in cause
    ? cause.originalCode
    : undefined;
}
