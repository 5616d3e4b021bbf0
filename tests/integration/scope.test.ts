import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { db, Prisma } from '@/lib/server/db';
import { inScope, scopeWhere, type Scope } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

const columns = {
  units: 'keeperUnitIds',
  merchant: 'id',
  open: { column: 'doNotContact', is: false },
} as const;
let world: World;
let people: { id: string; keeperUnitIds: string[]; doNotContact: boolean }[];

beforeAll(async () => {
  world = await makeWorld();
  for (const unit of [world.own.countyId, world.own.parkId, world.other.countyId, world.rootId]) {
    await seedMerchant(unit);
    await seedMerchant(unit, { doNotContact: 'on' });
  }
  people = await db.merchant.findMany({ select: { id: true, keeperUnitIds: true, doNotContact: true } });
});

describe('one rule, three faces', () => {
  it('the where, the SQL and the predicate pick the same people for any scope', async () => {
    const unitIds = [
      world.rootId,
      world.own.countyId,
      world.own.parkId,
      world.other.countyId,
      world.other.parkId,
    ];
    const scopes: fc.Arbitrary<Scope> = fc.oneof(
      fc.constant<Scope>({ kind: 'all' }),
      fc.constant<Scope>({ kind: 'none' }),
      fc.record({
        kind: fc.constant('some' as const),
        unitIds: fc.subarray(unitIds),
        merchantIds: fc.subarray(
          people.map((person) => person.id),
          { maxLength: 3 },
        ),
      }),
      fc.record({
        kind: fc.constant('some' as const),
        unitIds: fc.subarray(unitIds),
        open: fc.constant(true as const),
      }),
    );
    await fc.assert(
      fc.asyncProperty(scopes, async (scope) => {
        const byWhere = await db.merchant.findMany({
          where: scopeWhere(scope, columns),
          select: { id: true },
        });
        const bySql = await db.$queryRaw<{ id: string }[]>(
          Prisma.sql`SELECT m.id FROM merchant m WHERE ${scopeSql(scope, columns, 'm')}`,
        );
        const byRule = people.filter((person) =>
          inScope(scope, {
            unitIds: person.keeperUnitIds,
            merchantId: person.id,
            isOpen: !person.doNotContact,
          }),
        );
        const ids = (rows: { id: string }[]) => rows.map((row) => row.id).sort();
        expect(ids(bySql)).toEqual(ids(byWhere));
        expect(ids(byRule)).toEqual(ids(byWhere));
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });
});
