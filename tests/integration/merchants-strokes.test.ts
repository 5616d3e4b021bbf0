import { beforeAll, describe, expect, it } from 'vitest';
import { createMerchants } from '@/lib/merchants/commands/create-merchants';
import { fillStrokes } from '@/lib/merchants/commands/fill-strokes';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { listLedgerIds } from '@/lib/merchants/queries/read-ledger';
import { MerchantInput } from '@/lib/merchants/schema';
import { MerchantFilters, MerchantPage } from '@/lib/merchants/search-params';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { exampleBasis } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
let idOf: (name: string) => string;

/** Strokes 2, 4, 7 (李 begins with 横, 张 and 阿 with 折) and 12; one surname by its second character, a single given name before a double one. */
const SORTED = ['丁一', '王芳', '王丽', '王一民', '李一', '张一', '阿A·一', '曾一'];

beforeAll(async () => {
  world = await makeWorld();
  const { ids } = await createMerchants(
    systemActor('test'),
    SORTED.toReversed().map((name) => MerchantInput.parse({ name, ownerUnitId: world.own.countyId })),
    { basis: exampleBasis },
  );
  idOf = (name) => ids[SORTED.toReversed().indexOf(name)] ?? '';
});

async function walk(size: number): Promise<string[]> {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const page = await listMerchants(
      await world.actor('clerk'),
      MerchantPage.parse({ order: 'strokes', ...(after ? { after } : {}) }),
      size,
    );
    names.push(...page.rows.map((row) => row.name));
    after = page.next;
  } while (after);
  return names.filter((name) => SORTED.includes(name));
}

describe('the ledger in order of strokes', () => {
  it('goes by strokes page by page, and a sheet goes the same way', async () => {
    expect(await walk(3)).toEqual(SORTED);
    const ids = await listLedgerIds(await world.actor('clerk'), {
      filters: MerchantFilters.parse({ order: 'strokes' }),
    });
    expect(ids.filter((id) => SORTED.some((name) => idOf(name) === id))).toEqual(SORTED.map(idOf));
  });

  it('follows a new name, and not a new reading of the old one', async () => {
    const actor = await world.actor('clerk');
    await updateMerchants(actor, [{ id: idOf('曾一'), version: 1, values: { namePinyin: 'ceng' } }]);
    expect(await walk(50)).toEqual(SORTED);
    await updateMerchants(actor, [{ id: idOf('曾一'), version: 2, values: { name: '丁一' } }]);
    const first = await listMerchants(actor, MerchantPage.parse({ order: 'strokes', q: '丁一' }));
    expect(first.rows).toHaveLength(2);
    await updateMerchants(actor, [{ id: idOf('曾一'), version: 3, values: { name: '曾一' } }]);
    expect(await walk(50)).toEqual(SORTED);
  });

  it('records from before get their key by the job, and are otherwise not touched', async () => {
    const id = idOf('王芳');
    const look = () =>
      db.merchant.findUniqueOrThrow({
        where: { id },
        select: { strokes: true, version: true, updatedAt: true },
      });
    const before = await look();
    await db.$executeRaw`UPDATE merchant SET strokes = '' WHERE id = ${id}::uuid`;
    expect((await walk(50))[0]).toBe('王芳');
    expect(await fillStrokes(systemActor('test'))).toBe(1);
    expect(await look()).toEqual(before);
    expect(await fillStrokes(systemActor('test'))).toBe(0);
    expect(await walk(50)).toEqual(SORTED);
  });
});
