import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { batchScopeColumns, canImport, visibleBatches } from '../policy';

/** A person who stood in the list when it was taken out and whose row is missing from the returned sheet. */
export type RemovedPerson = { id: string; fileNo: string; name: string };

/** The people of the own scope whom the lists of a returned sheet were taken out with and who are missing from it. */
function removedSql(actor: Actor, batchId: string): Prisma.Sql {
  return Prisma.sql`
    merchant m WHERE m."archivedAt" IS NULL AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
      AND m.id IN (
        SELECT b."merchantId" FROM export e JOIN export_row b ON b."exportId" = e.id
         WHERE e.number IN (SELECT DISTINCT split_part(r.mark, '/', 1) FROM batch_row r
                             WHERE r."batchId" = ${batchId}::uuid AND r."targetId" IS NOT NULL)
        EXCEPT SELECT r."targetId" FROM batch_row r WHERE r."batchId" = ${batchId}::uuid)`;
}

async function refuseStrangers(actor: Actor, batchId: string): Promise<void> {
  if (!canImport(actor)) throw new ForbiddenError('imports.read');
  const own = await db.batch.count({
    where: { AND: [{ id: batchId }, scopeWhere(visibleBatches(actor), batchScopeColumns)] },
  });
  if (own === 0) throw new NotFoundError('batch');
}

/** The first two hundred such people, by number. Nothing happens to them; the list is for a look. */
export async function listRemoved(actor: Actor, batchId: string): Promise<RemovedPerson[]> {
  await refuseStrangers(actor, batchId);
  return db.$queryRaw<RemovedPerson[]>`
    SELECT m.id, m."fileNo", m.name FROM ${removedSql(actor, batchId)} ORDER BY m."fileNo" LIMIT 200`;
}

/** How many there are. */
export async function countRemoved(actor: Actor, batchId: string): Promise<number> {
  await refuseStrangers(actor, batchId);
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM ${removedSql(actor, batchId)}`;
  return row?.n ?? 0;
}
