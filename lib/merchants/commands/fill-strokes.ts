import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { merchantScopeColumns, visibleMerchants } from '../policy';
import { strokesOfName } from '../rules';

/** Records written in one transaction. */
export const STROKES_SIZE = 1_000;

/**
 * Writes the key of the order by strokes for records from before there was one: so many at a time, found by the key's
 * own index. A derived column, so version, day of change and history stay. A killed run leaves nothing half, the next
 * one goes on. Returns how many were written. For the job.
 */
export async function fillStrokes(actor: Actor): Promise<number> {
  if (actor.kind !== 'system') throw new ForbiddenError('merchants.strokes');
  return inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT m.id, m.name FROM merchant m
       WHERE m.strokes = '' AND m.name <> '' AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
       ORDER BY m.id LIMIT ${STROKES_SIZE}::int FOR UPDATE SKIP LOCKED`;
    if (rows.length === 0) return 0;
    const keys = rows.map((row) => strokesOfName(row.name));
    return tx.$executeRaw`
      UPDATE merchant m SET strokes = x.key
        FROM unnest(${rows.map((row) => row.id)}::uuid[], ${keys}::text[]) AS x(id, key)
       WHERE m.id = x.id`;
  }, 60_000);
}
