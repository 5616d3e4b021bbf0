import { recordChange } from '@/lib/audit/commands';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction, Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { FieldErrors } from '@/lib/shared/errors';
import type { RowChoice } from '../schema';
import { loadForAct } from './batch-access';

/**
 * Decides what becomes of possible duplicates: leave out, create anyway, or treat as a record of the own scope that
 * is among the row's candidates. Named rows that are surely somebody of the ledger (`changed`) can be left out or
 * created as well; updating is what they do by themselves. `update` without an id takes the only own candidate; rows that have none, or
 * several, keep their decision. Returns how many rows were decided.
 */
export async function decideRows(actor: PersonActor, input: RowChoice): Promise<{ decided: number }> {
  if (!input.all && input.rows.length === 0) throw FieldErrors.of('rows', 'required');
  return inTransaction(async (tx) => {
    const batch = await loadForAct(tx, actor, input.id, ['ready']);
    const rows = input.all ? Prisma.sql`TRUE` : Prisma.sql`r."rowNo" = ANY (${input.rows}::int[])`;
    const target = input.choice.startsWith('update:') ? input.choice.slice('update:'.length) : null;
    // a returned sheet says by its number who a row is
    const known = input.all ? Prisma.sql`FALSE` : Prisma.sql`(r.outcome = 'changed' AND r.ref IS NULL)`;
    const own = Prisma.sql`${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}`;
    const chosen = input.choice.startsWith('update')
      ? await tx.$executeRaw`
          WITH own AS (
            SELECT r."rowNo", min(m.id::text) AS id FROM batch_row r
              CROSS JOIN jsonb_array_elements(r.candidates) AS c(candidate)
              JOIN merchant m ON m.id = (c.candidate->>'id')::uuid AND m."archivedAt" IS NULL AND ${own}
             WHERE r."batchId" = ${batch.id}::uuid AND r.outcome = 'duplicate' AND ${rows}
               AND (${target}::uuid IS NULL OR m.id = ${target}::uuid)
             GROUP BY r."rowNo" HAVING count(*) = 1
          )
          UPDATE batch_row r SET choice = 'update:' || own.id FROM own
           WHERE r."batchId" = ${batch.id}::uuid AND r."rowNo" = own."rowNo"`
      : await tx.$executeRaw`
          UPDATE batch_row r SET choice = ${input.choice}
           WHERE r."batchId" = ${batch.id}::uuid AND (r.outcome = 'duplicate' OR ${known}) AND ${rows}`;
    const reset = input.choice.startsWith('update')
      ? await tx.$executeRaw`
          UPDATE batch_row r SET choice = NULL
           WHERE r."batchId" = ${batch.id}::uuid AND ${known} AND ${rows}
             AND (${target}::uuid IS NULL OR r."targetId" = ${target}::uuid)`
      : 0;
    const decided = chosen + reset;
    if (decided === 0 && target !== null) throw FieldErrors.of('choice', 'not_in_list');
    await recordChange(tx, actor, {
      noun: 'imports',
      recordId: batch.id,
      verb: 'rows_decided',
      after: { choice: input.choice, rows: decided },
      batchId: batch.id,
    });
    return { decided };
  });
}
