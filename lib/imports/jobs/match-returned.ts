import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';

/**
 * Finds, set-wise, the records that the rows of a returned sheet speak of, by number. A number of another unit's
 * record, of one that is withheld, archived or made up gives one and the same error, which tells nothing of it. The
 * second row of one number is an error, and so is one whose version names no list that it was taken out with.
 */
export async function matchReturned(actor: Actor, batchId: string): Promise<void> {
  const own = Prisma.sql`${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}`;
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = '10min'`;
    await tx.$executeRaw`ANALYZE batch_row`;
    await tx.$executeRaw`
      WITH first AS (
        SELECT ref, min("rowNo") AS "rowNo" FROM batch_row
         WHERE "batchId" = ${batchId}::uuid AND outcome = 'pending' AND ref IS NOT NULL GROUP BY ref
      )
      UPDATE batch_row r SET outcome = 'error', reason = 'trip_twice' FROM first
       WHERE r."batchId" = ${batchId}::uuid AND r.outcome = 'pending' AND r.ref = first.ref
         AND r."rowNo" > first."rowNo"`;
    await tx.$executeRaw`
      UPDATE batch_row r SET "targetId" = m.id, "beforeVersion" = m.version FROM merchant m
       WHERE r."batchId" = ${batchId}::uuid AND r.outcome = 'pending' AND r.ref = m."fileNo"
         AND m."archivedAt" IS NULL AND ${own}`;
    await tx.$executeRaw`
      UPDATE batch_row r SET outcome = 'error', reason = 'trip_unknown'
       WHERE r."batchId" = ${batchId}::uuid AND r.outcome = 'pending' AND r.ref IS NOT NULL
         AND r."targetId" IS NULL`;
    await tx.$executeRaw`
      UPDATE batch_row r SET outcome = 'error', reason = 'trip_no_base'
       WHERE r."batchId" = ${batchId}::uuid AND r.outcome = 'pending' AND r.ref IS NOT NULL
         AND NOT EXISTS (
           SELECT 1 FROM export e JOIN export_row b ON b."exportId" = e.id
            WHERE e.number = split_part(r.mark, '/', 1) AND b."merchantId" = r."targetId")`;
  }, 600_000);
}
