import { canKeepFor, fieldsHiddenFrom, type MerchantField } from '@/lib/merchants/policy';
import { listLedgerIds } from '@/lib/merchants/queries/read-ledger';
import { questionOf } from '@/lib/merchants/schema-question';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { officerStays } from './jobs/hand-to-unit';
import { canUseBulks } from './policy';

/** What handing people to another unit would do, before anything is done. */
export type HandPreview = {
  unitId: string;
  unit: string;
  /** who keeps them now, most people first; `loses`: the unit does not see them afterwards */
  from: { unit: string; persons: number; loses: boolean }[];
  /** the unit keeps them already: nothing happens to them */
  already: number;
  /** whose officer in charge would not see them any more and is taken off */
  officers: number;
  /** without a lawful basis in force: the new unit has to complete it */
  noBasis: number;
  /** fields of the record that the unit's own staff does not read */
  hidden: MerchantField[];
};

/**
 * Who would be handed over and what changes for whom, counted over exactly the people of the question. Refuses units
 * that the actor does not keep for (they do not exist for the question).
 */
export async function getHandPreview(
  actor: Actor,
  input: { query: string; ids: string; unitId: string },
): Promise<HandPreview> {
  if (!canUseBulks(actor)) throw new ForbiddenError('bulks.start');
  if (!canKeepFor(actor, input.unitId)) throw new NotFoundError('unit');
  const [unit, ids] = await Promise.all([
    db.unit.findUnique({ where: { id: input.unitId }, select: { id: true, name: true, ancestorIds: true } }),
    listLedgerIds(actor, questionOf(input)),
  ]);
  if (!unit) throw new NotFoundError('unit');
  const rows = await readRows<{
    id: string;
    unit: string;
    persons: number;
    officers: number;
    noBasis: number;
  }>(
    Prisma.sql`
    SELECT u.id, u.name AS unit, count(*)::int AS persons,
           count(*) FILTER (WHERE m."officerId" IS NOT NULL AND NOT ${officerStays(unit.id)})::int AS officers,
           count(*) FILTER (WHERE m."basisState" <> 'valid')::int AS "noBasis"
      FROM merchant m JOIN unit u ON u.id = m."ownerUnitId"
     WHERE m.id = ANY (${ids}::uuid[]) AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     GROUP BY u.id, u.name ORDER BY persons DESC, u.name`,
  );
  const moving = rows.filter((row) => row.id !== unit.id);
  const sum = (key: 'officers' | 'noBasis') => moving.reduce((total, row) => total + row[key], 0);
  return {
    unitId: unit.id,
    unit: unit.name,
    from: moving.map((row) => ({
      unit: row.unit,
      persons: row.persons,
      loses: !unit.ancestorIds.includes(row.id),
    })),
    already: rows.find((row) => row.id === unit.id)?.persons ?? 0,
    officers: sum('officers'),
    noBasis: sum('noBasis'),
    hidden: fieldsHiddenFrom('filler'),
  };
}
