import { describe, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { BUDGETS, clearLimit, isOverLimit, limit, tryLimit } from '@/lib/server/rate-limit';
import { AppError } from '@/lib/shared/errors';

describe('budgets', () => {
  it('are counted per key in the database and refuse with the time to wait', async () => {
    const { points, seconds } = BUDGETS.public_form;
    for (let i = 0; i < points; i += 1) await limit('public_form', '198.51.100.1');
    const refusal = await limit('public_form', '198.51.100.1').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    const wait = refusal instanceof AppError ? Number(refusal.values['seconds']) : 0;
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(seconds);
    await limit('public_form', '198.51.100.2');
    expect(await isOverLimit('public_form', '198.51.100.1')).toBe(true);
    await clearLimit('public_form', '198.51.100.1');
    expect(await isOverLimit('public_form', '198.51.100.1')).toBe(false);
  });

  it('let no more through in parallel than one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => tryLimit('export', 'user-1')));
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(BUDGETS.export.points);
  });

  it('of REST write once per batch and still end near the budget', async () => {
    const { points, batch } = BUDGETS.rest;
    let allowed = 0;
    for (let i = 0; i < points + 3 * batch; i += 1)
      if ((await tryLimit('rest', 'token-1')).allowed) allowed += 1;
    expect(allowed).toBeGreaterThanOrEqual(points);
    expect(allowed).toBeLessThan(points + batch);
  });

  it('live in a table without WAL', async () => {
    const rows = await db.$queryRaw<
      { kind: string }[]
    >`SELECT relpersistence::text AS kind FROM pg_class WHERE relname = 'rate_limit'`;
    expect(rows).toEqual([{ kind: 'u' }]);
  });
});
