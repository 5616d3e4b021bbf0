import { merchantWhere, contactIs } from '@/lib/merchants/queries/where';
import { MerchantFilters } from '@/lib/merchants/search-params';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { ForbiddenError } from '@/lib/shared/errors';
import { canReadCoverage } from '../policy';
import { coverageRate } from '../rules';

/**
 * Key people of a unit and those below it (A4): all, those with an interval, of these contacted within it and not, those
 * without an interval. `rate` is covered / counted in percent, null where nobody is counted.
 */
export type CoverageRow = {
  unitId: string | null;
  unit: string | null;
  all: number;
  counted: number;
  covered: number;
  overdue: number;
  unset: number;
  rate: string | null;
};

type Counted = Omit<CoverageRow, 'counted' | 'rate'>;

const sums = Prisma.sql`count(*)::int AS all,
  (count(*) FILTER (WHERE ${contactIs.covered}))::int AS covered,
  (count(*) FILTER (WHERE ${contactIs.overdue}))::int AS overdue,
  (count(*) FILTER (WHERE ${contactIs.unset}))::int AS unset`;

const withRate = (row: Counted): CoverageRow => ({
  ...row,
  counted: row.covered + row.overdue,
  rate: coverageRate(row.covered, row.covered + row.overdue),
});

/**
 * How many key people were contacted within their interval: the total of the actor's scope first, then each unit right
 * below the scope's root. Rows are counted by the ledger's own conditions (`key`, `contact`, `unit`), so that each
 * number is that of the list it opens. A person kept by two units stands in both rows and once in the total.
 */
export async function getCoverage(actor: Actor): Promise<{ total: CoverageRow; units: CoverageRow[] }> {
  if (!canReadCoverage(actor)) throw new ForbiddenError('interactions.coverage');
  const where = merchantWhere(actor, MerchantFilters.parse({ key: '1' }));
  const root = actor.kind === 'person' ? actor.scopeRootId : null;
  const [totals, units] = await Promise.all([
    readRows<Counted>(
      Prisma.sql`SELECT NULL AS "unitId", NULL AS unit, ${sums} FROM merchant m WHERE ${where}`,
    ),
    readRows<Counted>(Prisma.sql`
      SELECT p.id AS "unitId", p."shortName" AS unit, ${sums}
        FROM unit p JOIN merchant m ON m."keeperUnitIds" && ARRAY(
          SELECT u.id FROM unit u WHERE u."ancestorIds" @> ARRAY[p.id])
       WHERE ${where} AND p."parentId" IS NOT DISTINCT FROM ${root}::uuid
       GROUP BY p.id, p."shortName", p."sortNo" ORDER BY p."sortNo", p."shortName", p.id LIMIT 300`),
  ]);
  const [total = { unitId: null, unit: null, all: 0, covered: 0, overdue: 0, unset: 0 }] = totals;
  return { total: withRate(total), units: units.map(withRate) };
}
