import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { pool } from '@/lib/server/db';
import { AppError } from '@/lib/shared/errors';

/**
 * Named budgets, counted in the UNLOGGED table rate_limit (made by the first migration), so that all processes
 * share them. `batch` counts that many in the process before it writes once (REST only).
 */
export const BUDGETS = {
  /** failed and successful tries per account; a success clears it */
  sign_in_account: { points: 5, seconds: 900 },
  /** tries per address: an office shares one */
  sign_in_address: { points: 60, seconds: 900 },
  search: { points: 120, seconds: 60 },
  reveal: { points: 60, seconds: 3600 },
  /** looking for duplicates while typing, and being told that another unit keeps the person */
  duplicate_check: { points: 600, seconds: 3600 },
  duplicate_outside: { points: 30, seconds: 86_400 },
  /** entries of a roster of which a chamber's officer is told that the ledger may know the person, and asks about one */
  roster_met: { points: 60, seconds: 86_400 },
  export: { points: 20, seconds: 3600 },
  /** a person's own copy of everything that is kept */
  own_data: { points: 5, seconds: 3600 },
  /** leads that one officer of a chamber hands in */
  handed_lead: { points: 60, seconds: 3600 },
  public_form: { points: 10, seconds: 3600 },
  /** reports of the SMS gateway, per address */
  sms_report: { points: 1200, seconds: 60, batch: 20 },
  upload: { points: 120, seconds: 3600 },
  rest: { points: 600, seconds: 60, batch: 20 },
} as const satisfies Record<string, { points: number; seconds: number; batch?: number }>;

export type Budget = keyof typeof BUDGETS;

export type LimitAnswer = { allowed: boolean; remaining: number; retryAfterSeconds: number };

const limiters = new Map<Budget, RateLimiterPostgres>();

function limiterOf(name: Budget): RateLimiterPostgres {
  let limiter = limiters.get(name);
  if (limiter === undefined) {
    const { points, seconds } = BUDGETS[name];
    limiter = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: true,
      keyPrefix: name,
      points,
      duration: seconds,
    });
    limiters.set(name, limiter);
  }
  return limiter;
}

/** Counts one act of `key` against a budget and tells whether it is within it. Never throws for being over. */
export async function tryLimit(name: Budget, key: string): Promise<LimitAnswer> {
  const budget = BUDGETS[name];
  if ('batch' in budget) return countInBatches(name, key, budget.batch);
  return consume(name, key, 1);
}

/** The same, as a refusal: throws AppError('rate_limited', { seconds }) when the budget is spent. */
export async function limit(name: Budget, key: string): Promise<void> {
  const answer = await tryLimit(name, key);
  if (!answer.allowed) throw new AppError('rate_limited', { seconds: answer.retryAfterSeconds });
}

/** Clears a key's count: after a successful sign-in, or when an administrator lifts a lock. */
export async function clearLimit(name: Budget, key: string): Promise<void> {
  await limiterOf(name).delete(cut(key));
}

/** Is the key over its budget, without counting? For showing a lock. */
export async function isOverLimit(name: Budget, key: string): Promise<boolean> {
  const found = await limiterOf(name).get(cut(key));
  return found !== null && found.consumedPoints > BUDGETS[name].points;
}

const cut = (key: string): string => key.slice(0, 180);

async function consume(name: Budget, key: string, points: number): Promise<LimitAnswer> {
  try {
    return answerOf(await limiterOf(name).consume(cut(key), points), true);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return answerOf(refusal, false);
    throw refusal;
  }
}

function answerOf(result: RateLimiterRes, allowed: boolean): LimitAnswer {
  return {
    allowed,
    remaining: Math.max(0, result.remainingPoints),
    retryAfterSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
  };
}

type Batch = { pending: number; last: LimitAnswer; until: number };
const batches = new Map<string, Batch>();

/**
 * Counts in the process and writes once per `batch` acts. A process may run over by at most batch − 1 acts per
 * key; with p processes the budget is exceeded by at most p × (batch − 1).
 */
async function countInBatches(name: Budget, key: string, batch: number): Promise<LimitAnswer> {
  const id = `${name}:${key}`;
  const now = Date.now();
  const known = batches.get(id);
  const live = known !== undefined && known.until > now;
  if (live && !known.last.allowed) {
    return { ...known.last, retryAfterSeconds: Math.max(1, Math.ceil((known.until - now) / 1000)) };
  }
  if (live && known.pending + 1 < batch) {
    known.pending += 1;
    return { ...known.last, remaining: Math.max(0, known.last.remaining - known.pending) };
  }
  const pending = live ? known.pending : 0;
  if (live) known.pending = 0;
  const answer = await consume(name, key, pending + 1);
  batches.set(id, { pending: 0, last: answer, until: now + answer.retryAfterSeconds * 1000 });
  if (batches.size > 10_000) dropExpired(now);
  return answer;
}

function dropExpired(now: number): void {
  for (const [id, batch] of batches) if (batch.until <= now) batches.delete(id);
}
