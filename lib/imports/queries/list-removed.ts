import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { removedSql } from '../jobs/compare-rows';
import { batchScopeColumns, canImport, visibleBatches } from '../policy';

/** A person who stood in the list when it was taken out and whose row is missing from the returned sheet. */
export type RemovedPerson = { id: string; fileNo: string; name: string };

/** The first two hundred such people of the own scope, by number. Nothing happens to them; the list is for a look. */
export async function listRemoved(actor: Actor, batchId: string): Promise<RemovedPerson[]> {
  if (!canImport(actor)) throw new ForbiddenError('imports.read');
  const own = await db.batch.count({
    where: { AND: [{ id: batchId }, scopeWhere(visibleBatches(actor), batchScopeColumns)] },
  });
  if (own === 0) throw new NotFoundError('batch');
  return db.$queryRaw<RemovedPerson[]>`
    SELECT m.id, m."fileNo", m.name FROM (${removedSql(batchId)}) x
      JOIN merchant m ON m.id = x.id AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     ORDER BY m."fileNo" LIMIT 200`;
}
